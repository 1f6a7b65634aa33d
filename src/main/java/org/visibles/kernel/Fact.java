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
 *       {@code qpv} (code, or NONE), {@code diploma}, {@code situation}, {@code situationState} (PLANNED,
 *       CURRENT, ENDED), {@code situationOn} (day it was last confirmed), {@code disability} (YES, NO),
 *       {@code eligible} (YES, NO, UNKNOWN), {@code mode} (identification mode), {@code place} (place of finding); a
 *       missing key is "not stated".
 *   <li>STAGE: {@code stage} (journey stage code); with EXITED {@code outcome}, {@code family} (LASTING, POSITIVE,
 *       OTHER); with CONNECTED {@code connection}; with a side state {@code reason}.
 *   <li>CONTACT: {@code channel}, {@code initiative}, {@code result}, {@code appointment} (PRESENT, ABSENT) when it was one.
 *   <li>REFERRAL: {@code referral} (its id), {@code state}, {@code recipient} (organisation id), {@code kind} (of organisation);
 *       the SCHEDULED of an appointment that is called off is cancelled.
 *   <li>KNOWN_CHECK: {@code known} (ACTIVE, KNOWN, UNKNOWN).
 *   <li>OUTCOME_CHECK: {@code still} (YES, NO, UNKNOWN).
 *   <li>OUTING: {@code outing} (its id), {@code way}, {@code practice}, {@code commune}, {@code qpv}, {@code spot} (id),
 *       {@code weekday} (1, Monday, to 7), {@code hour} of its start (0 to 23), {@code minutes}, {@code met} (people counted
 *       by tally alone, those already known not among them), {@code known} (already known, by tally), {@code leaflets},
 *       {@code organisations} (that went out together).
 *   <li>ENCOUNTER: {@code outing}, {@code way}, {@code practice}, {@code commune}, {@code qpv}, {@code spot},
 *       {@code weekday}, {@code hour}, {@code sex}, {@code ageBand}, all as of the outing and of what was seen;
 *       {@code known} (YES) of somebody the organisation knew already, else missing.
 *   <li>JOINED: {@code to}, the person's key, which the database fills in. Two records are merged by {@link #merged}, and
 *       parted again by cancelling that fact.
 *   <li>ANONYMISED: nothing. From it on days are counted by their month, and none of the delays; no later fact can be
 *       recorded for the person.
 * </ul>
 *
 * @param id of the fact; recording the same id twice changes nothing
 * @param whom stored as a subject key of its own, never as the id of the person or the encounter
 * @param effectiveOn the day it happened
 * @param cancels the fact taken back, with kind CANCELLED alone
 */
public record Fact(
        UUID id,
        FactKind kind,
        Counted whom,
        LocalDate effectiveOn,
        Instant recordedAt,
        Map<String, String> values,
        @Nullable UUID cancels) {

    public static Fact of(
            FactKind kind, YouthId youth, LocalDate effectiveOn, Instant recordedAt, Map<String, String> values) {
        return of(kind, new Counted.Person(youth), effectiveOn, recordedAt, values);
    }

    public static Fact of(
            FactKind kind, Counted whom, LocalDate effectiveOn, Instant recordedAt, Map<String, String> values) {
        return new Fact(Ids.next(), kind, whom, effectiveOn, recordedAt, Map.copyOf(values), null);
    }

    /** Two records turn out to be of one person, which is counted once from this day of knowledge on. */
    public static Fact merged(YouthId youth, YouthId as, LocalDate effectiveOn, Instant recordedAt) {
        return of(FactKind.JOINED, new Counted.Same(youth, as), effectiveOn, recordedAt, Map.of());
    }

    /** The person stays counted, and can be linked to nobody any more; to be recorded before its record is gone. */
    public static Fact anonymised(YouthId youth, LocalDate effectiveOn, Instant recordedAt) {
        return of(FactKind.ANONYMISED, youth, effectiveOn, recordedAt, Map.of());
    }

    public static Fact cancel(UUID fact, YouthId youth, LocalDate effectiveOn, Instant recordedAt) {
        return cancel(fact, new Counted.Person(youth), effectiveOn, recordedAt);
    }

    public static Fact cancel(UUID fact, Counted whom, LocalDate effectiveOn, Instant recordedAt) {
        return new Fact(Ids.next(), FactKind.CANCELLED, whom, effectiveOn, recordedAt, Map.of(), fact);
    }
}
