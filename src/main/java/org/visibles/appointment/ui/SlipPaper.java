package org.visibles.appointment.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import java.util.List;
import java.util.Optional;
import org.visibles.appointment.SlipText;

/** What the person takes along; printed, it stands alone on the sheet. */
class SlipPaper extends Div {

    SlipPaper(List<SlipText.Line> lines, Optional<String> map) {
        addClassName("appointment-slip");
        add(new H3(getTranslation("appointment.slip.heading")));
        DescriptionList facts = new DescriptionList();
        lines.forEach(line -> facts.add(
                new DescriptionList.Term(getTranslation(line.label())), new DescriptionList.Description(line.text())));
        add(facts);
        map.ifPresent(address -> {
            Anchor link = new Anchor(address, getTranslation("appointment.map"), AnchorTarget.BLANK);
            link.getElement().setAttribute("rel", "noopener noreferrer");
            add(link);
        });
    }
}
