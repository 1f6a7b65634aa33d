package org.visibles.widgets;

import com.vaadin.flow.i18n.I18NProvider;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** All texts, French first: each module has its bundle {@code i18n/<module>_<language>.properties}, in UTF-8. */
@Component
public class Texts implements I18NProvider {

    private static final List<Locale> LOCALES = List.of(Locale.FRENCH, Locale.ENGLISH);

    private final Map<String, Map<String, String>> byLanguage = new HashMap<>();

    Texts() {
        for (Locale locale : LOCALES) {
            byLanguage.put(locale.getLanguage(), load(locale.getLanguage()));
        }
    }

    private static Map<String, String> load(String language) {
        Map<String, String> texts = new HashMap<>();
        try {
            for (var bundle : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:i18n/*_" + language + ".properties")) {
                Properties properties = new Properties();
                try (var reader = new InputStreamReader(bundle.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                properties.forEach((key, text) -> {
                    if (texts.put((String) key, (String) text) != null) {
                        throw new IllegalStateException("text twice: " + key);
                    }
                });
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts;
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return LOCALES;
    }

    /** The text in French where the language has none; the key between exclamation marks where nobody has. */
    @Override
    public String getTranslation(String key, Locale locale, Object... params) {
        var texts = byLanguage.getOrDefault(locale.getLanguage(), Map.of());
        String text = texts.get(key);
        if (text == null) {
            text = byLanguage.getOrDefault("fr", Map.of()).get(key);
        }
        if (text == null) {
            return "!" + key + "!";
        }
        return params.length == 0 ? text.replace("''", "'") : new MessageFormat(text, locale).format(params);
    }

    /** Keys of one language, for the test that keeps the languages in step. */
    public Map<String, String> all(Locale locale) {
        return Map.copyOf(byLanguage.getOrDefault(locale.getLanguage(), Map.of()));
    }
}
