package org.visibles.reporting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.Map;
import org.visibles.indicators.Quarter;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Permission;
import org.visibles.reporting.Comparison;
import org.visibles.reporting.FrozenReport;
import org.visibles.reporting.FrozenReports;
import org.visibles.reporting.FrozenRow;
import org.visibles.reporting.ReportId;
import org.visibles.reporting.ReportKind;
import org.visibles.reporting.ReportWords;
import org.visibles.reporting.print.Pictures;
import org.visibles.reporting.print.ReportPdf;
import org.visibles.reporting.print.ReportWorkbook;
import org.visibles.reporting.print.Seal;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Page;

/** A frozen report: its number and fingerprint, its files, whether today's figures say the same, and all that stands in it. */
@Route("rapports/fige/:id")
@RolesAllowed({Permission.FIGURES_OWN, Permission.FIGURES_PROGRAMME})
class FrozenView extends Page implements BeforeEnterObserver {

    private final FrozenReports frozen;
    private final ReportWords words;
    private final Pictures pictures;
    private final ReportPdf pdf;
    private final ReportWorkbook workbook;
    private final Div compared = new Div();

    FrozenView(FrozenReports frozen, ReportWords words, Pictures pictures, ReportPdf pdf, ReportWorkbook workbook) {
        super("reporting.frozen");
        this.frozen = frozen;
        this.words = words;
        this.pictures = pictures;
        this.pdf = pdf;
        this.workbook = workbook;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        clear();
        compared.removeAll();
        compared.addClassName("reporting-computed");
        add(new RouterLink(getTranslation("reporting.back"), ReportsView.class));
        try {
            show(frozen.get(ReportId.of(event.getRouteParameters().get("id").orElse(""))));
        } catch (NotFound hidden) {
            add(new EmptyState(getTranslation("problem.not-found")));
        }
    }

    private void show(FrozenReport report) {
        FrozenRow row = report.row();
        Seal seal = new Seal(words, report.content(), row);
        heading(getTranslation("reporting.open.frozen", row.reference()));
        actions(new Downloads(seal, pdf, workbook));
        add(section(
                getTranslation("reporting.seal"),
                author(row),
                fingerprint(row),
                new Paragraph(getTranslation(report.intact() ? "reporting.seal.intact" : "reporting.seal.broken"))));
        Button compare = new Button(getTranslation("reporting.compare"), click -> compare(row.id()));
        add(section(
                getTranslation("reporting.compare"),
                new Paragraph(getTranslation("reporting.compare.help")),
                compare,
                compared));
        if (report.current()) {
            add(section(
                    getTranslation("reporting.since"),
                    new Paragraph(getTranslation("reporting.since.help")),
                    changes(row)));
        }
        add(section(seal.title(), new ReportPreview(seal, pictures)));
    }

    /** The page on what changed since the report's day of knowledge; for an organisation, of the same quarter. */
    private Anchor changes(FrozenRow row) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("depuis", row.knownOn().toString());
        Quarter quarter = row.kind() == ReportKind.ORGANISATION ? row.quarter() : null;
        if (quarter != null) {
            asked.put("du", quarter.firstDay().toString());
            asked.put("au", quarter.lastDay().toString());
        }
        return new Anchor(
                "chiffres/changements?" + QueryParameters.simple(asked).getQueryString(),
                getTranslation("reporting.since.open", Formats.date(row.knownOn())));
    }

    private Paragraph author(FrozenRow row) {
        String at = Formats.dateTime(row.frozenAt());
        String author = row.author();
        return new Paragraph(
                author == null
                        ? getTranslation("reporting.seal.program", at)
                        : getTranslation("reporting.seal.author", author, at));
    }

    private Paragraph fingerprint(FrozenRow row) {
        Paragraph fingerprint = new Paragraph(getTranslation("reporting.seal.sha256", row.sha256()));
        fingerprint.addClassName("reporting-fingerprint");
        return fingerprint;
    }

    private void compare(ReportId id) {
        compared.removeAll();
        compared.add(new Computing<Comparison>(
                progress -> frozen.compare(id, progress), result -> compared.add(new Differences(result, words))));
    }
}
