package org.visibles.outreach.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Map;
import org.visibles.kernel.Drafts;
import org.visibles.outreach.ContactContent;
import org.visibles.widgets.Notices;

/** One exchange, new or to be changed. What is typed is kept while typing, and offered again after a lost session. */
class ContactDialog extends Dialog {

    /** Writes the exchange; throws what a rule refuses. */
    interface Saving {
        void save(ContactContent content);
    }

    private final ContactForm form;
    private final Drafts drafts;
    private final String draftKey;

    ContactDialog(String title, ContactForm form, Drafts drafts, String draftKey, Saving saving, Runnable saved) {
        this.form = form;
        this.drafts = drafts;
        this.draftKey = draftKey;
        setHeaderTitle(title);
        setWidth("34rem");
        setCloseOnOutsideClick(false);
        addClassName("outreach-dialog");
        drafts.find(draftKey).ifPresent(draft -> add(offer(draft)));
        form.onTyping(() -> drafts.save(draftKey, form.draft()));
        add(form);
        Button save = new Button(getTranslation("action.save"));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setDisableOnClick(true);
        save.addClickListener(click -> {
            if (Notices.attempt(() -> saving.save(form.content()))) {
                drafts.discard(draftKey);
                close();
                Notices.done("outreach.saved");
                saved.run();
            } else {
                save.setEnabled(true);
            }
        });
        Button cancel = new Button(getTranslation("action.cancel"), click -> {
            drafts.discard(draftKey);
            close();
        });
        getFooter().add(cancel, save);
    }

    private Div offer(Map<String, String> draft) {
        Div offer = new Div();
        offer.addClassName("youth-banner");
        offer.getElement().setAttribute("role", "status");
        offer.add(
                new Paragraph(getTranslation("outreach.draft")),
                new Button(getTranslation("outreach.draft.resume"), click -> {
                    form.resume(draft);
                    offer.removeFromParent();
                }),
                new Button(getTranslation("outreach.draft.drop"), click -> {
                    drafts.discard(draftKey);
                    offer.removeFromParent();
                }));
        return offer;
    }
}
