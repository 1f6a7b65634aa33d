package org.visibles.indicators.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.visibles.geography.GeographyService;
import org.visibles.indicators.Cited;
import org.visibles.indicators.CitedExchanges;
import org.visibles.indicators.CitedOutings;
import org.visibles.indicators.CountedOutingsService;
import org.visibles.indicators.OutingList;
import org.visibles.indicators.PeopleService;
import org.visibles.indicators.RecordList;
import org.visibles.indicators.check.CheckId;
import org.visibles.indicators.check.CheckRow;
import org.visibles.indicators.check.CheckService;
import org.visibles.indicators.check.InQuestion.OfExchanges;
import org.visibles.indicators.check.InQuestion.OfHoursEach;
import org.visibles.indicators.check.InQuestion.OfOutings;
import org.visibles.indicators.check.InQuestion.OfPeople;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Page;

/** One question: what was asked and why; in the organisation the list of those counted, and the answer. */
@Route(CheckService.ROUTE)
@RolesAllowed({Permission.FIGURES_OWN, Permission.FIGURES_PROGRAMME})
class CheckView extends Page implements HasUrlParameter<String> {

    private final CheckService checks;
    private final PeopleService people;
    private final RecordList records;
    private final CountedOutingsService outings;
    private final OutingList outingList;
    private final GeographyService places;
    private final CurrentMember member;
    private final Labels labels;

    CheckView(
            CheckService checks,
            PeopleService people,
            RecordList records,
            CountedOutingsService outings,
            OutingList outingList,
            GeographyService places,
            CurrentMember member,
            I18NProvider texts) {
        super("indicators.check.title");
        this.checks = checks;
        this.people = people;
        this.records = records;
        this.outings = outings;
        this.outingList = outingList;
        this.places = places;
        this.member = member;
        this.labels = new Labels(texts, getLocale());
    }

    @Override
    public void setParameter(BeforeEvent event, String id) {
        CheckRow row = checks.get(CheckId.of(id));
        clear();
        heading(getTranslation(
                "indicators.check.heading", labels.text(row.number().figure().key())));
        Div content = new Div(
                new FiguresTabs(ChecksView.class, DatesAsked.NONE),
                section(getTranslation("indicators.check.question"), told(row)));
        content.addClassName("visibles-figures");
        add(content);
        boolean own = row.organisation().equals(member.require().organisation())
                && !member.require().may(Permission.FIGURES_PROGRAMME);
        if (own && row.outcome() == null) {
            content.add(new AnswerPanel(
                    checks, row.id(), () -> UI.getCurrent().navigate(CheckService.ROUTE + "/" + row.id())));
        }
        if (own) {
            list(content, row);
        }
        content.add(new Anchor(CheckService.ROUTE, getTranslation("indicators.checks.all")));
    }

    /** The figures are those of the programme in which the organisation works now: none of another has its people. */
    private void list(Div content, CheckRow row) {
        if (row.current()) {
            content.add(lists(row));
        } else {
            content.add(new EmptyState(getTranslation("indicators.check.other-programme")));
        }
    }

    private List<Component> lists(CheckRow row) {
        return switch (row.number()) {
            case OfPeople whom -> List.of(list(row.cited(whom)));
            case OfOutings which -> List.of(list(row.cited(which)));
            case OfExchanges exchanges -> {
                CitedExchanges cited = row.cited(exchanges);
                yield List.of(new ExchangesShown(labels, cited, people.exchanges(cited), records));
            }
            case OfHoursEach hours ->
                List.of(list(row.cited(OfHoursEach.HOURS)), list(row.cited(OfHoursEach.IDENTIFIED)));
        };
    }

    private Component list(Cited cited) {
        return new PeopleList(labels, cited, people.behind(cited), records);
    }

    private Component list(CitedOutings cited) {
        return new OutingsShown(labels, cited, outings.own(cited), outingList);
    }

    private DescriptionList told(CheckRow row) {
        DescriptionList told = new DescriptionList();
        told.addClassName("youth-summary");
        entry(told, "indicators.check.organisation", row.organisationName());
        entry(told, "indicators.check.number", labels.number(row.number()));
        boolean whom = row.number() instanceof OfPeople;
        entry(told, whom ? "indicators.check.of" : "indicators.check.when", when(row));
        String area = row.number().area();
        if (!area.isEmpty()) {
            entry(
                    told,
                    "indicators.check.where",
                    places.namesAndQuarters(List.of(area)).getOrDefault(area, area));
        }
        entry(told, "indicators.check.reason", getTranslation(row.reason().key()));
        if (row.remark() != null) {
            entry(told, "indicators.check.remark", row.remark());
        }
        entry(told, "indicators.check.asked", Formats.date(Formats.day(row.askedAt())));
        entry(
                told,
                "indicators.check.outcome",
                getTranslation(
                        row.outcome() == null
                                ? "indicators.checks.open"
                                : row.outcome().key()));
        if (row.answer() != null) {
            entry(told, "indicators.check.word", row.answer());
        }
        if (row.answeredAt() != null) {
            entry(told, "indicators.check.answered", Formats.date(Formats.day(row.answeredAt())));
        }
        return told;
    }

    private String when(CheckRow row) {
        String of = switch (row.number()) {
            case OfPeople people -> "indicators.behind";
            case OfOutings outing -> "indicators.outings";
            case OfExchanges exchanges -> "indicators.exchanges";
            case OfHoursEach hours -> "indicators.check.hours-each";
        };
        return new TimeWords(labels, of).during(row.quarter(), null, row.until(), row.knownOn());
    }

    private void entry(DescriptionList list, String key, String text) {
        list.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(text));
    }
}
