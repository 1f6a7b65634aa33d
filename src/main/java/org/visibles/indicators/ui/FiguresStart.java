package org.visibles.indicators.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.RouterLink;
import org.springframework.core.annotation.Order;
import org.visibles.indicators.Figures;
import org.visibles.indicators.FiguresService;
import org.visibles.indicators.IndicatorGroup;
import org.visibles.indicators.Selection;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Permission;
import org.visibles.widgets.Page;
import org.visibles.widgets.StartSection;

/** The programme's essential figures, where the coordination begins its day. */
@org.springframework.stereotype.Component
@Order(10)
class FiguresStart implements StartSection {

    private final FiguresService figures;
    private final Beside beside;
    private final I18NProvider texts;

    FiguresStart(FiguresService figures, Beside beside, I18NProvider texts) {
        this.figures = figures;
        this.beside = beside;
        this.texts = texts;
    }

    @Override
    public boolean concerns(Identity identity) {
        return identity.may(Permission.FIGURES_PROGRAMME);
    }

    @Override
    public Component render() {
        Labels labels = new Labels(texts, UI.getCurrent().getLocale());
        Section section = Page.section(labels.text("indicators.start"));
        beside.read(
                section,
                labels.text("indicators.part.people"),
                () -> figures.programme(Selection.ALL),
                programme -> show(section, labels, programme));
        return section;
    }

    private static void show(Section section, Labels labels, Figures programme) {
        section.add(
                new Paragraph(labels.text(
                        "indicators.known-on", labels.day(programme.knownOn()), labels.day(programme.until()))),
                KeyFigures.tiles(
                        labels, programme, IndicatorGroup.ESSENTIAL, new Behind(labels, programme.selection(), false)),
                new RouterLink(labels.text("indicators.start.more"), FiguresView.class));
    }
}
