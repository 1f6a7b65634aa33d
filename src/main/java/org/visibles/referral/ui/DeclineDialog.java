package org.visibles.referral.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.BiPredicate;
import org.visibles.referral.DeclineReason;
import org.visibles.widgets.MandatoryChoice;

/** Why not; for the sender's eyes alone. */
class DeclineDialog extends FormDialog {

    /**
     * @param decline true when it went through
     */
    DeclineDialog(BiPredicate<DeclineReason, String> decline) {
        super("referral.action.decline", "referral.action.decline");
        Select<DeclineReason> reason =
                new MandatoryChoice<>(getTranslation("referral.decline-reason"), getTranslation("referral.required"));
        reason.setItems(DeclineReason.values());
        reason.setItemLabelGenerator(each -> getTranslation("referral.decline." + each.name()));
        TextArea note = new TextArea(getTranslation("referral.decline-note"));
        note.setMaxLength(1000);
        note.setHelperText(getTranslation("referral.words-hint"));
        fields(reason, note, new Paragraph(getTranslation("referral.declined-secret")));
        onSave(() -> {
            reason.setInvalid(reason.isEmpty());
            return !reason.isEmpty() && decline.test(reason.getValue(), note.getValue());
        });
    }
}
