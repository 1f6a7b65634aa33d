package org.visibles.messaging.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.visibles.messaging.MailText;

/** A mail as its addressee would read it; links into the program can be followed. */
class MailDialog extends Dialog {

    /**
     * @param base the program's address with a slash at its end
     */
    MailDialog(MailText mail, String base) {
        setHeaderTitle(mail.subject());
        setMaxWidth("40rem");
        add(new Paragraph(getTranslation("messaging.mail.to", mail.recipient())), body(mail.body(), base));
        getFooter().add(new Button(getTranslation("action.close"), click -> close()));
    }

    private static Div body(String text, String base) {
        Div body = new Div();
        body.addClassName("visibles-mail");
        Matcher link = Pattern.compile(Pattern.quote(base) + "[^\\s<>\"]*").matcher(text);
        int end = 0;
        while (link.find()) {
            body.add(new Span(text.substring(end, link.start())));
            Anchor anchor = new Anchor(link.group(), link.group());
            anchor.setRouterIgnore(true); // a sign-in link begins anew
            body.add(anchor);
            end = link.end();
        }
        body.add(new Span(text.substring(end)));
        return body;
    }
}
