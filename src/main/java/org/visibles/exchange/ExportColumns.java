package org.visibles.exchange;

import com.vaadin.flow.i18n.I18NProvider;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.visibles.geography.Commune;
import org.visibles.geography.GeographyService;
import org.visibles.kernel.LeavingList;
import org.visibles.organisation.MemberDirectory;
import org.visibles.organisation.MemberRow;
import org.visibles.youth.Choices;
import org.visibles.youth.ExportedYouth;

/** The columns of a list that leaves the program, in words that the import of lists knows; always in French. */
@Component
class ExportColumns {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final String FRANCE = "+33";
    private static final int COLUMNS = 20;

    private final I18NProvider texts;
    private final GeographyService geography;
    private final MemberDirectory members;

    ExportColumns(I18NProvider texts, GeographyService geography, MemberDirectory members) {
        this.texts = texts;
        this.geography = geography;
        this.members = members;
    }

    /** One line of a list. */
    interface Line {
        List<String> of(ExportedYouth person);
    }

    String sheet() {
        return text("exchange.export.sheet");
    }

    List<String> names() {
        return java.util.stream.IntStream.rangeClosed(1, COLUMNS)
                .mapToObj(column -> text("exchange.export.column." + column))
                .toList();
    }

    String name(LeavingList.Kind list) {
        return text(list.texts());
    }

    List<String> names(LeavingList.Kind list) {
        return java.util.stream.IntStream.rangeClosed(1, list.columns())
                .mapToObj(column -> text(list.texts() + ".column." + column))
                .toList();
    }

    /** For one list: names of communes and colleagues are looked up once each. */
    Line begin() {
        Map<UUID, String> colleagues = members.colleagues().stream()
                .collect(Collectors.toMap(row -> row.id().value(), MemberRow::name));
        Map<String, String> communes = new HashMap<>();
        return person -> line(person, colleagues, communes);
    }

    private List<String> line(ExportedYouth person, Map<UUID, String> colleagues, Map<String, String> communes) {
        return List.of(
                plain(person.lastName()),
                plain(person.firstName()),
                person.pseudonym(),
                day(person.birthDate()),
                choice(Choices.AgeBand.class, person.ageBand()),
                choice(Choices.Sex.class, person.sex()),
                person.phones().stream().map(ExportColumns::phone).collect(Collectors.joining(" / ")),
                plain(person.email()),
                plain(person.address()),
                person.commune() == null ? "" : communes.computeIfAbsent(person.commune(), this::commune),
                "NONE".equals(person.qpv()) ? "" : plain(person.qpv()),
                choice(Choices.Diploma.class, person.diploma()),
                choice(Choices.Situation.class, person.situation()),
                choice(Choices.Known.class, person.known()),
                plain(person.imilo()),
                person.stage() == null ? "" : text("youth.stage." + person.stage()),
                day(person.firstContactOn()),
                day(person.lastContactOn()),
                day(person.informedOn()),
                person.referent() == null
                        ? ""
                        : colleagues.getOrDefault(person.referent().value(), ""));
    }

    private String commune(String code) {
        return geography.commune(code).map(Commune::name).orElse(code);
    }

    private <E extends Enum<E>> String choice(Class<E> list, @Nullable String name) {
        Function<E, String> words = each -> text(Choices.key(each));
        return name == null ? "" : words.apply(Enum.valueOf(list, name));
    }

    /** As one dials it in France. */
    private static String phone(String number) {
        return number.startsWith(FRANCE) ? "0" + number.substring(FRANCE.length()) : number;
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : text;
    }

    private String text(String key) {
        return texts.getTranslation(key, Locale.FRENCH);
    }
}
