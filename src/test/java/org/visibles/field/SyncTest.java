package org.visibles.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.access.DeviceService;
import org.visibles.kernel.Ids;
import org.visibles.kernel.OutingId;
import org.visibles.outing.OutingContent;
import org.visibles.outing.OutingService;
import org.visibles.outing.PlanOuting;
import org.visibles.outing.RecordOuting;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;

/** What phones send, in good and in bad faith. */
@VisiblesTest
class SyncTest {

    @Autowired
    private FieldService field;

    @Autowired
    private DeviceService devices;

    @Autowired
    private OutingService outings;

    @Autowired
    private TestDatabase database;

    @Autowired
    private StatementCounter statements;

    @Autowired
    private Clock clock;

    private Phone phone;
    private Instant now;
    private final UUID outing = Ids.next();

    @BeforeEach
    void link() {
        phone = Phone.of(Fixture.AGENT_ROUEN, devices, field);
        now = clock.instant();
    }

    @Test
    void an_outing_with_five_encounters_is_there_once_in_any_order_and_twice() {
        List<SentEntry> entries = new ArrayList<>();
        entries.add(phone.sealed(Phone.outing(outing, 1, now, Map.of("F.18_21", 2))));
        for (int number = 0; number < 5; number++) {
            entries.add(phone.sealed(Phone.encounter(outing, now)));
        }
        Collections.reverse(entries);

        assertThat(states(phone.send(entries, millis()))).contains(EntryState.WAITING, EntryState.KEPT);
        assertThat(states(phone.send(entries, millis()))).containsOnly(EntryState.KEPT);
        assertThat(count("select count(*) from outing where id = ?", outing)).isEqualTo(1);
        assertThat(count("select count(*) from encounter where outing_id = ?", outing))
                .isEqualTo(5);
        assertThat(count("select count(*) from field_entry where outing_id = ? and sealed is not null", outing))
                .isZero();
    }

    @Test
    void the_same_sent_several_times_at_once_is_taken_once() throws Exception {
        List<SentEntry> entries = new ArrayList<>();
        for (int number = 0; number < 10; number++) {
            entries.add(phone.sealed(Phone.encounter(outing, now)));
        }
        entries.add(5, phone.sealed(Phone.outing(outing, 1, now, Map.of("F.18_21", 2))));
        List<Callable<List<EntryAnswer>>> sendings = Collections.nCopies(4, () -> phone.send(entries, clock.millis()));

        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<List<EntryAnswer>> sent : threads.invokeAll(sendings)) {
                assertThat(states(sent.get())).isSubsetOf(EntryState.KEPT, EntryState.WAITING);
            }
        }
        assertThat(count("select count(*) from encounter where outing_id = ?", outing))
                .isEqualTo(10);
        assertThat(count("select count(*) from field_entry where outing_id = ? and state <> 'KEPT'", outing))
                .isZero();
    }

    @Test
    void an_encounter_waits_for_its_outing_whichever_phone_brings_it() {
        Phone other = Phone.of(Fixture.AGENT_ROUEN, devices, field);

        assertThat(other.send(other.sealed(Phone.encounter(outing, now)), millis())
                        .state())
                .isEqualTo(EntryState.WAITING);
        assertThat(count("select count(*) from encounter where outing_id = ?", outing))
                .isZero();
        assertThat(phone.send(phone.sealed(Phone.outing(outing, 1, now, Map.of())), millis())
                        .state())
                .isEqualTo(EntryState.KEPT);
        assertThat(count("select count(*) from encounter where outing_id = ?", outing))
                .isEqualTo(1);
    }

    @Test
    void the_last_word_about_an_outing_counts_however_late_others_come() {
        SentEntry first = phone.sealed(Phone.outing(outing, 1, now, Map.of("F.18_21", 1)));
        SentEntry last = phone.sealed(Phone.outing(outing, 3, now, Map.of("F.18_21", 3)));
        SentEntry between = phone.sealed(Phone.outing(outing, 2, now, Map.of("F.18_21", 2)));

        assertThat(states(phone.send(List.of(first, last, between, first), millis())))
                .containsOnly(EntryState.KEPT);
        assertThat(tally()).isEqualTo(3);
    }

    @Test
    void what_was_changed_at_the_desk_meanwhile_is_kept_apart() {
        phone.send(phone.sealed(Phone.outing(outing, 1, now, Map.of("F.18_21", 1))), millis());
        As.member(Fixture.COLLEAGUE_ROUEN, () -> {
            var row = outings.get(new OutingId(outing));
            outings.record(new RecordOuting(
                    row.id(), row.version(), row.content().told(row.content().tally(), 1, 20, null), null));
        });

        assertThat(phone.send(phone.sealed(Phone.outing(outing, 2, now, Map.of("M.16_17", 4))), millis())
                        .state())
                .isEqualTo(EntryState.KEPT_APART);
        assertThat(As.member(Fixture.AGENT_ROUEN, () -> outings.get(new OutingId(outing)))
                        .keptApart())
                .isEqualTo(1);
    }

    @Test
    void a_planned_outing_keeps_its_team() {
        As.member(
                Fixture.RESPONSABLE_ROUEN,
                () -> outings.plan(new PlanOuting(
                        new OutingId(outing),
                        OutingContent.of(LocalDateTime.now(clock), 90, "MARKET")
                                .with(
                                        java.util.Set.of(
                                                Fixture.AGENT_ROUEN.member(), Fixture.COLLEAGUE_ROUEN.member()),
                                        java.util.Set.of(Fixture.ELBEUF)))));
        var planned = phone.acting(field::start).outings().stream()
                .filter(each -> each.id().equals(outing))
                .findFirst()
                .orElseThrow();
        Told told = Phone.outing(outing, 1, now, Map.of("F.18_21", 1));
        Told based = new Told(
                told.id(),
                told.kind(),
                outing,
                1,
                told.captured(),
                null,
                planned.version(),
                null,
                told.content(),
                null);

        assertThat(phone.send(phone.sealed(based), millis()).state()).isEqualTo(EntryState.KEPT);
        var row = As.member(Fixture.AGENT_ROUEN, () -> outings.get(new OutingId(outing)));
        assertThat(row.content().team()).hasSize(2);
        assertThat(row.content().companions()).containsExactly(Fixture.ELBEUF);
        Phone along = Phone.of(Fixture.AGENT_ELBEUF, devices, field);
        assertThat(along.send(along.sealed(Phone.encounter(outing, now)), millis())
                        .state())
                .isEqualTo(EntryState.KEPT);
        assertThat(along.send(along.sealed(Phone.outing(outing, 1, now, Map.of())), millis())
                        .reason())
                .isEqualTo("rule.field.not-own");
    }

    @Test
    void what_a_rule_refuses_is_mended_under_the_same_id() {
        phone.send(phone.sealed(Phone.outing(outing, 1, now, Map.of())), millis());
        UUID id = Ids.next();

        SentEntry named = phone.sealed(Phone.encounter(id, outing, now, false, "Inès"));
        EntryAnswer refused = phone.send(named, millis());
        assertThat(refused.reason()).isEqualTo("rule.outing.not-informed");
        assertThat(phone.send(named, millis()).state()).isEqualTo(EntryState.REFUSED);
        SentEntry mended = phone.sealed(Phone.encounter(id, outing, now, true, "Inès"));
        assertThat(phone.send(mended, millis()).state()).isEqualTo(EntryState.KEPT);
        assertThat(phone.send(named, millis()).reason()).isEqualTo("rule.field.sent-otherwise");
        assertThat(count("select count(*) from encounter where outing_id = ?", outing))
                .isEqualTo(1);
    }

    @Test
    void a_foreign_id_is_answered_like_a_new_one() {
        Phone elbeuf = Phone.of(Fixture.AGENT_ELBEUF, devices, field);
        Told met = Phone.encounter(outing, now);
        elbeuf.send(
                List.of(elbeuf.sealed(Phone.outing(outing, 1, now, Map.of("M.26_29", 7))), elbeuf.sealed(met)),
                millis());

        UUID unknown = Ids.next();
        EntryAnswer onForeign = phone.send(phone.sealed(Phone.encounter(outing, now)), millis());
        EntryAnswer onUnknown = phone.send(phone.sealed(Phone.encounter(unknown, now)), millis());
        assertThat(onForeign.state()).isEqualTo(onUnknown.state()).isEqualTo(EntryState.WAITING);

        assertThat(phone.send(phone.sealed(Phone.outing(outing, 1, now, Map.of("F.18_21", 1))), millis()))
                .extracting(EntryAnswer::state)
                .isEqualTo(EntryState.KEPT);
        EntryAnswer same = phone.send(phone.sealed(Phone.encounter(met.id(), outing, now, false, null)), millis());
        assertThat(same.state()).isEqualTo(EntryState.KEPT);
        phone.send(phone.sealed(Phone.outing(outing, 2, now, Map.of("F.18_21", 2))), millis());

        assertThat(count(
                        "select count(*) from outing where organisation_id = ? and tally = '{\"M.26_29\": 7}'::jsonb and id = ?",
                        Fixture.ELBEUF.value(),
                        outing))
                .isEqualTo(1);
        UUID own = database.asOwner()
                .queryForObject(
                        "select distinct target_id from field_entry where device_id = ? and kind = 'OUTING'",
                        UUID.class,
                        phone.id().value());
        assertThat(own).isNotEqualTo(outing);
        assertThat(count(
                        "select count(*) from outing where id = ? and organisation_id = ?", own, Fixture.ROUEN.value()))
                .isEqualTo(1);
        assertThat(count("select count(*) from encounter where outing_id = ?", own))
                .isEqualTo(2);
        assertThat(count("select count(*) from encounter where outing_id = ?", outing))
                .isEqualTo(1);
    }

    @Test
    void what_is_tampered_with_or_sealed_for_elsewhere_is_refused_one_by_one() {
        Phone other = Phone.of(Fixture.AGENT_ROUEN, devices, field);
        SentEntry good = phone.sealed(Phone.outing(outing, 1, now, Map.of()));
        byte[] bent = good.sealed().clone();
        bent[bent.length - 1] ^= 1;
        byte[] offTheCurve = good.sealed().clone();
        offTheCurve[40] ^= 1;
        UUID another = Ids.next();
        UUID garbage = Ids.next();

        List<EntryAnswer> answers = phone.send(
                List.of(
                        new SentEntry(good.id(), "bent", good.key(), bent),
                        new SentEntry(good.id(), "off the curve", good.key(), offTheCurve),
                        new SentEntry(another, "another id", good.key(), good.sealed()),
                        new SentEntry(good.id(), "another key", Ids.next(), good.sealed()),
                        other.sealed(Phone.outing(outing, 1, now, Map.of())),
                        new SentEntry(good.id(), "short", good.key(), new byte[5]),
                        new SentEntry(good.id(), "long", good.key(), new byte[SentEntry.LONGEST + 1]),
                        new SentEntry(null, "no id", good.key(), good.sealed()),
                        new SentEntry(good.id(), "nothing", good.key(), null),
                        phone.sealed(garbage, "{\"id\": "),
                        phone.sealed(garbage, "null"),
                        phone.sealed(garbage, "{\"id\": \"" + another + "\"}"),
                        phone.sealed(garbage, "[".repeat(20_000)),
                        good),
                millis());

        assertThat(answers).hasSize(14);
        assertThat(answers.subList(0, 13)).allSatisfy(answer -> {
            assertThat(answer.state()).isEqualTo(EntryState.REFUSED);
            assertThat(answer.reason()).startsWith("rule.field.");
        });
        assertThat(answers.getLast().state()).isEqualTo(EntryState.KEPT);
        assertThat(count(
                        "select count(*) from field_entry where device_id = ?",
                        phone.id().value()))
                .isEqualTo(1);
    }

    @Test
    void what_a_hostile_page_could_write_is_refused_with_nothing_half_saved() {
        phone.send(phone.sealed(Phone.outing(outing, 1, now, Map.of())), millis());
        String outingText =
                "{\"id\":\"%s\",\"kind\":\"outing\",\"outing\":\"%s\",\"turn\":2,\"captured\":%d,\"content\":%s}";
        String metText =
                "{\"id\":\"%s\",\"kind\":\"encounter\",\"outing\":\"%s\",\"turn\":0,\"captured\":%d,\"met\":%s}";
        List<SentEntry> hostile = new ArrayList<>();
        for (String content : List.of(
                "null",
                "{\"at\":0,\"minutes\":60,\"way\":null,\"known\":0,\"leaflets\":0}",
                "{\"at\":0,\"minutes\":-1,\"way\":\"STREET\",\"known\":0,\"leaflets\":0}",
                "{\"at\":0,\"minutes\":60,\"way\":\"NOWHERE\",\"known\":0,\"leaflets\":0}",
                "{\"at\":0,\"minutes\":60,\"way\":\"STREET\",\"known\":5,\"leaflets\":0}",
                "{\"at\":0,\"minutes\":60,\"way\":\"STREET\",\"known\":0,\"leaflets\":0,\"tally\":{\"F.18_21\":1000}}",
                "{\"at\":0,\"minutes\":60,\"way\":\"STREET\",\"known\":0,\"leaflets\":0,\"tally\":{\"F.18_21\":null}}",
                "{\"at\":0,\"minutes\":60,\"way\":\"STREET\",\"known\":0,\"leaflets\":0,\"tally\":{\"DROP\":1}}",
                "{\"at\":0,\"minutes\":60,\"way\":\"STREET\",\"known\":0,\"leaflets\":0,\"commune\":\"\\u0000\"}",
                "{\"at\":0,\"minutes\":60,\"way\":\"STREET\",\"known\":0,\"leaflets\":0,\"spot\":\"" + Ids.next()
                        + "\"}",
                "{\"at\":0,\"minutes\":60,\"way\":\"STREET\",\"known\":0,\"leaflets\":0,\"latitude\":1e9,\"longitude\":0}",
                "{\"at\":0,\"minutes\":60,\"way\":\"STREET\",\"known\":0,\"leaflets\":0,\"note\":\"" + "x".repeat(5_000)
                        + "\"}")) {
            UUID id = Ids.next();
            hostile.add(phone.sealed(id, outingText.formatted(id, outing, millis(), content)));
        }
        for (String met : List.of(
                "null",
                "{\"sex\":\"Z\",\"known\":false,\"informed\":false}",
                "{\"ageBand\":\"0_99\",\"known\":false,\"informed\":false}",
                "{\"needs\":[\"JUSTICE\"],\"known\":false,\"informed\":false}",
                "{\"needs\":[null],\"known\":false,\"informed\":false}",
                "{\"firstName\":\"Inès\",\"known\":false,\"informed\":false}",
                "{\"phone\":\"0612345678\",\"known\":false,\"informed\":false}",
                "{\"pseudonym\":\"" + "x".repeat(101) + "\",\"known\":false,\"informed\":false}",
                "{\"followUp\":\"CALL_BACK\",\"followUpOn\":\"9999-12-31\",\"known\":false,\"informed\":false}")) {
            UUID id = Ids.next();
            hostile.add(phone.sealed(id, metText.formatted(id, outing, millis(), met)));
        }

        assertThat(phone.send(hostile, millis())).allSatisfy(answer -> {
            assertThat(answer.state()).as(answer.toString()).isEqualTo(EntryState.REFUSED);
            assertThat(answer.reason()).startsWith("rule.");
        });
        assertThat(tally()).isZero();
        assertThat(count("select count(*) from encounter where outing_id = ?", outing))
                .isZero();
        assertThat(count("select count(*) from outing_version where outing_id = ?", outing))
                .isEqualTo(1);
    }

    @Test
    void a_clock_that_is_years_wrong_keeps_both_times() {
        long wrong = now.minus(Duration.ofDays(4_000)).toEpochMilli();
        Told told = Phone.outing(outing, 1, Instant.ofEpochMilli(wrong).minusSeconds(10), Map.of());

        assertThat(phone.send(phone.sealed(told), wrong).state()).isEqualTo(EntryState.KEPT);
        Map<String, Object> row = database.asOwner()
                .queryForMap(
                        "select abs(extract(epoch from starts_at - ?::timestamptz)) < 120 as sane, device_at < now() - interval '3000 days' as kept from outing where id = ?",
                        now.toString(),
                        outing);
        assertThat(row).containsEntry("sane", true).containsEntry("kept", true);
    }

    @Test
    void a_cancelled_plan_and_a_stale_one() {
        As.member(
                Fixture.AGENT_ROUEN,
                () -> outings.plan(new PlanOuting(
                        new OutingId(outing),
                        OutingContent.of(LocalDateTime.now(clock).plusDays(1), 60, "STREET"))));
        Told late = cancel(7L, "Pluie");
        assertThat(phone.send(phone.sealed(late), millis()).reason()).isEqualTo("rule.field.stale");
        assertThat(phone.send(phone.sealed(cancel(0L, " ")), millis()).reason()).isEqualTo("rule.outing.reason");
        SentEntry good = phone.sealed(cancel(0L, "Pluie"));
        assertThat(states(phone.send(List.of(good, good), millis()))).containsOnly(EntryState.KEPT);
        assertThat(count("select count(*) from outing where id = ? and state = 'CANCELLED'", outing))
                .isEqualTo(1);
    }

    @Test
    void what_is_sent_does_not_grow_with_what_is_there() {
        phone.send(phone.sealed(Phone.outing(outing, 1, now, Map.of())), millis());
        int first = statements.count(() -> phone.send(phone.sealed(Phone.encounter(outing, now)), millis()));
        for (int number = 0; number < 20; number++) {
            phone.send(phone.sealed(Phone.encounter(outing, now)), millis());
        }
        assertThat(statements.count(() -> phone.send(phone.sealed(Phone.encounter(outing, now)), millis())))
                .isEqualTo(first)
                .isLessThanOrEqualTo(16);
        int start = statements.count(() -> phone.acting(field::start));
        for (int number = 0; number < 10; number++) {
            As.member(
                    Fixture.AGENT_ROUEN,
                    () -> outings.plan(new PlanOuting(
                            OutingId.next(),
                            OutingContent.of(LocalDateTime.now(clock).plusDays(1), 60, "STREET"))));
        }
        assertThat(statements.count(() -> phone.acting(field::start)))
                .isEqualTo(start)
                .isLessThanOrEqualTo(12);
    }

    private Told cancel(long base, String reason) {
        return new Told(Ids.next(), "cancel", outing, 0, millis(), null, base, reason, null, null);
    }

    private long millis() {
        return clock.millis();
    }

    private int tally() {
        return As.member(Fixture.AGENT_ROUEN, () -> outings.get(new OutingId(outing)))
                .content()
                .tally()
                .sum();
    }

    private long count(String sql, Object... arguments) {
        return database.asOwner().queryForObject(sql, Long.class, arguments);
    }

    private static List<EntryState> states(List<EntryAnswer> answers) {
        return answers.stream().map(EntryAnswer::state).toList();
    }
}
