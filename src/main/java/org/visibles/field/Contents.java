package org.visibles.field;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Need;
import org.visibles.kernel.RuleViolation;
import org.visibles.outing.OutingContent;
import org.visibles.outing.OutingRow;
import org.visibles.outing.Position;
import org.visibles.outing.Tally;
import org.visibles.outing.encounter.EncounterContent;
import org.visibles.outing.encounter.EncounterResult;
import org.visibles.outing.encounter.FollowUp;
import org.visibles.widgets.Formats;
import org.visibles.youth.Choices.AgeBand;
import org.visibles.youth.Choices.Sex;

/** What a phone told, as the forms at the desk would have it: the same rules look at it from here on. */
final class Contents {

    private Contents() {}

    /**
     * @param before the outing as it is, whose team and companions the phone does not know
     */
    static OutingContent outing(Entry entry, @Nullable OutingRow before, Identity who) {
        Told.OnOuting told = entry.told().content();
        if (told == null || told.way() == null) {
            throw unreadable();
        }
        return new OutingContent(
                local(entry, told.at()),
                told.minutes(),
                told.commune(),
                told.qpv(),
                told.spot(),
                told.latitude() == null || told.longitude() == null
                        ? null
                        : new Position(told.latitude(), told.longitude()),
                told.way(),
                told.practice(),
                before == null ? Set.of(who.member()) : before.content().team(),
                before == null ? Set.of() : before.content().companions(),
                tally(told.tally()),
                told.known(),
                told.leaflets(),
                told.note());
    }

    private static Tally tally(@Nullable Map<String, Integer> counts) {
        if (counts == null) {
            return Tally.NONE;
        }
        if (counts.values().stream().anyMatch(Objects::isNull)) {
            throw unreadable();
        }
        return Tally.of(counts);
    }

    static EncounterContent encounter(Entry entry) {
        Told.Met met = entry.told().met();
        if (met == null) {
            throw unreadable();
        }
        LocalDateTime at = local(entry, entry.told().captured());
        return new EncounterContent(
                at,
                met.pseudonym(),
                code(Sex.values(), met.sex()),
                band(met.ageBand()),
                needs(met.needs()),
                code(EncounterResult.values(), met.result()),
                Objects.requireNonNullElse(code(FollowUp.values(), met.followUp()), FollowUp.NONE),
                met.followUpOn(),
                met.known(),
                met.informed() ? at.toLocalDate() : null,
                met.firstName(),
                met.phone());
    }

    private static Set<Need> needs(@Nullable List<String> codes) {
        return codes == null
                ? Set.of()
                : codes.stream()
                        .map(code -> Objects.requireNonNull(code(Need.values(), Objects.requireNonNullElse(code, ""))))
                        .collect(Collectors.toSet());
    }

    private static @Nullable AgeBand band(@Nullable String code) {
        return code == null
                ? null
                : Stream.of(AgeBand.values())
                        .filter(band -> band.code().equals(code))
                        .findFirst()
                        .orElseThrow(Contents::unreadable);
    }

    private static <E extends Enum<E>> @Nullable E code(E[] all, @Nullable String code) {
        return code == null
                ? null
                : Stream.of(all)
                        .filter(each -> each.name().equals(code))
                        .findFirst()
                        .orElseThrow(Contents::unreadable);
    }

    private static LocalDateTime local(Entry entry, long said) {
        return LocalDateTime.ofInstant(entry.corrected(said), Formats.ZONE);
    }

    private static RuleViolation unreadable() {
        return new RuleViolation("rule.field.unreadable");
    }
}
