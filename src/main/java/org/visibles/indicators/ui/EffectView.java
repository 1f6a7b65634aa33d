package org.visibles.indicators.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import org.visibles.indicators.Effect;
import org.visibles.indicators.Effect.Stage;
import org.visibles.indicators.EffectBy;
import org.visibles.indicators.EffectFigure;
import org.visibles.indicators.EffectService;
import org.visibles.indicators.Selection;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Page;

/** What works, by one breakdown; the address holds what was chosen. */
@Route("chiffres/ce-qui-marche")
@RolesAllowed({Permission.FIGURES_OWN, Permission.FIGURES_PROGRAMME})
class EffectView extends Page implements BeforeEnterObserver {

    private final EffectService service;
    private final boolean programme;
    private final boolean records;
    private final Labels labels;
    private final Beside beside;

    EffectView(EffectService service, CurrentMember member, I18NProvider texts, Beside beside) {
        super("indicators.effect.title");
        this.service = service;
        this.programme = member.require().may(Permission.FIGURES_PROGRAMME);
        this.records = !programme && member.require().may(Permission.YOUTH_READ);
        this.labels = new Labels(texts, getLocale());
        this.beside = beside;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        EffectAsked asked = EffectAsked.of(event.getLocation().getQueryParameters(), breakdowns());
        EffectBy by = asked.by();
        LocalDate knownOn = asked.dates().knownOn();
        clear();
        Div content = new Div(new FiguresTabs(EffectView.class, asked.dates()));
        content.addClassName("visibles-figures");
        add(content);
        beside.read(
                content,
                getTranslation("indicators.part.effect"),
                () -> programme ? service.programme(by, knownOn) : service.own(by, knownOn),
                effect -> show(content, asked, effect, new Origin(event.getLocation())));
    }

    private List<EffectBy> breakdowns() {
        return programme ? EffectBy.published() : EffectBy.own();
    }

    private void show(Div content, EffectAsked asked, Effect effect, Origin here) {
        content.add(
                new Paragraph(getTranslation(
                        effect.suppressed() ? "indicators.effect.known-on" : "indicators.effect.own",
                        labels.day(effect.knownOn()),
                        labels.day(effect.until()))),
                Corrections.of(labels, asked.dates().unread(), effect.dates()),
                filters(asked),
                DatesChoice.dayAlone(labels, asked.dates(), effect.dates(), dates -> open(asked.on(dates))),
                DefinitionDetails.named(labels, EffectFigure.MET),
                DefinitionDetails.named(labels, EffectFigure.of(asked.stage())));
        if (!effect.total().met().isShown() || effect.total().met().number() == 0) {
            content.add(new EmptyState(getTranslation(
                    effect.publishable() ? "indicators.effect.nobody" : "indicators.effect.unpublished")));
            return;
        }
        actions(new FileLinks(() -> new EffectFile(labels, file(asked), programme).file()));
        content.add(
                new EffectTable(
                        labels,
                        effect,
                        asked.stage(),
                        new Behind(labels, Selection.ALL.asKnownOn(effect.knownOn()), records, here),
                        asked.page(),
                        other -> open(asked.page(other))),
                new Paragraph(getTranslation("indicators.effect.definition.interval")));
    }

    private Effect file(EffectAsked asked) {
        LocalDate knownOn = asked.dates().knownOn();
        return programme ? service.programme(asked.by(), knownOn) : service.ownFile(asked.by(), knownOn);
    }

    private Div filters(EffectAsked asked) {
        Select<EffectBy> by = Choice.select(
                getTranslation("indicators.by"),
                breakdowns(),
                each -> labels.entry(getTranslation(each.key())),
                asked.by(),
                chosen -> open(asked.by(chosen)));
        Select<Stage> reached = Choice.select(
                getTranslation("indicators.effect.stage"),
                List.of(Stage.values()),
                each -> getTranslation(each.shareKey()),
                asked.stage(),
                chosen -> open(asked.stage(chosen)));
        Div filters = new Div(by, reached);
        filters.addClassName("visibles-filters");
        return filters;
    }

    private static void open(EffectAsked asked) {
        UI.getCurrent().navigate(EffectView.class, asked.parameters());
    }
}
