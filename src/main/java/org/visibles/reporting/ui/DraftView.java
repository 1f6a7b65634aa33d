package org.visibles.reporting.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Permission;
import org.visibles.reporting.DraftRow;
import org.visibles.reporting.FrozenReports;
import org.visibles.reporting.ReportContent;
import org.visibles.reporting.ReportId;
import org.visibles.reporting.ReportService;
import org.visibles.reporting.ReportWords;
import org.visibles.reporting.Section;
import org.visibles.reporting.WrittenText;
import org.visibles.reporting.print.Pictures;
import org.visibles.reporting.print.ReportPdf;
import org.visibles.reporting.print.ReportWorkbook;
import org.visibles.reporting.print.Seal;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Notices;
import org.visibles.widgets.Page;

/** A report that is being written: what it covers, the texts, the preview, and freezing it. */
@Route("rapports/brouillon/:id")
@RolesAllowed({Permission.FIGURES_OWN, Permission.FIGURES_PROGRAMME})
class DraftView extends Page implements BeforeEnterObserver {

    private final ReportService reports;
    private final FrozenReports frozen;
    private final ReportWords words;
    private final Pictures pictures;
    private final ReportPdf pdf;
    private final ReportWorkbook workbook;
    private final boolean writes;
    private final Div preview = new Div();
    private final Div freezing = new Div();
    private List<TextPanel> panels = List.of();

    DraftView(
            ReportService reports,
            FrozenReports frozen,
            ReportWords words,
            Pictures pictures,
            ReportPdf pdf,
            ReportWorkbook workbook,
            CurrentMember member) {
        super("reporting.draft");
        this.reports = reports;
        this.frozen = frozen;
        this.words = words;
        this.pictures = pictures;
        this.pdf = pdf;
        this.workbook = workbook;
        this.writes = member.require().may(Permission.REPORT_WRITE);
        preview.addClassName("reporting-made");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        clear();
        preview.removeAll();
        freezing.removeAll();
        panels = List.of();
        add(new RouterLink(getTranslation("reporting.back"), ReportsView.class));
        try {
            show(reports.get(ReportId.of(event.getRouteParameters().get("id").orElse(""))));
        } catch (NotFound hidden) {
            add(new EmptyState(getTranslation("problem.not-found")));
        }
    }

    private void show(DraftRow draft) {
        if (writes) {
            actions(freeze(draft.id()), discard(draft.id()));
            add(freezing);
            add(section(
                    getTranslation("reporting.selection"), new SelectionFields(reports, draft, preview::removeAll)));
            add(texts(draft.id()));
        }
        Button make = new Button(getTranslation("reporting.preview.make"), click -> preview(draft.id()));
        add(section(
                getTranslation("reporting.preview"),
                new Paragraph(getTranslation("reporting.preview.help")),
                make,
                preview));
    }

    private com.vaadin.flow.component.html.Section texts(ReportId id) {
        Map<Section, WrittenText> written = reports.texts(id);
        Paragraph rule = new Paragraph(getTranslation("reporting.texts.rule"));
        rule.addClassName("reporting-rule");
        var texts =
                section(getTranslation("reporting.texts"), new Paragraph(getTranslation("reporting.texts.help")), rule);
        panels = Section.written().stream()
                .map(section -> new TextPanel(reports, id, section, Objects.requireNonNull(written.get(section))))
                .toList();
        panels.forEach(texts::add);
        return texts;
    }

    /** Whether each text is saved as it stands on the screen; otherwise says which is not, and goes there. */
    private boolean textsSaved(String problem) {
        List<TextPanel> open =
                panels.stream().filter(panel -> panel.unsaved().isPresent()).toList();
        if (open.isEmpty()) {
            return true;
        }
        Notices.problem(
                problem,
                open.stream().flatMap(panel -> panel.unsaved().stream()).collect(Collectors.joining(" ")));
        open.getFirst().focus();
        return false;
    }

    private void preview(ReportId id) {
        preview.removeAll();
        if (!textsSaved("reporting.preview.unsaved")) {
            return;
        }
        preview.add(new Computing<ReportContent>(progress -> reports.preview(id, progress), content -> {
            Seal seal = new Seal(words, content, null);
            preview.add(new Downloads(seal, pdf, workbook), new ReportPreview(seal, pictures));
        }));
    }

    private Button freeze(ReportId id) {
        Button button = new Button(getTranslation("reporting.freeze"), click -> {
            if (textsSaved("reporting.freeze.unsaved")) {
                confirm("reporting.freeze", "primary", () -> compute(id)).open();
            }
        });
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return button;
    }

    /** Meanwhile nothing can be written: it would be left out of the report. */
    private void compute(ReportId id) {
        freezing.removeAll();
        panels.forEach(panel -> panel.setReadOnly(true));
        Computing<ReportId> computing = new Computing<>(progress -> frozen.freeze(id, progress), kept -> {
            Notices.done("reporting.freeze.done", frozen.get(kept).row().reference());
            UI.getCurrent().navigate("rapports/fige/" + kept);
        });
        computing.addDetachListener(over -> panels.forEach(panel -> panel.setReadOnly(false)));
        freezing.add(computing);
    }

    private Button discard(ReportId id) {
        return new Button(
                getTranslation("reporting.discard"),
                click -> confirm("reporting.discard", "error primary", () -> {
                            if (Notices.attempt(() -> reports.discard(id))) {
                                Notices.done("reporting.discard.done");
                                UI.getCurrent().navigate(ReportsView.class);
                            }
                        })
                        .open());
    }

    private ConfirmDialog confirm(String key, String theme, Runnable confirmed) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(getTranslation(key + ".question"));
        dialog.setText(getTranslation(key + ".explanation"));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("action.cancel"));
        dialog.setConfirmText(getTranslation(key));
        dialog.setConfirmButtonTheme(theme);
        dialog.addConfirmListener(yes -> confirmed.run());
        return dialog;
    }
}
