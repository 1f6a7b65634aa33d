package org.visibles.outing.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.visibles.geography.Commune;
import org.visibles.geography.GeographyService;
import org.visibles.geography.Qpv;
import org.visibles.kernel.MemberId;
import org.visibles.organisation.MemberDirectory;
import org.visibles.organisation.MemberRow;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.outing.MethodRow;
import org.visibles.outing.OutingContent;
import org.visibles.outing.OutingRow;
import org.visibles.outing.OutingService;
import org.visibles.outing.SpotRow;
import org.visibles.outing.Tally;
import org.visibles.widgets.Formats;
import org.visibles.youth.Choices;

/** What stands in an outing, in words; made for one page, with as many statements for one outing as for many. */
final class OutingWords {

    private final Map<String, MethodRow> methods;
    private final Map<UUID, String> organisations;
    private final Map<UUID, String> colleagues;
    private final Map<UUID, String> spots;
    private final Map<String, String> quarters;
    private final Map<String, String> communes;

    private OutingWords(
            Map<String, MethodRow> methods,
            Map<UUID, String> organisations,
            Map<UUID, String> colleagues,
            Map<UUID, String> spots,
            Map<String, String> quarters,
            Map<String, String> communes) {
        this.methods = methods;
        this.organisations = organisations;
        this.colleagues = colleagues;
        this.spots = spots;
        this.quarters = quarters;
        this.communes = communes;
    }

    /** Reads what the words of a page need. */
    @Component
    static class Source {

        private final OutingService outings;
        private final OrganisationDirectory organisations;
        private final MemberDirectory members;
        private final GeographyService geography;

        Source(
                OutingService outings,
                OrganisationDirectory organisations,
                MemberDirectory members,
                GeographyService geography) {
            this.outings = outings;
            this.organisations = organisations;
            this.members = members;
            this.geography = geography;
        }

        OutingWords of(Collection<OutingContent> contents) {
            return of(contents, List.of());
        }

        /**
         * @param authors members of the own organisation whose names the page tells too
         */
        OutingWords of(Collection<OutingContent> contents, Collection<UUID> authors) {
            return new OutingWords(
                    outings.methods().stream()
                            .collect(Collectors.toMap(MethodRow::code, each -> each, (built, added) -> built)),
                    contents.stream().allMatch(content -> content.companions().isEmpty())
                            ? Map.of()
                            : organisations.names(),
                    members.names(Stream.concat(
                                    authors.stream(),
                                    contents.stream()
                                            .flatMap(content -> content.team().stream())
                                            .map(MemberId::value))
                            .distinct()
                            .toList()),
                    contents.stream().allMatch(content -> content.spot() == null)
                            ? Map.of()
                            : outings.spots().stream().collect(Collectors.toMap(SpotRow::id, SpotRow::name)),
                    contents.stream().allMatch(content -> content.qpv() == null)
                            ? Map.of()
                            : geography.qpvs().stream()
                                    .collect(Collectors.toMap(Qpv::code, Qpv::name, (one, two) -> one)),
                    geography
                            .communes(contents.stream()
                                    .map(OutingContent::commune)
                                    .filter(Objects::nonNull)
                                    .distinct()
                                    .toList())
                            .stream()
                            .collect(Collectors.toMap(Commune::code, Commune::name)));
        }

        /** Active members of the own organisation. */
        List<MemberRow> colleagues() {
            return members.colleagues();
        }
    }

    static String text(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }

    String method(@Nullable String code) {
        MethodRow method = code == null ? null : methods.get(code);
        return method == null ? Objects.requireNonNullElse(code, "") : method(method);
    }

    static String method(MethodRow method) {
        return method.builtIn() ? I18NProvider.translate("youth.findingPlace." + method.code()) : method.name();
    }

    static String way(OutingRow row) {
        String added = row.names().way();
        return added == null
                ? I18NProvider.translate("youth.findingPlace." + row.content().way())
                : added;
    }

    private @Nullable String commune(@Nullable String code) {
        return code == null ? null : communes.getOrDefault(code, code);
    }

    String organisation(UUID id) {
        return organisations.getOrDefault(id, "");
    }

    String colleague(UUID id) {
        return colleagues.getOrDefault(id, "");
    }

    static String when(LocalDateTime at) {
        return Formats.dateTime(at.atZone(Formats.ZONE).toInstant());
    }

    static String hour(LocalDateTime at) {
        return "%02d:%02d".formatted(at.getHour(), at.getMinute());
    }

    static String cell(Tally.Cell cell) {
        return text("outing.sex." + cell.sex()) + ", " + band(cell.band());
    }

    static String band(Choices.@Nullable AgeBand band) {
        return band == null ? text("outing.band.unknown") : I18NProvider.translate(Choices.key(band));
    }

    /** What a content says, line by line, by the keys of the fields; what is not told is missing. */
    Map<String, String> lines(OutingContent content) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("at", when(content.at()));
        lines.put("minutes", text("outing.minutes.value", content.minutes()));
        put(lines, "spot", content.spot() == null ? null : spots.get(content.spot()));
        put(lines, "commune", commune(content.commune()));
        put(
                lines,
                "qpv",
                content.qpv() == null
                        ? null
                        : content.qpv().equals("NONE")
                                ? text("outing.qpv.none")
                                : quarters.getOrDefault(content.qpv(), content.qpv()));
        lines.put("way", method(content.way()));
        put(lines, "practice", content.practice() == null ? null : method(content.practice()));
        put(
                lines,
                "team",
                names(content.team().stream()
                        .map(each -> colleagues.getOrDefault(each.value(), ""))
                        .toList()));
        put(
                lines,
                "companions",
                names(content.companions().stream()
                        .map(each -> organisation(each.value()))
                        .toList()));
        put(
                lines,
                "tally",
                names(content.tally().counts().entrySet().stream()
                        .map(entry -> entry.getValue() + " × " + cell(entry.getKey()))
                        .toList()));
        put(lines, "known", content.known() == 0 ? null : Integer.toString(content.known()));
        put(lines, "leaflets", content.leaflets() == 0 ? null : Integer.toString(content.leaflets()));
        put(lines, "note", content.note());
        return lines;
    }

    private static @Nullable String names(List<String> names) {
        String joined = names.stream().filter(name -> !name.isEmpty()).sorted().collect(Collectors.joining(" ; "));
        return joined.isEmpty() ? null : joined;
    }

    private static void put(Map<String, String> lines, String key, @Nullable String value) {
        if (value != null) {
            lines.put(key, value);
        }
    }
}
