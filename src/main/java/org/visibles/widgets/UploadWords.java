package org.visibles.widgets;

import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.i18n.I18NProvider;

/** The words of an upload field in the page's language. */
public final class UploadWords {

    private UploadWords() {}

    /**
     * @param keys beginning of the keys of what is said of this file alone: {@code drop}, {@code choose}, {@code too-big},
     *     {@code wrong-kind}, {@code broken-off}
     */
    public static UploadI18N of(String keys) {
        String choose = I18NProvider.translate(keys + ".choose");
        String broken = I18NProvider.translate(keys + ".broken-off");
        String sending = I18NProvider.translate("widgets.upload.sending");
        UploadI18N words = new UploadI18N();
        words.setDropFiles(new UploadI18N.DropFiles().setOne(I18NProvider.translate(keys + ".drop")));
        words.setAddFiles(new UploadI18N.AddFiles().setOne(choose));
        words.setError(new UploadI18N.Error()
                .setTooManyFiles(I18NProvider.translate("widgets.upload.one"))
                .setFileIsTooBig(I18NProvider.translate(keys + ".too-big"))
                .setIncorrectFileType(I18NProvider.translate(keys + ".wrong-kind")));
        words.setUploading(new UploadI18N.Uploading()
                .setStatus(new UploadI18N.Uploading.Status()
                        .setConnecting(sending)
                        .setStalled(I18NProvider.translate("widgets.upload.stalled"))
                        .setProcessing(sending)
                        .setHeld(sending))
                .setRemainingTime(new UploadI18N.Uploading.RemainingTime()
                        .setPrefix(I18NProvider.translate("widgets.upload.remaining"))
                        .setUnknown(""))
                .setError(new UploadI18N.Uploading.Error()
                        .setServerUnavailable(broken)
                        .setUnexpectedServerError(broken)
                        .setForbidden(broken)));
        words.setFile(new UploadI18N.File()
                .setRetry(I18NProvider.translate("widgets.upload.retry"))
                .setStart(choose)
                .setRemove(I18NProvider.translate("widgets.upload.remove")));
        return words;
    }
}
