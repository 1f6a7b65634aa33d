package org.visibles.indicators.ui;

import com.vaadin.flow.component.UI;
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
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Changes;
import org.visibles.indicators.ChangesService;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.widgets.DayField;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Page;

/** What changed between two days of knowledge, and why: for an organisation by indicator, for the coordination in fives. */
@Route("chiffres/changements")
@RolesAllowed({Permission.FIGURES_OWN, Permission.FIGURES_PROGRAMME})
class ChangesView extends Page implements BeforeEnterObserver {

    private final ChangesService service;
    private final boolean programme;
    private final Labels labels;
    private final Beside beside;
    private final Div content = new Div();

    ChangesView(ChangesService service, CurrentMember member, I18NProvider texts, Beside beside) {
        super("indicators.changes.title");
        this.service = service;
        this.programme = member.require().may(Permission.FIGURES_PROGRAMME);
        this.labels = new Labels(texts, getLocale());
        this.beside = beside;
        content.addClassNames("visibles-figures", "visibles-changes");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        ChangesAsked asked = ChangesAsked.of(event.getLocation().getQueryParameters());
        clear();
        content.removeAll();
        content.add(new FiguresTabs(ChangesView.class, asked.dates()));
        add(content);
        beside.read(
                content,
                getTranslation("indicators.part.changes"),
                () -> programme
                        ? service.programme(asked.since(), asked.until())
                        : service.own(asked.since(), asked.until(), asked.period()),
                changes -> show(asked, changes));
    }

    private void show(ChangesAsked asked, Changes changes) {
        ChangeWords words = new ChangeWords(labels, changes);
        if (programme) { // of an organisation nothing is published but each day's figures, which have their own file
            actions(new FileLinks(
                    () -> new ChangesFile(labels, service.programme(changes.since(), changes.until())).file()));
        }
        content.add(
                new Paragraph(words.explanation()),
                Corrections.of(labels, asked.unread(), words.corrections()),
                filters(asked, changes));
        labels.kept(programme ? asked.dates().besideDay() : asked.dates().besidePeriod())
                .map(Paragraph::new)
                .ifPresent(content::add);
        content.add(section(
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
            filters.add(Days.period(
                    getTranslation("indicators.dates.from"),
                    getTranslation("indicators.dates.until"),
                    changes.period(),
                    period -> open(asked.during(period))));
        }
        return filters;
    }

    private DayField day(String key, @Nullable LocalDate value, Consumer<@Nullable LocalDate> chosen) {
        return Days.field(getTranslation(key), value, chosen);
    }

    private void open(ChangesAsked asked) {
        UI.getCurrent().navigate(ChangesView.class, asked.parameters());
    }
}
