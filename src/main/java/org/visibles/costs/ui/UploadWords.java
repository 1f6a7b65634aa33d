package org.visibles.costs.ui;

import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.i18n.I18NProvider;

/** The words of the upload field in the page's language. */
final class UploadWords {

    private UploadWords() {}

    static UploadI18N i18n() {
        String sending = text("sending");
        String broken = text("broken-off");
        UploadI18N i18n = new UploadI18N();
        i18n.setDropFiles(new UploadI18N.DropFiles().setOne(text("drop")));
        i18n.setAddFiles(new UploadI18N.AddFiles().setOne(text("choose")));
        i18n.setError(new UploadI18N.Error()
                .setTooManyFiles(text("one"))
                .setFileIsTooBig(text("too-big"))
                .setIncorrectFileType(text("wrong-kind")));
        i18n.setUploading(new UploadI18N.Uploading()
                .setStatus(new UploadI18N.Uploading.Status()
                        .setConnecting(sending)
                        .setStalled(sending)
                        .setProcessing(sending)
                        .setHeld(sending))
                .setRemainingTime(
                        new UploadI18N.Uploading.RemainingTime().setPrefix("").setUnknown(""))
                .setError(new UploadI18N.Uploading.Error()
                        .setServerUnavailable(broken)
                        .setUnexpectedServerError(broken)
                        .setForbidden(broken)));
        i18n.setFile(new UploadI18N.File()
                .setRetry(text("choose"))
                .setStart(text("choose"))
                .setRemove(text("remove")));
        return i18n;
    }

    private static String text(String name) {
        return I18NProvider.translate("costs.upload." + name);
    }
}
