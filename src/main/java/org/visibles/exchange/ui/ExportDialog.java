package org.visibles.exchange.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.visibles.exchange.ExportPurpose;
import org.visibles.exchange.ListExport;
import org.visibles.exchange.out.TableOut.Format;
import org.visibles.widgets.Notices;

/** What for, in which format, and for many people the password; then the file, which can be fetched once. */
class ExportDialog extends Dialog {

    private final Taking taking;
    private final Select<ExportPurpose> purpose = new Select<>();
    private final Select<Format> format = new Select<>();
    private final @Nullable PasswordField password;
    private final Div form = new Div();
    private final Paragraph progress = new Paragraph();
    private final Button make;

    ExportDialog(Taking taking) {
        this.taking = taking;
        int lines = taking.count();
        setHeaderTitle(getTranslation("exchange.export.title", getTranslation(taking.texts()), lines));
        form.addClassName("exchange-mend");
        purpose.setLabel(getTranslation("exchange.export.purpose"));
        purpose.setItems(ExportPurpose.values());
        purpose.setItemLabelGenerator(each -> getTranslation(each.key()));
        format.setLabel(getTranslation("exchange.export.format"));
        format.setItems(Format.values());
        format.setItemLabelGenerator(each -> getTranslation("exchange.export.format." + each));
        format.setValue(Format.XLSX);
        form.add(new Paragraph(getTranslation("exchange.export.explain")), purpose, format);
        password = lines > ListExport.FEW ? new PasswordField(getTranslation("exchange.export.password")) : null;
        if (password != null) {
            password.setHelperText(getTranslation("exchange.export.password.help", ListExport.FEW));
            password.getElement().setAttribute("autocomplete", "current-password");
            form.add(password);
        }
        progress.getElement().setAttribute("aria-live", "polite");
        add(form, progress);
        make = new Button(getTranslation("exchange.export.make"), click -> begin());
        make.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        make.setEnabled(lines > 0);
        getFooter().add(new Button(getTranslation("action.close"), click -> close()), make);
    }

    private void begin() {
        if (purpose.getValue() == null) {
            purpose.setInvalid(true);
            purpose.setErrorMessage(getTranslation("exchange.export.purpose.missing"));
            purpose.focus();
            return;
        }
        UUID[] begun = new UUID[1];
        if (Notices.attempt(() -> begun[0] =
                taking.begin(purpose.getValue(), format.getValue(), password == null ? null : password.getValue()))) {
            make.setVisible(false);
            form.removeAll();
            form.add(new Paragraph(getTranslation("exchange.export.once")), link(begun[0]));
        } else if (password != null) {
            password.clear();
            password.focus();
        }
    }

    private Anchor link(UUID begun) {
        DownloadHandler handler = event -> write(begun, event);
        Anchor link = new Anchor(handler, AttachmentType.DOWNLOAD, getTranslation("exchange.export.fetch"));
        link.addClassName("visibles-download");
        return link;
    }

    private String file() {
        return Normalizer.normalize(getTranslation(taking.texts()), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("\\W+", "-")
                .toLowerCase(Locale.ROOT);
    }

    private void write(UUID begun, DownloadEvent event) throws IOException {
        event.setFileName(file() + "." + format.getValue().extension());
        event.setContentType(format.getValue().mediaType());
        try {
            taking.write(begun, event.getOutputStream(), lines -> tell(event, lines));
        } catch (IOException | RuntimeException failed) {
            event.getUI().access(() -> {
                progress.setText(getTranslation("exchange.export.failed"));
                Notices.problem("exchange.export.failed");
            });
            throw failed;
        }
    }

    private void tell(DownloadEvent event, int lines) {
        event.getUI().access(() -> progress.setText(getTranslation("exchange.export.written", lines)));
    }
}
