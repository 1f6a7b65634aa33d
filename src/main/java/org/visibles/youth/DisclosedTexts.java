package org.visibles.youth;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.visibles.geography.GeographyService;
import org.visibles.widgets.Texts;

/** Puts what was disclosed in words. */
@Component
public class DisclosedTexts {

    private final Texts texts;
    private final GeographyService geography;

    DisclosedTexts(Texts texts, GeographyService geography) {
        this.texts = texts;
        this.geography = geography;
    }

    /** The field's name. */
    public String name(DisclosedField field, Locale locale) {
        return texts.getTranslation("youth.disclosed." + field.name(), locale);
    }

    /** A value as {@link YouthDisclosure} gave it, for reading. */
    public String value(DisclosedField field, String value, Locale locale) {
        return switch (field) {
            case NAME, PSEUDONYM, EMAIL, HANDLE, ADDRESS, LANGUAGE, IMILO -> value;
            case PHONE ->
                Arrays.stream(value.split(", ", -1)).map(Phones::shown).collect(Collectors.joining(", "));
            case BIRTH ->
                Character.isDigit(value.charAt(0))
                        ? java.time.format.DateTimeFormatter.ofLocalizedDate(java.time.format.FormatStyle.MEDIUM)
                                .withLocale(locale)
                                .format(java.time.LocalDate.parse(value))
                        : coded("ageBand", value, locale);
            case AGE_BAND -> coded("ageBand", value, locale);
            case SEX -> coded("sex", value, locale);
            case COMMUNE -> geography.commune(value).map(each -> each.name()).orElse(value);
            case QPV ->
                value.equals(Places.NO_QPV)
                        ? texts.getTranslation("youth.qpv.NONE", locale)
                        : geography.qpvs().stream()
                                .filter(each -> each.code().equals(value))
                                .map(each -> each.name())
                                .findFirst()
                                .orElse(value);
            case DIPLOMA -> coded("diploma", value, locale);
            case SITUATION -> coded("situation", value, locale);
            case HOUSING -> coded("housing", value, locale);
            case DISABILITY -> texts.getTranslation(value.equals("YES") ? "common.yes" : "common.no", locale);
            case CONTACT_PREFERENCE -> preference(value, locale);
        };
    }

    private String preference(String value, Locale locale) {
        for (Choices.ContactWay way : Choices.ContactWay.values()) {
            if (value.equals(way.name()) || value.startsWith(way.name() + "; ")) {
                return texts.getTranslation(Choices.key(way), locale)
                        + value.substring(way.name().length());
            }
        }
        return value;
    }

    private String coded(String list, String code, Locale locale) {
        return texts.getTranslation("youth." + list + "." + code, locale);
    }
}
