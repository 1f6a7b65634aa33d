package org.visibles.joining.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visibles.geography.GeographyService;
import org.visibles.geography.Qpv;
import org.visibles.widgets.Formats;
import org.visibles.youth.Choices;
import org.visibles.youth.JoinedField;
import org.visibles.youth.Phones;
import org.visibles.youth.YouthDetails;

/** What a record says in a field, in the page's language. */
final class FieldWords {

    private final GeographyService geography;

    FieldWords(GeographyService geography) {
        this.geography = geography;
    }

    static String name(JoinedField field) {
        return I18NProvider.translate("joining.field." + field);
    }

    String value(JoinedField field, YouthDetails details) {
        String words = words(field, details);
        return words == null || words.isEmpty() ? I18NProvider.translate("common.not-stated") : words;
    }

    private @Nullable String words(JoinedField field, YouthDetails details) {
        return switch (field) {
            case PSEUDONYM -> details.pseudonym();
            case FIRST_NAME -> details.firstName();
            case LAST_NAME -> details.lastName();
            case BIRTH_DATE -> day(details.birthDate());
            case AGE_BAND -> code(details.ageBand());
            case SEX -> code(details.sex());
            case PHONES -> details.phones().stream().map(Phones::shown).collect(Collectors.joining(", "));
            case EMAIL -> details.email();
            case HANDLE -> details.handle();
            case ADDRESS -> details.address();
            case COMMUNE -> together(commune(details.commune()), quarter(details.commune(), details.qpv()));
            case LANGUAGE -> details.language();
            case CONTACT_WAY -> code(details.contactWay());
            case CONTACT_HOURS -> details.contactHours();
            case DIPLOMA -> code(details.diploma());
            case SITUATION ->
                together(code(details.situation()), code(details.situationState()), day(details.situationOn()));
            case HOUSING -> code(details.housing());
            case DISABILITY -> truth(details.disability());
            case IMILO -> details.imilo();
            case KNOWN -> code(details.known());
            case ENTRY_SITUATION -> code(details.entrySituation());
            case ACCOMPANIED -> truth(details.accompanied());
            case LAST_SPE_ON -> day(details.lastSpeOn());
            case FIRST_CONTACT -> together(day(details.firstContactOn()), code(details.mode()), code(details.place()));
            case INFORMATION -> together(day(details.informedOn()), code(details.informedMeans()));
        };
    }

    private @Nullable String commune(@Nullable String code) {
        return code == null
                ? null
                : geography.commune(code).map(each -> each.name()).orElse(code);
    }

    private @Nullable String quarter(@Nullable String commune, @Nullable String code) {
        if (code == null || commune == null) {
            return null;
        }
        return code.equals("NONE")
                ? I18NProvider.translate("youth.qpv.NONE")
                : geography.qpvs().stream()
                        .filter(each -> each.code().equals(code))
                        .map(Qpv::name)
                        .findFirst()
                        .orElse(code);
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : Formats.date(day);
    }

    private static @Nullable String code(@Nullable Enum<?> choice) {
        return choice == null ? null : I18NProvider.translate(Choices.key(choice));
    }

    private static @Nullable String truth(@Nullable Boolean value) {
        return value == null ? null : I18NProvider.translate(value ? "common.yes" : "common.no");
    }

    private static String together(@Nullable String... parts) {
        return Stream.of(parts).flatMap(Stream::ofNullable).collect(Collectors.joining(", "));
    }
}
