package org.visibles.directory.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visibles.directory.feed.DirectoryImport;
import org.visibles.directory.feed.Example;
import org.visibles.directory.feed.ImportCounts;
import org.visibles.directory.feed.ImportRow;
import org.visibles.directory.feed.Kind;
import org.visibles.directory.feed.Problem;
import org.visibles.widgets.Notices;

/** What a file would change, counted and with examples, what of it is not taken and why; and the button that changes it. */
class PreviewPanel extends Div {

    private static final int SHOWN = 100;

    private final DirectoryImport importer;
    private final ImportRow row;
    private final Runnable done;

    PreviewPanel(DirectoryImport importer, ImportRow row, Runnable done) {
        this.importer = importer;
        this.row = row;
        this.done = done;
        ImportCounts counts = row.counts();
        addClassName("directory-preview");
        add(new H3(getTranslation("directory.preview", row.name())));
        if (counts.strangeLine() > 0) {
            Div banner = new Div(new Paragraph(getTranslation("directory.preview.encoding", counts.strangeLine())));
            banner.addClassName("youth-banner");
            add(banner);
        }
        add(changes(counts));
        examples();
        problems(Problem.Effect.REJECTED, counts.rejected());
        problems(Problem.Effect.LEFT_OUT, counts.leftOut());
        problems(Problem.Effect.KEPT, counts.unknown() + counts.withoutCommune() + counts.withoutStructure());
        if (vanished(counts.ofStructures()) + vanished(counts.ofServices()) > 0) {
            add(new Paragraph(getTranslation("directory.preview.vanished.help")));
        }
        buttons();
    }

    private static long vanished(ImportCounts.@Nullable Change change) {
        return change == null ? 0 : change.vanished();
    }

    private DescriptionList changes(ImportCounts counts) {
        DescriptionList list = new DescriptionList();
        list.addClassName("visibles-facts");
        change(list, Kind.STRUCTURE, counts.ofStructures());
        change(list, Kind.SERVICE, counts.ofServices());
        fact(list, "directory.preview.rejected", getTranslation("directory.number", counts.rejected()));
        fact(list, "directory.preview.left-out", getTranslation("directory.number", counts.leftOut()));
        fact(list, "directory.preview.unknown", getTranslation("directory.number", counts.unknown()));
        fact(list, "directory.preview.duplicates", getTranslation("directory.number", counts.duplicates()));
        fact(list, "directory.preview.no-commune", getTranslation("directory.number", counts.withoutCommune()));
        fact(list, "directory.preview.no-structure", getTranslation("directory.number", counts.withoutStructure()));
        fact(list, "directory.preview.charset", String.valueOf(row.encoding()));
        return list;
    }

    private void change(DescriptionList list, Kind kind, ImportCounts.@Nullable Change change) {
        ImportCounts.Change shown = change == null ? new ImportCounts.Change(0, 0, 0, 0) : change;
        fact(
                list,
                "directory.kind." + kind,
                getTranslation(
                        "directory.preview.change", shown.fresh(), shown.changed(), shown.same(), shown.vanished()));
    }

    private void fact(DescriptionList list, String key, String value) {
        list.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(value));
    }

    private void examples() {
        List<Example> all = importer.examples(row.id());
        for (Example.Change change : Example.Change.values()) {
            List<Example> some =
                    all.stream().filter(each -> each.change() == change).toList();
            if (!some.isEmpty()) {
                UnorderedList list = new UnorderedList();
                some.forEach(
                        each -> list.add(new ListItem(getTranslation("directory.example", each.name(), each.id()))));
                add(new Details(getTranslation("directory.examples." + change), list));
            }
        }
    }

    private void problems(Problem.Effect effect, long counted) {
        List<Problem> some = importer.problems(row.id(), effect, SHOWN);
        if (!some.isEmpty()) {
            UnorderedList list = new UnorderedList();
            some.forEach(each -> list.add(new ListItem(words(each))));
            Paragraph help = new Paragraph(getTranslation("directory.problems." + effect + ".help"));
            Details details = new Details(getTranslation("directory.problems." + effect, counted), help, list);
            details.addClassName("directory-problems");
            if (some.size() == SHOWN) {
                details.add(new Paragraph(getTranslation("directory.problems.more", SHOWN)));
            }
            add(details);
        }
    }

    private String words(Problem problem) {
        return getTranslation(
                "directory.problem",
                problem.line(),
                problem.record() == null ? "–" : problem.record(),
                problem.field() == null ? "–" : problem.field(),
                getTranslation("directory.reason." + problem.reason()),
                problem.value() == null ? "" : problem.value(),
                problem.times());
    }

    private void buttons() {
        Button apply = new Button(getTranslation("directory.preview.apply"));
        apply.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        apply.addClickListener(click -> act(() -> importer.apply(row.id())));
        Button discard =
                new Button(getTranslation("directory.preview.discard"), click -> act(() -> importer.discard(row.id())));
        Div buttons = new Div(discard, apply);
        buttons.addClassName("visibles-page-actions");
        add(buttons);
    }

    private void act(Runnable useCase) {
        Notices.attempt(useCase);
        done.run();
    }
}
