package org.visibles.indicators.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Changes;
import org.visibles.indicators.ChangesService;
import org.visibles.indicators.Period;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.kernel.RuleViolation;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Page;

/** What changed between two days of knowledge, and why: for an organisation by indicator, for the coordination in fives. */
@Route("chiffres/changements")
@RolesAllowed({Permission.FIGURES_OWN, Permission.FIGURES_PROGRAMME})
class ChangesView extends Page implements BeforeEnterObserver {

    private final ChangesService service;
    private final boolean programme;
    private final Labels labels;
    private final Div content = new Div();

    ChangesView(ChangesService service, CurrentMember member, I18NProvider texts) {
        super("indicators.changes.title");
        this.service = service;
        this.programme = member.require().may(Permission.FIGURES_PROGRAMME);
        this.labels = new Labels(texts, getLocale());
        content.addClassNames("visibles-figures", "visibles-changes");
        add(content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        ChangesAsked asked = ChangesAsked.of(event.getLocation().getQueryParameters());
        content.removeAll();
        content.add(new FiguresTabs(ChangesView.class));
        try {
            show(
                    asked,
                    programme
                            ? service.programme(asked.since(), asked.until())
                            : service.own(asked.since(), asked.until(), asked.period()));
        } catch (RuleViolation noProgramme) {
            content.add(new EmptyState(getTranslation(noProgramme.key())));
        }
    }

    private void show(ChangesAsked asked, Changes changes) {
        ChangeWords words = new ChangeWords(labels, changes);
        content.add(
                new Paragraph(words.explanation()),
                Corrections.of(labels, asked.unread(), words.corrections()),
                filters(asked, changes),
                section(
                        getTranslation("indicators.changes.causes"),
                        new Paragraph(words.recordedSentence()),
                        new DataTable(
                                getTranslation("indicators.changes.causes"),
                                List.of(
                                        getTranslation("indicators.changes.cause"),
                                        getTranslation("indicators.changes.recorded"),
                                        getTranslation("indicators.changes.meaning")),
                                words.recorded())));
        if (changes.moved().isEmpty()) {
            content.add(new EmptyState(getTranslation("indicators.changes.nothing")));
            return;
        }
        content.add(section(
                getTranslation("indicators.changes.figures"),
                new Paragraph(getTranslation(
                        programme ? "indicators.changes.figures.published" : "indicators.changes.figures.own")),
                new DataTable(getTranslation("indicators.changes.figures"), words.headers(), words.moved())));
    }

    private Div filters(ChangesAsked asked, Changes changes) {
        Div filters = new Div();
        filters.addClassName("visibles-filters");
        filters.add(
                day("indicators.changes.since", changes.since(), day -> open(asked.since(day))),
                day("indicators.changes.until", changes.until(), day -> open(asked.until(day))));
        if (!programme) {
            period(asked, changes.period()).forEach(filters::add);
        }
        return filters;
    }

    private Stream<DatePicker> period(ChangesAsked asked, @Nullable Period period) {
        DatePicker[] both = new DatePicker[2];
        Consumer<@Nullable LocalDate> choose = day -> {
            LocalDate from = both[0].getValue();
            LocalDate until = both[1].getValue();
            if ((from == null) == (until == null)) {
                open(asked.during(from == null || until == null ? null : new Period(from, until)));
            }
        };
        both[0] = day("indicators.dates.from", period == null ? null : period.from(), choose);
        both[1] = day("indicators.dates.until", period == null ? null : period.until(), choose);
        return Stream.of(both);
    }

    private DatePicker day(String key, @Nullable LocalDate value, Consumer<@Nullable LocalDate> chosen) {
        DatePicker field = new DatePicker(getTranslation(key));
        field.setLocale(labels.locale());
        field.setValue(value);
        field.addValueChangeListener(change -> chosen.accept(change.getValue()));
        return field;
    }

    private void open(ChangesAsked asked) {
        UI.getCurrent().navigate(ChangesView.class, asked.parameters());
    }
}
