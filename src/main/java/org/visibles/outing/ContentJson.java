package org.visibles.outing;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Writes contents as they are kept in versions: equal contents give equal JSON. */
@Component
class ContentJson {

    private static final TypeReference<Map<String, Integer>> TALLY = new TypeReference<>() {};

    private final JsonMapper json;

    ContentJson(JsonMapper json) {
        this.json = json;
    }

    /** As stored; sets are sorted. */
    private record Stored(
            LocalDateTime at,
            int minutes,
            @Nullable String commune,
            @Nullable String qpv,
            @Nullable UUID spot,
            @Nullable Position position,
            String way,
            @Nullable String practice,
            List<UUID> team,
            List<UUID> companions,
            Map<String, Integer> tally,
            int known,
            int leaflets,
            @Nullable String note) {}

    String write(OutingContent content) {
        return json.writeValueAsString(new Stored(
                content.at(),
                content.minutes(),
                content.commune(),
                content.qpv(),
                content.spot(),
                content.position(),
                content.way(),
                content.practice(),
                content.team().stream().map(MemberId::value).sorted().toList(),
                content.companions().stream()
                        .map(OrganisationId::value)
                        .sorted()
                        .toList(),
                content.tally().codes(),
                content.known(),
                content.leaflets(),
                content.note()));
    }

    OutingContent read(String text) {
        Stored stored = json.readValue(text, Stored.class);
        return new OutingContent(
                stored.at(),
                stored.minutes(),
                stored.commune(),
                stored.qpv(),
                stored.spot(),
                stored.position(),
                stored.way(),
                stored.practice(),
                stored.team().stream().map(MemberId::new).collect(Collectors.toSet()),
                stored.companions().stream().map(OrganisationId::new).collect(Collectors.toSet()),
                Tally.of(stored.tally()),
                stored.known(),
                stored.leaflets(),
                stored.note());
    }

    String writeTally(Tally tally) {
        return json.writeValueAsString(tally.codes());
    }

    Tally readTally(String text) {
        return Tally.of(json.readValue(text, TALLY));
    }
}
