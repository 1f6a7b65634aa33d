package org.visibles.youth.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.LocalDate;
import java.time.Period;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Notices;
import org.visibles.youth.Choices;
import org.visibles.youth.Choices.Means;
import org.visibles.youth.Phones;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthRecord;
import org.visibles.youth.YouthService;

/** What is known of the person, at a glance; what is not stated is named below. */
class SummaryPanel extends Div {

    private final DescriptionList list = new DescriptionList();
    private final Names names;

    /**
     * @param service null for those who only read
     */
    SummaryPanel(YouthRecord record, Names names, LocalDate today, @Nullable YouthService service, Runnable reload) {
        this.names = names;
        list.addClassName("youth-summary");
        YouthDetails details = record.details();
        if (details.informedOn() == null) {
            add(notInformed(record, service, reload));
        }
        if (!record.label().equals(details.pseudonym())) {
            line("pseudonym", details.pseudonym());
        }
        line("age", age(details, today));
        line("sex", details.sex());
        if (!details.phones().isEmpty()) {
            values("phones", details.phones().stream().map(SummaryPanel::call).toArray(Component[]::new));
        }
        line("email", details.email());
        line("handle", details.handle());
        line("address", details.address());
        line("commune", details.commune() == null ? null : names.commune(details.commune()));
        line("qpv", details.qpv() == null ? null : names.qpv(details.qpv()));
        line("contactWay", details.contactWay());
        line("contactHours", details.contactHours());
        line("language", details.language());
        if (details.situation() != null) {
            values("situation", situation(record, service, reload));
        }
        line("diploma", details.diploma());
        line("housing", details.housing());
        line("disability", details.disability());
        line("known", details.known());
        line("accompanied", details.accompanied());
        line("imilo", details.imilo());
        line("mode", details.mode());
        line("place", details.place());
        line("firstContactOn", details.firstContactOn());
        add(list);
        if (!record.missing().isEmpty()) {
            Paragraph missing = new Paragraph(getTranslation("youth.missing", RecordPanels.missing(record)));
            missing.addClassName("youth-missing");
            add(missing);
        }
    }

    private @Nullable String age(YouthDetails details, LocalDate today) {
        LocalDate birth = details.birthDate();
        if (birth != null) {
            return getTranslation("youth.age", Period.between(birth, today).getYears(), Formats.date(birth));
        }
        return details.ageBand() == null
                ? null
                : getTranslation("youth.age.estimated", getTranslation(Choices.key(details.ageBand())));
    }

    private Component[] situation(YouthRecord record, @Nullable YouthService service, Runnable reload) {
        YouthDetails details = record.details();
        Span text = new Span(Stream.of(
                        details.situation() == null ? "" : getTranslation(Choices.key(details.situation())),
                        details.situationState() == null ? "" : getTranslation(Choices.key(details.situationState())),
                        details.situationOn() == null
                                ? ""
                                : getTranslation("youth.situation.confirmed", Formats.date(details.situationOn())))
                .filter(part -> !part.isEmpty())
                .collect(java.util.stream.Collectors.joining(", ")));
        if (!record.reconfirm()) {
            return new Component[] {text};
        }
        Span stale = new Span(VaadinIcon.CLOCK.create(), new Span(getTranslation("youth.situation.reconfirm")));
        stale.addClassName("youth-card-warning");
        if (service == null) {
            return new Component[] {text, stale};
        }
        Button confirm = new Button(getTranslation("youth.situation.still"));
        confirm.setDisableOnClick(true);
        confirm.addClickListener(click -> act(confirm, () -> service.confirmSituation(record.id()), reload));
        return new Component[] {text, stale, confirm};
    }

    private Component notInformed(YouthRecord record, @Nullable YouthService service, Runnable reload) {
        Div banner = new Div(new Paragraph(getTranslation("youth.not-informed")));
        banner.addClassName("youth-banner");
        if (service != null) {
            Button orally = new Button(getTranslation("youth.informed-orally"), VaadinIcon.COMMENT_ELLIPSIS_O.create());
            orally.setDisableOnClick(true);
            orally.addClickListener(click -> act(orally, () -> service.inform(record.id(), Means.ORAL), reload));
            banner.add(orally);
        }
        return banner;
    }

    private static void act(Button button, Runnable useCase, Runnable reload) {
        if (Notices.attempt(useCase)) {
            Notices.done("youth.saved");
            reload.run();
        } else {
            button.setEnabled(true);
        }
    }

    private static Component call(String e164) {
        return new Anchor("tel:" + e164, Phones.shown(e164));
    }

    private void line(String field, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Enum<?> choice -> values(field, new Span(getTranslation(Choices.key(choice))));
            case Boolean yes -> values(field, new Span(getTranslation(yes ? "common.yes" : "common.no")));
            case LocalDate day -> values(field, new Span(Formats.date(day)));
            default -> values(field, new Span(value.toString()));
        }
    }

    private void values(String field, Component... values) {
        list.add(new DescriptionList.Term(getTranslation("youth.field." + field)));
        list.add(new DescriptionList.Description(values));
    }
}
