package org.visibles.outing.encounter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.EncounterId;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OutingId;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.Todo;
import org.visibles.kernel.YouthId;
import org.visibles.outing.Field;
import org.visibles.outing.OutingService;
import org.visibles.outing.RecordOuting;
import org.visibles.outreach.ContactRow;
import org.visibles.outreach.ContactService;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.Choices;
import org.visibles.youth.Choices.FindingPlace;
import org.visibles.youth.Choices.IdentificationMode;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/** Nobody is counted twice: neither in the rows that people read nor in the facts that figures count. */
@VisiblesTest
class JoiningTest {

    /** People met, as figures may count them: encounters by the person they were joined to, else by themselves. */
    private static final String SUBJECTS = """
            with counts as (select * from fact f where not exists (select from fact c where c.cancels = f.id))
            select count(distinct coalesce(j.codes ->> 'to', e.subject::text)) from counts e
            left join counts j on j.kind = 'JOINED' and j.subject = e.subject
            where e.kind = 'ENCOUNTER' and e.codes ->> 'outing' = ?""";

    /** Exchanges: contacts, and encounters that are not joined. */
    private static final String EXCHANGES = """
            with counts as (select * from fact f where not exists (select from fact c where c.cancels = f.id))
            select (select count(*) from counts f join fact_subject s on s.subject = f.subject and s.youth_id = any (?) where f.kind = 'CONTACT')
              + (select count(*) from counts e where e.kind = 'ENCOUNTER' and e.codes ->> 'outing' = ?
                and not exists (select from counts j where j.kind = 'JOINED' and j.subject = e.subject))""";

    @Autowired
    private OutingService outings;

    @Autowired
    private EncounterService encounters;

    @Autowired
    private FieldTodos todos;

    @Autowired
    private YouthService people;

    @Autowired
    private ContactService contacts;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private Field field;
    private LocalDateTime at;
    private LocalDate day;
    private OutingId outing;
    private YouthId person;

    @BeforeEach
    void somebody_recorded_at_the_counter_after_an_outing() {
        field = new Field(outings, encounters, people, database, clock);
        at = field.now().minusDays(20);
        day = at.toLocalDate();
        outing = field.done(at);
        person = recorded("Au guichet");
    }

    @Test
    void first_contact_mode_and_place_follow_and_come_back() {
        EncounterId id = field.met(outing, at.plusMinutes(5));
        attach(person, id);

        assertThat(details().firstContactOn()).isEqualTo(day);
        assertThat(details().mode()).isEqualTo(IdentificationMode.OUTREACH);
        assertThat(details().place()).isEqualTo(FindingPlace.BUILDING_FOOT);
        assertThat(contact().content().at()).isEqualTo(at.plusMinutes(5));
        assertThat(field.row(id).youth()).isEqualTo(person);
        assertThat(people(outing)).isOne();
        assertThat(exchanges(person)).isOne();

        detach(id);
        assertThat(details().firstContactOn()).isEqualTo(day.plusDays(10));
        assertThat(details().mode()).isEqualTo(IdentificationMode.RECEPTION);
        assertThat(details().place()).isEqualTo(FindingPlace.PARTNER);
        assertThat(contact().withdrawn()).isTrue();
        assertThat(field.row(id).youth()).isNull();
        assertThat(people(outing)).isOne();
        assertThat(exchanges(person)).isOne();
        assertThat(database.rowsAsOwner("select version from youth_version where youth_id = ?", person.value()))
                .hasSize(3);
        detach(id);
    }

    @Test
    void two_encounters_of_one_outing_with_one_person_are_two_rows_and_one_person() {
        EncounterId one = field.met(outing, at);
        EncounterId two = field.met(outing, at.plusMinutes(30));
        assertThat(people(outing)).isEqualTo(2);

        attach(person, one, two, one);
        attach(person, two);

        assertThat(people(outing)).isOne();
        assertThat(field.row(outing).met()).as("rows").isEqualTo(4);
        assertThat(contacts(person)).hasSize(2);
        assertThat(exchanges(person)).isEqualTo(2);
        detach(one);
        assertThat(details().firstContactOn()).isEqualTo(day);
        assertThat(people(outing)).isEqualTo(2);
        assertThat(exchanges(person)).isEqualTo(2);
        detach(two);
        assertThat(details().firstContactOn()).isEqualTo(day.plusDays(10));
    }

    @Test
    void it_was_somebody_else_after_all() {
        YouthId other = recorded("L'autre");
        EncounterId id = field.met(outing, at);
        attach(person, id);
        assertThatThrownBy(() -> attach(other, id))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("rule.outing.attached");
        detach(id);
        attach(other, id);

        assertThat(field.row(id).youth()).isEqualTo(other);
        assertThat(details().firstContactOn()).isEqualTo(day.plusDays(10));
        assertThat(people(outing)).isOne();
        assertThat(exchanges(person, other)).isOne();
        attach(person, field.met(outing, at.plusMinutes(1)));
        assertThat(people(outing)).isEqualTo(2);
    }

    @Test
    void taken_back_an_attached_one_counts_nowhere() {
        EncounterId id = field.met(outing, at);
        attach(person, id);
        As.member(AGENT_ROUEN, () -> encounters.withdraw(id, 0));
        assertThat(people(outing)).isZero();
        assertThat(exchanges(person)).isZero();
        assertThat(details().firstContactOn()).isEqualTo(day.plusDays(10));
        assertThatThrownBy(() -> attach(person, id)).hasMessage("rule.outing.withdrawn");
        As.member(AGENT_ROUEN, () -> encounters.restore(id, 1));
        assertThat(people(outing)).isOne();
        assertThat(exchanges(person)).isOne();
        assertThat(field.row(id).youth()).isNull();
    }

    @Test
    void the_exchange_taken_back_by_hand_parts_the_encounter_and_is_not_restored_alone() {
        EncounterId id = field.met(outing, at);
        attach(person, id);
        As.member(AGENT_ROUEN, () -> contacts.withdraw(contact().id(), contact().version()));
        assertThat(field.row(id).youth()).isNull();
        assertThat(details().firstContactOn()).isEqualTo(day.plusDays(10));
        assertThat(exchanges(person)).isOne();
        assertThatThrownBy(() -> As.member(
                        AGENT_ROUEN,
                        () -> contacts.restore(contact().id(), contact().version())))
                .hasMessage("rule.outing.detached");
        assertThat(exchanges(person)).isOne();
        assertThat(contact().withdrawn()).isTrue();
    }

    @Test
    void a_later_encounter_leaves_the_first_contact_as_it_is() {
        OutingId later = field.done(field.now().minusDays(2));
        attach(person, field.met(later, field.now().minusDays(2)));
        assertThat(details().firstContactOn()).isEqualTo(day.plusDays(10));
        assertThat(details().mode()).isEqualTo(IdentificationMode.RECEPTION);
    }

    @Test
    void what_somebody_changed_by_hand_stays() {
        EncounterId id = field.met(outing, at);
        attach(person, id);
        As.member(AGENT_ROUEN, () -> {
            var record = people.get(person);
            people.change(
                    person,
                    record.version(),
                    record.details().edit().place(FindingPlace.EVENT).build(),
                    LocalDate.now(clock));
        });
        detach(id);
        assertThat(details().place()).isEqualTo(FindingPlace.EVENT);
        assertThat(details().firstContactOn()).isEqualTo(day.plusDays(10));
    }

    @Test
    void told_otherwise_an_attached_one_takes_contact_and_first_contact_along() {
        EncounterId id = field.met(outing, at);
        attach(person, id);
        EncounterContent earlier = EncounterContent.anonymous(at.minusDays(1));
        As.member(AGENT_ROUEN, () -> encounters.correct(id, 0, earlier));
        assertThat(details().firstContactOn()).isEqualTo(day.minusDays(1));
        assertThat(contact().content().at()).isEqualTo(at.minusDays(1));
        assertThat(people(outing)).isOne();
        assertThat(exchanges(person)).isOne();
        detach(id);
        assertThat(details().firstContactOn()).isEqualTo(day.plusDays(10));
    }

    @Test
    void a_record_is_made_from_an_encounter_with_what_may_be_kept() {
        EncounterId id = field.met(AGENT_ROUEN, outing, told(null, null, null));
        YouthId made = YouthId.next();
        As.member(AGENT_ROUEN, () -> encounters.recordPerson(id, made));
        As.member(AGENT_ROUEN, () -> encounters.recordPerson(id, made));
        YouthDetails details = details(made);
        assertThat(details.pseudonym()).isEqualTo("Capuche");
        assertThat(details.firstName()).isNull();
        assertThat(details.informedOn()).isNull();
        assertThat(details.firstContactOn()).isEqualTo(day);
        assertThat(details.place()).isEqualTo(FindingPlace.BUILDING_FOOT);
        assertThat(field.row(id).youth()).isEqualTo(made);
        assertThat(contacts(made)).hasSize(1);

        EncounterId informed = field.met(AGENT_ROUEN, outing, told(day, "Yanis", "06 39 98 12 34"));
        YouthId named = YouthId.next();
        As.member(AGENT_ROUEN, () -> encounters.recordPerson(informed, named));
        assertThat(details(named).firstName()).isEqualTo("Yanis");
        assertThat(details(named).phones()).containsExactly("+33639981234");
        assertThatThrownBy(() -> As.member(AGENT_ROUEN, () -> encounters.recordPerson(informed, YouthId.next())))
                .hasMessage("rule.outing.attached");
    }

    @Test
    void nobody_attaches_what_or_whom_it_does_not_follow() {
        EncounterId ours = field.met(outing, at);
        OutingId shared = field.shared(at, Fixture.ELBEUF);
        EncounterId theirs = field.met(AGENT_ELBEUF, shared, EncounterContent.anonymous(at));
        assertThatThrownBy(() -> As.member(AGENT_ELBEUF, () -> encounters.attach(List.of(theirs), person)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> attach(person, theirs)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> attach(YouthId.next(), ours)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> attach(person, ours, theirs)).isInstanceOf(NotFound.class);
        assertThat(field.row(ours).youth()).as("all or none").isNull();
        attach(person, ours);
        assertThatThrownBy(() -> As.member(AGENT_ELBEUF, () -> encounters.detach(ours)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> As.member(AGENT_ELBEUF, () -> encounters.recordPerson(ours, YouthId.next())))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void a_way_that_the_programme_added_is_no_place_of_the_record() {
        assertThat(FirstContact.place("BOXING_GYM")).isNull();
        FirstContact base = new FirstContact(day, IdentificationMode.PEERS, FindingPlace.EVENT);
        assertThat(base.after(List.of(new FirstContact.Met(at, "BOXING_GYM", false))))
                .isEqualTo(new FirstContact(day, IdentificationMode.OUTREACH, null));
    }

    @Test
    void an_encounter_with_somebody_known_is_no_first_contact_nor_is_a_later_one() {
        FirstContact base = new FirstContact(day, IdentificationMode.PEERS, FindingPlace.EVENT);
        FirstContact.Met known = new FirstContact.Met(day.atTime(15, 0), "STREET", true);
        assertThat(base.after(List.of(new FirstContact.Met(day.atTime(17, 0), "MARKET", false), known)))
                .isEqualTo(base);
        assertThat(base.after(List.of(new FirstContact.Met(day.atTime(14, 0), "MARKET", false), known)))
                .isEqualTo(new FirstContact(day, IdentificationMode.OUTREACH, FindingPlace.MARKET));
    }

    @Test
    void what_was_agreed_is_due_until_it_is_done_or_the_person_is_seen_again() {
        EncounterId id = field.met(AGENT_ROUEN, outing, told(null, null, null));
        assertThat(due()).contains("actions/" + outing);
        attach(person, id);
        assertThat(due()).contains("jeunes/" + person).doesNotContain("actions/" + outing);
        attach(person, field.met(outing, at.plusDays(1)));
        assertThat(due()).doesNotContain("jeunes/" + person);
        detach(id);
        As.member(AGENT_ROUEN, () -> encounters.followedUp(id, true));
        assertThat(due()).doesNotContain("actions/" + outing);
    }

    @Test
    void a_planned_outing_is_due_until_it_is_told() {
        OutingId planned = field.planned(field.now().minusDays(1));
        assertThat(due()).contains("actions/" + planned);
        As.member(
                AGENT_ROUEN,
                () -> outings.record(
                        new RecordOuting(planned, 0L, field.content(field.now().minusDays(1)), null)));
        assertThat(due()).doesNotContain("actions/" + planned);
    }

    private EncounterContent told(LocalDate informedOn, String firstName, String phone) {
        return new EncounterContent(
                at,
                "Capuche",
                Choices.Sex.M,
                Choices.AgeBand.FROM_18_TO_21,
                Set.of(),
                EncounterResult.INTERESTED,
                FollowUp.CALL_BACK,
                day.plusDays(3),
                false,
                informedOn,
                firstName,
                phone);
    }

    private List<String> due() {
        return As.member(AGENT_ROUEN, () -> todos.due(LocalDate.now(clock))).stream()
                .map(Todo::link)
                .toList();
    }

    private YouthId recorded(String pseudonym) {
        return field.person(YouthDetails.named(pseudonym)
                .mode(IdentificationMode.RECEPTION)
                .place(FindingPlace.PARTNER)
                .firstContactOn(day.plusDays(10))
                .build());
    }

    private void attach(YouthId youth, EncounterId... ids) {
        As.member(AGENT_ROUEN, () -> encounters.attach(Arrays.asList(ids), youth));
    }

    private void detach(EncounterId id) {
        As.member(AGENT_ROUEN, () -> encounters.detach(id));
    }

    private YouthDetails details() {
        return details(person);
    }

    private YouthDetails details(YouthId id) {
        return As.member(AGENT_ROUEN, () -> people.get(id)).details();
    }

    private ContactRow contact() {
        return contacts(person).getFirst();
    }

    private List<ContactRow> contacts(YouthId id) {
        return As.member(AGENT_ROUEN, () -> contacts.ofYouth(id));
    }

    private long people(OutingId id) {
        return database.asOwner().queryForObject(SUBJECTS, Long.class, id.toString());
    }

    private long exchanges(YouthId... ids) {
        return database.asSuperuser()
                .queryForObject(
                        EXCHANGES,
                        Long.class,
                        Arrays.stream(ids).map(YouthId::value).toArray(java.util.UUID[]::new),
                        outing.toString());
    }
}
