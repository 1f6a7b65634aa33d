package org.visibles.indicators.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.visibles.indicators.Effect;
import org.visibles.indicators.Effect.Stage;
import org.visibles.indicators.EffectBy;
import org.visibles.indicators.EffectFigure;
import org.visibles.indicators.EffectService;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Page;

/** What works, by one breakdown; the address holds what was chosen. */
@Route("chiffres/ce-qui-marche")
@RolesAllowed({Permission.FIGURES_OWN, Permission.FIGURES_PROGRAMME})
class EffectView extends Page implements BeforeEnterObserver {

    private static final String BY = "par";
    private static final String STAGE = "etape";
    private static final String PAGE = "page";

    private final EffectService service;
    private final boolean programme;
    private final Labels labels;
    private final Beside beside;

    EffectView(EffectService service, CurrentMember member, I18NProvider texts, Beside beside) {
        super("indicators.effect.title");
        this.service = service;
        this.programme = member.require().may(Permission.FIGURES_PROGRAMME);
        this.labels = new Labels(texts, getLocale());
        this.beside = beside;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        EffectBy by = Choice.of(parameters, BY, breakdowns(), EffectBy.CHANNEL);
        Stage stage = Choice.of(parameters, STAGE, List.of(Stage.values()), Stage.IDENTIFIED);
        int page = Choice.page(parameters, PAGE);
        clear();
        Div content = new Div(new FiguresTabs(EffectView.class));
        content.addClassName("visibles-figures");
        add(content);
        beside.read(
                content,
                getTranslation("indicators.part.effect"),
                () -> programme ? service.programme(by, null) : service.own(by, null),
                effect -> show(content, effect, stage, page));
    }

    private List<EffectBy> breakdowns() {
        return programme ? EffectBy.published() : EffectBy.own();
    }

    private void show(Div content, Effect effect, Stage stage, int page) {
        EffectBy by = effect.by();
        content.add(
                new Paragraph(getTranslation(
                        effect.suppressed() ? "indicators.effect.known-on" : "indicators.effect.own",
                        labels.day(effect.knownOn()),
                        labels.day(effect.until()))),
                filters(by, stage),
                DefinitionDetails.named(labels, EffectFigure.MET),
                DefinitionDetails.named(labels, EffectFigure.of(stage)));
        if (!effect.total().met().isShown() || effect.total().met().number() == 0) {
            content.add(new EmptyState(getTranslation(
                    effect.publishable() ? "indicators.effect.nobody" : "indicators.effect.unpublished")));
            return;
        }
        actions(new FileLinks(() -> new EffectFile(
                        labels, programme ? service.programme(by, null) : service.ownFile(by, null), programme)
                .file()));
        content.add(
                new EffectTable(labels, effect, stage, page, other -> open(by, stage, other)),
                new Paragraph(getTranslation("indicators.effect.definition.interval")));
    }

    private Div filters(EffectBy shown, Stage stage) {
        Select<EffectBy> by = Choice.select(
                getTranslation("indicators.by"),
                breakdowns(),
                each -> labels.entry(getTranslation(each.key())),
                shown,
                chosen -> open(chosen, stage, 1));
        Select<Stage> reached = Choice.select(
                getTranslation("indicators.effect.stage"),
                List.of(Stage.values()),
                each -> getTranslation(each.shareKey()),
                stage,
                chosen -> open(shown, chosen, 1));
        Div filters = new Div(by, reached);
        filters.addClassName("visibles-filters");
        return filters;
    }

    private static void open(EffectBy by, Stage stage, int page) {
        Map<String, String> parameters = new LinkedHashMap<>(Map.of(BY, by.name(), STAGE, stage.name()));
        if (page > 1) {
            parameters.put(PAGE, String.valueOf(page));
        }
        UI.getCurrent().navigate(EffectView.class, QueryParameters.simple(parameters));
    }
}
