package org.visibles.geography.ui;

import com.vaadin.flow.component.upload.UploadI18N;
import java.util.function.Function;

/** The words of the upload field in the page's language. */
record UploadTexts(Function<String, String> texts) {

    UploadI18N i18n() {
        UploadI18N i18n = new UploadI18N();
        i18n.setDropFiles(new UploadI18N.DropFiles().setOne(text("drop")));
        i18n.setAddFiles(new UploadI18N.AddFiles().setOne(text("choose")));
        i18n.setError(new UploadI18N.Error()
                .setTooManyFiles(text("one"))
                .setFileIsTooBig(text("too-big"))
                .setIncorrectFileType(text("wrong-kind")));
        i18n.setUploading(new UploadI18N.Uploading()
                .setStatus(new UploadI18N.Uploading.Status()
                        .setConnecting(text("sending"))
                        .setStalled(text("stalled"))
                        .setProcessing(text("sending"))
                        .setHeld(text("sending")))
                .setRemainingTime(new UploadI18N.Uploading.RemainingTime()
                        .setPrefix(text("remaining"))
                        .setUnknown(""))
                .setError(new UploadI18N.Uploading.Error()
                        .setServerUnavailable(text("broken-off"))
                        .setUnexpectedServerError(text("broken-off"))
                        .setForbidden(text("broken-off"))));
        i18n.setFile(new UploadI18N.File()
                .setRetry(text("retry"))
                .setStart(text("choose"))
                .setRemove(text("remove")));
        return i18n;
    }

    private String text(String name) {
        return texts.apply("geography.upload." + name);
    }
}
