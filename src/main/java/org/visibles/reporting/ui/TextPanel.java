package org.visibles.reporting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Objects;
import java.util.Optional;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.reporting.ReportId;
import org.visibles.reporting.ReportService;
import org.visibles.reporting.Section;
import org.visibles.reporting.WrittenText;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Notices;

/** The text of one section, saved while it is written; where somebody else was faster, both texts are shown. */
class TextPanel extends Div {

    private static final int PAUSE_MS = 1_000;

    private final ReportService reports;
    private final ReportId report;
    private final Section section;
    private final TextArea field;
    private final Span state = new Span();
    private final Div conflict = new Div();
    private long version;
    private String saved;

    TextPanel(ReportService reports, ReportId report, Section section, WrittenText written) {
        this.reports = reports;
        this.report = report;
        this.section = section;
        this.version = written.version();
        this.saved = written.text();
        field = new TextArea(getTranslation(section.key()));
        field.setWidthFull();
        field.setMaxLength(WrittenText.LENGTH);
        field.setMinRows(2);
        field.setMaxRows(14);
        field.setValue(written.text());
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(PAUSE_MS);
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                save();
            }
        });
        state.addClassName("reporting-saved");
        state.getElement().setAttribute("aria-live", "polite");
        said(written);
        addClassName("reporting-text");
        add(field, state, conflict);
    }

    /** Why what stands in the field would not be in the report, with the name of the section; empty when it would. */
    Optional<String> unsaved() {
        if (conflict.getComponentCount() > 0) {
            return Optional.of(getTranslation("reporting.texts.unsaved.conflict", field.getLabel()));
        }
        return field.getValue().equals(saved)
                ? Optional.empty()
                : Optional.of(getTranslation(
                        field.isInvalid() ? "reporting.texts.unsaved.refused" : "reporting.texts.unsaved",
                        field.getLabel()));
    }

    void focus() {
        field.focus();
    }

    void setReadOnly(boolean readOnly) {
        field.setReadOnly(readOnly);
    }

    private void said(WrittenText written) {
        if (written.changedAt() != null) {
            state.setText(getTranslation(
                    "reporting.texts.saved-by",
                    String.valueOf(written.author()),
                    Formats.dateTime(Objects.requireNonNull(written.changedAt()))));
        }
    }

    private void save() {
        if (conflict.getComponentCount() > 0) {
            return; // until one of the two texts is chosen
        }
        field.setInvalid(false);
        try {
            version = reports.write(report, section, field.getValue(), version);
            saved = field.getValue();
            state.setText(getTranslation("reporting.texts.saved"));
        } catch (StaleVersion stale) {
            choose();
        } catch (RuleViolation rule) {
            field.setErrorMessage(getTranslation(rule.key(), rule.arguments().toArray()));
            field.setInvalid(true);
            state.setText("");
        } catch (NotFound gone) {
            Notices.problem("rule.reporting.frozen");
        }
    }

    private void choose() {
        WrittenText theirs = Objects.requireNonNull(reports.texts(report).get(section));
        Paragraph what =
                new Paragraph(getTranslation("reporting.texts.stale", Objects.requireNonNullElse(theirs.author(), "")));
        what.getElement().setAttribute("role", "alert");
        Paragraph other = new Paragraph(theirs.text());
        other.addClassName("reporting-prose");
        Span label = new Span(getTranslation("reporting.texts.theirs"));
        label.addClassName("reporting-theirs");
        Div buttons = new Div(
                new Button(getTranslation("reporting.texts.keep-mine"), click -> {
                    version = theirs.version();
                    conflict.removeAll();
                    save();
                }),
                new Button(getTranslation("reporting.texts.take-theirs"), click -> {
                    version = theirs.version();
                    saved = theirs.text();
                    field.setInvalid(false);
                    field.setValue(saved);
                    conflict.removeAll();
                    said(theirs);
                }));
        buttons.addClassName("visibles-page-actions");
        state.setText("");
        conflict.removeAll();
        conflict.add(what, label, other, buttons);
    }
}
