package org.visibles.geography.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.visibles.geography.CommuneHistory;
import org.visibles.geography.GeographyService;
import org.visibles.geography.GeographyShapes;
import org.visibles.geography.MovesImport;
import org.visibles.geography.QpvImport;
import org.visibles.geography.QpvList;
import org.visibles.kernel.Permission;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Page;

/** The priority quarters that this installation holds: where they come from, where they lie, and how to import others. */
@Route("quartiers")
@RolesAllowed(Permission.GEOGRAPHY_MANAGE)
@Menu(order = 55, icon = "vaadin:map-marker", title = "geography.menu")
class QuartersView extends Page {

    private final GeographyService geography;
    private final GeographyShapes shapes;
    private final Div held = new Div();

    QuartersView(
            GeographyService geography,
            GeographyShapes shapes,
            QpvImport importer,
            MovesImport moves,
            CommuneHistory history) {
        super("geography.quarters");
        this.geography = geography;
        this.shapes = shapes;
        held.addClassName("geography-held");
        add(
                held,
                section(
                        getTranslation("geography.import"),
                        new Paragraph(getTranslation("geography.import.help")),
                        new ImportPanel(importer, this::refresh)),
                section(getTranslation("geography.moves"), new MovesPanel(moves, history)));
        refresh();
    }

    private void refresh() {
        held.removeAll();
        List<QpvList> lists = geography.qpvLists();
        held.add(sources(lists));
        if (!lists.isEmpty()) {
            held.add(section(
                    getTranslation("geography.map"),
                    new QuartersMap(
                            geography,
                            shapes,
                            lists.stream().map(QpvList::generation).toList())));
        }
    }

    private Section sources(List<QpvList> lists) {
        Section sources = section(getTranslation("geography.sources"));
        if (lists.isEmpty()) {
            sources.add(new EmptyState(getTranslation("geography.sources.none")));
        }
        for (QpvList list : lists) {
            Div line = new Div(new Paragraph(
                    list.example()
                            ? getTranslation("geography.sources.example", list.generation(), list.quarters())
                            : getTranslation(
                                    "geography.sources.official",
                                    list.generation(),
                                    list.quarters(),
                                    list.fileName(),
                                    Formats.dateTime(list.importedAt()))));
            line.addClassName(list.example() ? "geography-example" : "geography-source");
            sources.add(line);
        }
        sources.add(new Paragraph(getTranslation("geography.sources.communes")));
        return sources;
    }
}
