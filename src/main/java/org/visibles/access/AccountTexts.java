package org.visibles.access;

import java.util.Locale;
import org.springframework.stereotype.Component;
import org.visibles.widgets.Texts;

/** Texts of mails and of the log: French, whatever the page's language. */
@Component
class AccountTexts {

    private final Texts texts;

    AccountTexts(Texts texts) {
        this.texts = texts;
    }

    String of(String key, Object... arguments) {
        return texts.getTranslation(key, Locale.FRENCH, arguments);
    }
}
