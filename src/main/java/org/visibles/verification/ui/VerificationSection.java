package org.visibles.verification.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.visibles.kernel.Relation;
import org.visibles.kernel.YouthId;
import org.visibles.verification.AskedCheck;
import org.visibles.verification.VerificationService;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Formats;
import org.visibles.youth.Choices;
import org.visibles.youth.YouthRecordSection;

/** Where the question to the mission locale stands, on the person's page. */
@org.springframework.stereotype.Component
@Order(35)
class VerificationSection implements YouthRecordSection {

    private final VerificationService service;

    VerificationSection(VerificationService service) {
        this.service = service;
    }

    @Override
    public String titleKey() {
        return "verification.section";
    }

    @Override
    public boolean concerns(Relation relation) {
        return relation == Relation.CIRCLE_FULL;
    }

    /** Read when it is opened: the page has no statement to spare. */
    @Override
    public Component render(YouthId youth) {
        Details details = new Details(I18NProvider.translate("verification.where"));
        details.addOpenedChangeListener(change -> {
            if (change.isOpened() && details.getContent().findAny().isEmpty()) {
                details.add(service.of(youth)
                        .<Component>map(check -> new Paragraph(told(check)))
                        .orElseGet(() -> new EmptyState(I18NProvider.translate("verification.none"))));
            }
        });
        return details;
    }

    private static String told(AskedCheck check) {
        if (check.answer() == null) {
            return I18NProvider.translate(
                    "verification.waits", check.addressee(), Formats.date(Formats.day(check.askedAt())), check.days());
        }
        return I18NProvider.translate(
                "verification.answered",
                check.addressee(),
                Formats.date(Formats.day(Objects.requireNonNull(check.answeredAt()))),
                I18NProvider.translate(Choices.key(check.answer())));
    }
}
