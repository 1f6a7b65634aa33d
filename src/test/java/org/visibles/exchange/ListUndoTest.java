package org.visibles.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.exchange.column.Terms;
import org.visibles.joining.Comparison;
import org.visibles.joining.JoinRecords;
import org.visibles.joining.JoiningService;
import org.visibles.kernel.Ids;
import org.visibles.kernel.YouthId;
import org.visibles.messaging.RecurringJob;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.Choices.Means;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/** What of an import is taken back, and what stays, each with its reason. */
@VisiblesTest
class ListUndoTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir
    private Path folder;

    @Autowired
    private ListImport lists;

    @Autowired
    private ListUndo undo;

    @Autowired
    private YouthService people;

    @Autowired
    private JoiningService joining;

    @Autowired
    private List<RecurringJob> jobs;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    @Test
    void the_rules_of_the_programme_may_change_in_between() {
        UUID id = applied(
                "Né le;Situation;Premier contact",
                "%s;sans emploi;".formatted(LocalDate.now(clock).minusYears(17).minusDays(9)));
        YouthId youth = made(id).getFirst();
        String before = verdict(youth);
        database.asOwner().update("update programme set min_age = 18");
        judge();
        assertThat(verdict(youth)).isNotEqualTo(before).isEqualTo("NOT_ELIGIBLE");

        assertThat(undone(id)).isEmpty();
        assertThat(count("select count(*) from youth where id = ?", youth.value()))
                .isZero();
        assertThat(count("""
                        select count(*) from fact f where f.kind <> 'CANCELLED' and f.recorded_at >= ?::date
                          and not exists (select from fact c where c.cancels = f.id)
                          and not exists (select from fact_subject s where s.subject = f.subject)""", LocalDate.now(clock)))
                .as("what was counted of it, by either rules, is taken back")
                .isZero();
        database.asOwner().update("update programme set min_age = 16");
        judge();
    }

    @Test
    void what_was_changed_by_hand_stays_also_when_it_was_judged_anew() {
        UUID id = applied("Né le", "14/05/2001", "15/05/2001");
        List<YouthId> made = made(id);
        As.member(Fixture.AGENT_ROUEN, () -> {
            var record = people.get(made.getLast());
            people.change(
                    made.getLast(),
                    record.version(),
                    record.details().edit().language("lingala").build(),
                    LocalDate.now(clock));
        });
        assertThat(undone(id)).containsExactly(new ListUndo.Kept(made.getLast(), 3, "CHANGED"));
        assertThat(As.member(Fixture.RESPONSABLE_ROUEN, () -> undo.countKept(id)))
                .isOne();
        assertThat(count(
                        "select count(*) from youth where id = ?",
                        made.getFirst().value()))
                .isZero();
    }

    @Test
    void records_that_were_joined_with_another_stay_on_either_side() {
        UUID id = applied("Sexe", "F", "M");
        List<YouthId> made = made(id);
        As.member(Fixture.AGENT_ROUEN, () -> {
            YouthId own = people.record(YouthDetails.named("À la main").build());
            join(made.getFirst(), own);
            YouthId other = people.record(YouthDetails.named("Une autre").build());
            join(other, made.getLast());
        });
        assertThat(undone(id))
                .containsExactly(
                        new ListUndo.Kept(made.getFirst(), 2, "JOINED"),
                        new ListUndo.Kept(made.getLast(), 3, "JOINED"));
    }

    private void join(YouthId stays, YouthId goes) {
        Comparison compared = joining.compare(stays, goes);
        joining.join(new JoinRecords(
                stays, compared.stays().version(), goes, compared.goes().version(), compared.proposed()));
    }

    @Test
    void a_record_by_which_two_organisations_came_to_know_of_each_other_stays() {
        UUID id = applied("Sexe", "F", "M");
        List<YouthId> made = made(id);
        YouthId elsewhere = As.member(
                Fixture.AGENT_ELBEUF,
                () -> people.record(YouthDetails.named("Ailleurs").build()));
        introduced(made.getFirst(), Fixture.AGENT_ROUEN, elsewhere, Fixture.AGENT_ELBEUF);
        introduced(elsewhere, Fixture.AGENT_ELBEUF, made.getLast(), Fixture.AGENT_ROUEN);
        assertThat(undone(id))
                .containsExactly(
                        new ListUndo.Kept(made.getFirst(), 2, "CIRCLE"),
                        new ListUndo.Kept(made.getLast(), 3, "CIRCLE"));
    }

    /** As the function that answers writes it. */
    private void introduced(
            YouthId asking, org.visibles.kernel.Identity asks, YouthId known, org.visibles.kernel.Identity knows) {
        UUID request = Ids.next();
        database.asOwner()
                .update(
                        """
                        insert into acquaintance_request (id, youth_id, asking_id, member_id, asked_at, tick_at, ends_at)
                        values (?, ?, ?, ?, now(), now(), now())""",
                        request,
                        asking.value(),
                        asks.organisation().value(),
                        asks.member().value());
        database.asOwner()
                .update(
                        """
                        insert into introduction (id, request_id, asking_id, asking_youth, asking_member, known_id, known_youth,
                          known_member, at) values (?, ?, ?, ?, ?, ?, ?, ?, now())""",
                        Ids.next(),
                        request,
                        asks.organisation().value(),
                        asking.value(),
                        asks.member().value(),
                        knows.organisation().value(),
                        known.value(),
                        knows.member().value());
    }

    private void judge() {
        As.nobody(() -> {
            jobs.stream().filter(job -> job.name().equals("youth.eligibility")).forEach(RecurringJob::run);
            return null;
        });
    }

    private String verdict(YouthId youth) {
        return database.asOwner()
                .queryForObject("select eligible from youth where id = ?", String.class, youth.value());
    }

    /** With names that nobody else has. */
    private UUID applied(String more, String... rows) {
        StringBuilder text = new StringBuilder("Nom;Prénom;" + more + "\n");
        for (String row : rows) {
            int number = NUMBER.incrementAndGet();
            text.append(Lists.letters(number * 31))
                    .append("iel;Un")
                    .append(Lists.letters(number * 57))
                    .append(";")
                    .append(row)
                    .append("\n");
        }
        return As.member(Fixture.RESPONSABLE_ROUEN, () -> {
            UUID id = Lists.checked(
                    lists,
                    Lists.file(folder, Ids.next() + ".csv", text.toString()),
                    new Terms(false, LocalDate.now(clock), Means.WRITTEN));
            lists.apply(id);
            Lists.settled(lists, id);
            assertThat(lists.counts(id).created()).isEqualTo(rows.length);
            return id;
        });
    }

    private List<ListUndo.Kept> undone(UUID id) {
        return As.member(Fixture.RESPONSABLE_ROUEN, () -> {
            undo.undo(id);
            assertThat(Lists.settled(lists, id).state()).isEqualTo(ImportState.UNDONE);
            return undo.kept(id, 0, 100);
        });
    }

    private List<YouthId> made(UUID id) {
        return database
                .asOwner()
                .queryForList("select youth_id from exchange_made where import_id = ? order by number", UUID.class, id)
                .stream()
                .map(YouthId::new)
                .toList();
    }

    private long count(String sql, Object... arguments) {
        return java.util.Objects.requireNonNull(database.asOwner().queryForObject(sql, Long.class, arguments));
    }
}
