package org.visibles.outing.encounter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.visibles.kernel.Counted;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.EncounterId;
import org.visibles.kernel.Fact;
import org.visibles.kernel.FactKind;
import org.visibles.kernel.FactRecorder;
import org.visibles.outing.OutingChanged;
import org.visibles.outing.OutingCodes;
import org.visibles.outing.OutingRow;
import org.visibles.outing.OutingService;

/** Counts encounters: each is a subject of its own, with the place and method of its outing. */
@Component
class EncounterCounting {

    private final FactRecorder facts;
    private final Encounters encounters;
    private final OutingService outings;
    private final CurrentMember member;
    private final Clock clock;

    EncounterCounting(
            FactRecorder facts, Encounters encounters, OutingService outings, CurrentMember member, Clock clock) {
        this.facts = facts;
        this.encounters = encounters;
        this.outings = outings;
        this.member = member;
        this.clock = clock;
    }

    /** Not recorded yet: the encounter's row must stand before. */
    Fact fact(EncounterId id, OutingRow outing, EncounterContent content) {
        Map<String, String> codes = new TreeMap<>(OutingCodes.of(outing));
        if (content.sex() != null) {
            codes.put("sex", content.sex().name());
        }
        if (content.ageBand() != null) {
            codes.put("ageBand", content.ageBand().code());
        }
        if (content.known()) {
            codes.put("known", "YES");
        }
        return Fact.of(
                FactKind.ENCOUNTER, new Counted.Somebody(id), content.at().toLocalDate(), clock.instant(), codes);
    }

    UUID count(EncounterId id, OutingRow outing, EncounterContent content) {
        Fact fact = fact(id, outing, content);
        facts.record(fact);
        return fact.id();
    }

    /** Takes back what was counted about an encounter. */
    void cancel(EncounterId id, UUID fact, LocalDate effectiveOn) {
        facts.record(Fact.cancel(fact, new Counted.Somebody(id), effectiveOn, clock.instant()));
    }

    /** The own organisation's encounters follow their outing; those of who went along stay as they were counted. */
    @EventListener
    void follow(OutingChanged changed) {
        OutingRow outing = outings.get(changed.outing());
        for (EncounterRow row : encounters.of(member.scope(), changed.outing())) {
            if (!row.withdrawn()) {
                Encounters.Stored stored =
                        encounters.lock(member.scope(), row.id()).orElseThrow();
                cancel(row.id(), stored.fact(), row.content().at().toLocalDate());
                UUID fact = count(row.id(), outing, row.content());
                encounters.counted(row.id(), stored.row().version(), false, fact, member.require(), clock.instant());
            }
        }
    }
}
