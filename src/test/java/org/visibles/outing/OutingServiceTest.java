package org.visibles.outing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;
import static org.visibles.testkit.Fixture.COLLEAGUE_ROUEN;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OutingId;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.outing.encounter.EncounterService;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.Choices.AgeBand;
import org.visibles.youth.Choices.Sex;
import org.visibles.youth.YouthService;

@VisiblesTest
class OutingServiceTest {

    private static final Tally.Cell WOMEN = new Tally.Cell(Sex.F, AgeBand.FROM_18_TO_21);

    @Autowired
    private OutingService outings;

    @Autowired
    private SpotService spots;

    @Autowired
    private EncounterService encounters;

    @Autowired
    private YouthService people;

    @Autowired
    private TestDatabase database;

    @Autowired
    private StatementCounter statements;

    @Autowired
    private Clock clock;

    private Field field;
    private LocalDateTime yesterday;

    @BeforeEach
    void begin() {
        field = new Field(outings, encounters, people, database, clock);
        yesterday = field.now().minusDays(1).withHour(17).withMinute(30);
    }

    @Test
    void all_that_is_told_of_an_outing_is_read_again() {
        UUID spot = spot("Dalle des Sapins");
        OutingContent content = new OutingContent(
                yesterday,
                95,
                Fixture.COMMUNE_ROUEN,
                "NONE",
                spot,
                new Position(49.44, 1.1),
                "STREET",
                null,
                Set.of(AGENT_ROUEN.member(), COLLEAGUE_ROUEN.member()),
                Set.of(Fixture.ELBEUF),
                Tally.NONE.with(WOMEN, 4).with(new Tally.Cell(Sex.X, null), 1),
                2,
                7,
                "Peu de monde\nen semaine");
        OutingRow row = field.row(field.done(AGENT_ROUEN, content));

        assertThat(row.content()).isEqualTo(content);
        assertThat(row.spotName()).isEqualTo("Dalle des Sapins");
        assertThat(row.state()).isEqualTo(OutingState.DONE);
        assertThat(row.own()).isTrue();
        assertThat(row.met()).isEqualTo(5);
        assertThat(row.fruitless()).isFalse();
    }

    @Test
    void what_took_place_is_counted_once_with_its_codes() {
        OutingId id = field.done(yesterday);

        assertThat(codes(id))
                .containsAllEntriesOf(Map.of(
                        "way",
                        Field.WAY,
                        "commune",
                        Fixture.COMMUNE_ROUEN,
                        "weekday",
                        Integer.toString(yesterday.getDayOfWeek().getValue()),
                        "hour",
                        "17",
                        "minutes",
                        "60",
                        "met",
                        "1",
                        "known",
                        "1",
                        "leaflets",
                        "5",
                        "organisations",
                        "1"));
        record(id, 0L, field.content(yesterday).told(Tally.NONE.with(WOMEN, 9), 0, 0, null));
        assertThat(field.counted("OUTING", id)).isOne();
        assertThat(codes(id)).containsEntry("met", "9");
    }

    @Test
    void nobody_met_is_an_outing_all_the_same() {
        OutingId id = field.done(AGENT_ROUEN, OutingContent.of(yesterday, 45, "MARKET"));
        assertThat(field.row(id).fruitless()).isTrue();
        assertThat(field.counted("OUTING", id)).isOne();
    }

    @Test
    void a_plan_is_not_counted_until_it_took_place() {
        OutingId id = field.planned(field.now().plusMinutes(3));
        assertThat(field.counted("OUTING", id)).isZero();
        assertThat(record(id, 0L, field.content(field.now()))).isEqualTo(Saved.applied(1));
        assertThat(field.counted("OUTING", id)).isOne();
        assertThat(field.row(id).state()).isEqualTo(OutingState.DONE);
    }

    @Test
    void the_same_sent_twice_is_one_outing() {
        OutingId id = field.done(yesterday);
        for (Long base : new Long[] {null, 0L}) {
            assertThat(record(id, base, field.content(yesterday))).isEqualTo(Saved.applied(0));
        }
        As.member(AGENT_ROUEN, () -> outings.plan(new PlanOuting(id, OutingContent.of(yesterday, 60, Field.WAY))));
        assertThat(field.row(id).version()).isZero();
        assertThat(field.row(id).state()).isEqualTo(OutingState.DONE);
        assertThat(field.counted("OUTING", id)).isOne();
        assertThat(versions(id)).hasSize(1);
    }

    @Test
    void a_plan_is_cancelled_with_a_reason_and_restored() {
        OutingId id = field.planned(field.now().plusDays(2));
        As.member(AGENT_ROUEN, () -> outings.cancel(id, 0, " Orage annoncé "));
        As.member(AGENT_ROUEN, () -> outings.cancel(id, 0, "Orage annoncé"));
        assertThat(field.row(id).cancelReason()).isEqualTo("Orage annoncé");
        refused("rule.outing.cancelled", () -> record(id, 1L, field.content(yesterday)));
        As.member(AGENT_ROUEN, () -> outings.uncancel(id, 1));
        assertThat(field.row(id).state()).isEqualTo(OutingState.PLANNED);
        assertThat(field.row(id).cancelReason()).isNull();
        refused("rule.outing.reason", () -> outings.cancel(id, 2, "  "));
        refused("rule.outing.transition", () -> outings.cancel(field.done(yesterday), 0, "trop tard"));
    }

    @Test
    void two_editors_lose_nothing() {
        OutingId id = field.done(yesterday);
        OutingContent first = field.content(yesterday).told(Tally.NONE.with(WOMEN, 3), 0, 0, "premier");
        OutingContent second = field.content(yesterday).told(Tally.NONE.with(WOMEN, 4), 0, 0, "second");
        assertThat(record(id, 0L, first)).isEqualTo(Saved.applied(1));

        Saved apart = As.member(
                COLLEAGUE_ROUEN,
                () -> outings.record(new RecordOuting(id, 0L, second, Instant.parse("2031-01-01T00:00:00Z"))));
        As.member(
                COLLEAGUE_ROUEN,
                () -> outings.record(new RecordOuting(id, 0L, second, Instant.parse("2031-01-01T00:00:00Z"))));

        assertThat(apart).isEqualTo(Saved.apart(1));
        assertThat(field.row(id).content()).isEqualTo(first);
        assertThat(field.row(id).keptApart()).isOne();
        OutingVersionRow open = versions(id).getFirst();
        assertThat(open.content()).isEqualTo(second);
        assertThat(open.member()).isEqualTo(COLLEAGUE_ROUEN.member());
        assertThat(open.deviceAt()).isEqualTo(Instant.parse("2031-01-01T00:00:00Z"));

        assertThatThrownBy(() -> As.member(AGENT_ROUEN, () -> outings.decide(id, open.id(), true, 0)))
                .isInstanceOf(StaleVersion.class);
        As.member(AGENT_ROUEN, () -> outings.decide(id, open.id(), true, 1));
        assertThat(field.row(id).content()).isEqualTo(second);
        assertThat(field.row(id).keptApart()).isZero();
        assertThat(field.counted("OUTING", id)).isOne();
        assertThat(codes(id)).containsEntry("met", "4");
        assertThat(versions(id)).extracting(OutingVersionRow::version).containsExactlyInAnyOrder(0L, 1L, 2L);
        assertThatThrownBy(() -> As.member(AGENT_ROUEN, () -> outings.decide(id, open.id(), true, 2)))
                .isInstanceOf(NotFound.class);
        assertThat(As.member(
                        COLLEAGUE_ROUEN,
                        () -> outings.record(new RecordOuting(id, 0L, second, Instant.parse("2031-01-01T00:00:00Z")))))
                .as("sent once more after the decision")
                .isEqualTo(Saved.applied(2));
    }

    @Test
    void what_was_kept_apart_can_be_dropped_and_stays_readable() {
        OutingId id = field.done(yesterday);
        record(id, 0L, field.content(yesterday).told(Tally.NONE, 0, 0, "premier"));
        OutingContent second = field.content(yesterday).told(Tally.NONE, 0, 0, "second");
        record(id, 0L, second);
        OutingVersionRow open = versions(id).getFirst();
        As.member(AGENT_ROUEN, () -> outings.decide(id, open.id(), false, 1));

        assertThat(field.row(id).content().note()).isEqualTo("premier");
        assertThat(versions(id).getFirst().state()).isEqualTo(OutingVersionRow.State.DROPPED);
        assertThat(record(id, 0L, second)).as("sent again").isEqualTo(Saved.apart(1));
        assertThat(field.row(id).keptApart()).isZero();
    }

    @Test
    void a_plan_changed_elsewhere_is_kept_apart_too() {
        OutingId id = field.planned(field.now().plusDays(2));
        OutingContent later = OutingContent.of(field.now().plusDays(3), 60, Field.WAY);
        As.member(AGENT_ROUEN, () -> outings.replan(id, 0, later));
        Saved saved = As.member(
                AGENT_ROUEN, () -> outings.replan(id, 0, later.again(field.now().plusDays(4))));
        assertThat(saved.keptApart()).isTrue();
        As.member(AGENT_ROUEN, () -> outings.decide(id, versions(id).getFirst().id(), true, 1));
        assertThat(field.row(id).content().at()).isEqualTo(field.now().plusDays(4));
    }

    @Test
    void days_and_methods_that_cannot_be_are_refused() {
        LocalDateTime now = field.now();
        refused("rule.outing.future", OutingContent.of(now.plusMinutes(20), 60, Field.WAY));
        refused("rule.outing.outside-programme", OutingContent.of(LocalDateTime.of(2018, 1, 1, 9, 0), 60, Field.WAY));
        refused("rule.outing.way", OutingContent.of(yesterday, 60, "NOWHERE"));
        refused("rule.outing.way", OutingContent.of(yesterday, 60, "x' or true"));
        refused(
                "rule.outing.practice",
                OutingContent.of(yesterday, 60, Field.WAY).by(Field.WAY, "STREET"));
        refused(
                "rule.outing.commune",
                OutingContent.of(yesterday, 60, Field.WAY).inPlace("99999", null, null));
        refused("rule.outing.qpv", OutingContent.of(yesterday, 60, Field.WAY).inPlace(null, "QN076001", null));
        refused("rule.outing.spot", OutingContent.of(yesterday, 60, Field.WAY).inPlace(null, null, Ids.next()));
        refused(
                "rule.outing.team",
                OutingContent.of(yesterday, 60, Field.WAY).with(Set.of(AGENT_ELBEUF.member()), Set.of()));
        refused(
                "rule.outing.companion",
                OutingContent.of(yesterday, 60, Field.WAY).with(Set.of(), Set.of(Fixture.ROUEN)));
        refused("rule.outing.minutes", () -> OutingContent.of(yesterday, 0, Field.WAY));
        refused("rule.outing.minutes", () -> OutingContent.of(yesterday, 1441, Field.WAY));
        refused(
                "rule.outing.known",
                () -> OutingContent.of(yesterday, 60, Field.WAY).told(Tally.NONE, 1, 0, null));
        refused(
                "rule.outing.leaflets",
                () -> OutingContent.of(yesterday, 60, Field.WAY).told(Tally.NONE, 0, -1, null));
        refused(
                "rule.outing.too-long",
                () -> OutingContent.of(yesterday, 60, Field.WAY).told(Tally.NONE, 0, 0, "x".repeat(10_000)));
        refused("rule.outing.position", () -> new Position(Double.NaN, 0));
        refused(
                "rule.outing.planned-people",
                () -> outings.plan(new PlanOuting(OutingId.next(), field.content(now.plusDays(1)))));
        refused(
                "rule.outing.too-far",
                () -> outings.plan(new PlanOuting(
                        OutingId.next(), OutingContent.of(now.plusYears(1).plusDays(1), 60, Field.WAY))));
    }

    @Test
    void who_goes_along_sees_the_outing_and_changes_nothing() {
        OutingId id = field.shared(yesterday, Fixture.ELBEUF);
        OutingRow row = As.member(AGENT_ELBEUF, () -> outings.get(id));
        assertThat(row.own()).isFalse();
        assertThat(row.owner()).isEqualTo(Fixture.ROUEN);
        assertThat(As.member(AGENT_ELBEUF, () -> outings.mine(yesterday.toLocalDate(), yesterday.toLocalDate())))
                .extracting(OutingRow::id)
                .contains(id);
        notFound(AGENT_ELBEUF, () -> outings.record(new RecordOuting(id, 0L, field.content(yesterday), null)));
        notFound(AGENT_ELBEUF, () -> outings.cancel(id, 0, "x"));
        assertThat(As.member(AGENT_ELBEUF, () -> outings.versions(id))).isEmpty();
        record(id, 0L, field.content(yesterday));
        notFound(AGENT_ELBEUF, () -> outings.get(id));
    }

    @Test
    void who_goes_along_names_its_own_team_which_the_owner_neither_sees_nor_loses() {
        OutingId id = field.shared(yesterday, Fixture.ELBEUF);
        As.member(AGENT_ELBEUF, () -> outings.nameTeam(id, Set.of(AGENT_ELBEUF.member())));
        assertThat(team(AGENT_ELBEUF, id)).containsExactly(AGENT_ELBEUF.member());
        assertThat(team(AGENT_ROUEN, id)).isEmpty();

        OutingContent later = field.content(yesterday).with(Set.of(AGENT_ROUEN.member()), Set.of(Fixture.ELBEUF));
        As.member(AGENT_ROUEN, () -> outings.record(new RecordOuting(id, 0L, later, null)));
        assertThat(team(AGENT_ELBEUF, id)).containsExactly(AGENT_ELBEUF.member());
        As.member(AGENT_ELBEUF, () -> outings.nameTeam(id, Set.of()));
        assertThat(team(AGENT_ELBEUF, id)).isEmpty();
        assertThat(team(AGENT_ROUEN, id)).containsExactly(AGENT_ROUEN.member());

        refused(
                "rule.outing.team",
                () -> As.member(AGENT_ELBEUF, () -> outings.nameTeam(id, Set.of(AGENT_ROUEN.member()))));
        notFound(AGENT_ROUEN, () -> outings.nameTeam(id, Set.of(AGENT_ROUEN.member())));
        notFound(Fixture.AGENT_ML, () -> outings.nameTeam(id, Set.of()));
    }

    @Test
    void a_neighbour_s_outing_is_as_if_it_were_not_there() {
        OutingId id = field.done(yesterday);
        notFound(AGENT_ELBEUF, () -> outings.get(id));
        notFound(AGENT_ELBEUF, () -> outings.record(new RecordOuting(id, null, field.content(yesterday), null)));
        notFound(AGENT_ELBEUF, () -> outings.plan(new PlanOuting(id, OutingContent.of(yesterday, 1, Field.WAY))));
        notFound(AGENT_ELBEUF, () -> outings.replan(id, 0, OutingContent.of(yesterday, 1, Field.WAY)));
        notFound(AGENT_ELBEUF, () -> outings.decide(id, Ids.next(), true, 0));
        for (Identity who : List.of(Fixture.COORDINATION, Fixture.ADMIN, Fixture.DPO, Fixture.AGENT_RESTO)) {
            assertThatThrownBy(() -> As.member(who, () -> outings.get(id))).isInstanceOf(AccessDeniedException.class);
        }
    }

    @Test
    void the_latest_one_is_there_to_be_repeated() {
        OutingContent content = field.content(field.now().plusMinutes(4)).with(Set.of(AGENT_ROUEN.member()), Set.of());
        OutingId id = field.done(COLLEAGUE_ROUEN, content);
        OutingRow latest = As.member(AGENT_ROUEN, () -> outings.latest()).orElseThrow();
        assertThat(latest.id()).isEqualTo(id);
        assertThat(latest.content().again(field.now().plusDays(7)).tally()).isEqualTo(Tally.NONE);
    }

    @Test
    void a_list_is_one_statement_however_long() {
        field.done(yesterday);
        int one = count();
        for (int number = 0; number < 5; number++) {
            field.shared(yesterday.minusMinutes(number), Fixture.ELBEUF);
        }
        assertThat(count()).isEqualTo(one).isEqualTo(1);
    }

    @Test
    void a_spot_keeps_its_name_in_the_outings_that_went_there() {
        UUID spot = spot("Ancien nom");
        OutingId id = field.done(AGENT_ROUEN, field.content(yesterday).inPlace(Fixture.COMMUNE_ROUEN, null, spot));
        SpotRow row = As.member(AGENT_ROUEN, () -> outings.spots()).stream()
                .filter(each -> each.id().equals(spot))
                .findFirst()
                .orElseThrow();
        SpotRow renamed = new SpotRow(spot, "Nouveau nom", null, null, null, false, 0);
        As.member(AGENT_ROUEN, () -> spots.save(renamed, row.version()));
        assertThat(field.row(id).spotName()).isEqualTo("Ancien nom");
        assertThatThrownBy(() -> As.member(AGENT_ROUEN, () -> spots.save(renamed, 0L)))
                .isInstanceOf(StaleVersion.class);
        refused("rule.outing.spot-taken", () -> spots.save(named("nouveau NOM"), null));
        refused("rule.outing.spot-name", () -> spots.save(named(" "), null));
        refused("rule.outing.too-long", () -> spots.save(named("x".repeat(10_000)), null));
        notFound(AGENT_ELBEUF, () -> spots.save(renamed, 1L));
        notFound(AGENT_ELBEUF, () -> spots.save(renamed, null));
    }

    private static SpotRow named(String name) {
        return new SpotRow(Ids.next(), name, null, null, null, true, 0);
    }

    private UUID spot(String name) {
        SpotRow spot = named(name);
        As.member(AGENT_ROUEN, () -> spots.save(spot, null));
        return spot.id();
    }

    private int count() {
        return As.member(
                AGENT_ROUEN,
                () -> statements.count(
                        () -> outings.mine(yesterday.toLocalDate().minusDays(3), yesterday.toLocalDate())));
    }

    private Saved record(OutingId id, Long base, OutingContent content) {
        return As.member(AGENT_ROUEN, () -> outings.record(new RecordOuting(id, base, content, null)));
    }

    private List<OutingVersionRow> versions(OutingId id) {
        return As.member(AGENT_ROUEN, () -> outings.versions(id));
    }

    private Map<String, Object> codes(OutingId id) {
        Map<String, Object> codes = new java.util.HashMap<>();
        database.rowsAsOwner("""
                        select e.key, e.value from fact f, jsonb_each_text(f.codes) e where f.kind = 'OUTING'
                        and f.codes ->> 'outing' = ? and not exists (select from fact c where c.cancels = f.id)""", id.toString()).forEach(row -> codes.put((String) row.get("key"), row.get("value")));
        return codes;
    }

    private Set<MemberId> team(Identity who, OutingId id) {
        return As.member(who, () -> outings.get(id)).content().team();
    }

    private void refused(String key, OutingContent content) {
        refused(key, () -> outings.record(new RecordOuting(OutingId.next(), null, content, null)));
    }

    private static void refused(String key, ThrowingCallable work) {
        As.member(AGENT_ROUEN, () -> {
            assertThatThrownBy(work).isInstanceOf(RuleViolation.class).hasMessage(key);
        });
    }

    private static void notFound(Identity who, ThrowingCallable work) {
        As.member(who, () -> {
            assertThatThrownBy(work).isInstanceOf(NotFound.class);
        });
    }
}
