package org.visibles.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened and is counted, append-only. {@code values} holds codes, dates and numbers only, never a name,
 * a free text or an id of a person:
 *
 * <ul>
 *   <li>ATTRIBUTES: {@code sex} (F, M, X), {@code birthYearMonth} (2001-05) or {@code ageBand}, {@code commune} (INSEE),
 *       {@code qpv} (code, or NONE), {@code diploma}, {@code situation}, {@code disability} (YES, NO),
 *       {@code eligible} (YES, NO, UNKNOWN), {@code mode} (identification mode), {@code place} (place of finding); a
 *       missing key is "not stated".
 *   <li>STAGE: {@code stage} (journey stage code); with EXITED {@code outcome}, {@code family} (LASTING, POSITIVE,
 *       OTHER); with CONNECTED {@code connection}; with a side state {@code reason}.
 *   <li>CONTACT: {@code channel}, {@code initiative}, {@code result}, {@code appointment} (PRESENT, ABSENT) when it was one.
 *   <li>REFERRAL: {@code referral} (its id), {@code state}, {@code recipient} (organisation id), {@code kind} (of organisation).
 *   <li>KNOWN_CHECK: {@code known} (ACTIVE, KNOWN, UNKNOWN).
 *   <li>OUTCOME_CHECK: {@code still} (YES, NO, UNKNOWN).
 * </ul>
 *
 * @param id of the fact; recording the same id twice changes nothing
 * @param youth the person; stored as a subject key of its own, never as this id
 * @param effectiveOn the day it happened
 * @param cancels the fact taken back, with kind CANCELLED alone
 */
public record Fact(
        UUID id,
        FactKind kind,
        YouthId youth,
        LocalDate effectiveOn,
        Instant recordedAt,
        Map<String, String> values,
        @Nullable UUID cancels) {

    public static Fact of(
            FactKind kind, YouthId youth, LocalDate effectiveOn, Instant recordedAt, Map<String, String> values) {
        return new Fact(Ids.next(), kind, youth, effectiveOn, recordedAt, Map.copyOf(values), null);
    }

    public static Fact cancel(UUID fact, YouthId youth, LocalDate effectiveOn, Instant recordedAt) {
        return new Fact(Ids.next(), FactKind.CANCELLED, youth, effectiveOn, recordedAt, Map.of(), fact);
    }
}
