package org.visibles.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_ML;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;
import static org.visibles.testkit.Fixture.COLLEAGUE_ROUEN;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.access.AccessDeniedException;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.YouthId;
import org.visibles.referral.ReferralChoice.Awaited;
import org.visibles.referral.ReferralQueries.Tab;
import org.visibles.referral.ReferralWait.On;
import org.visibles.referral.conversation.Conversation;
import org.visibles.referral.conversation.ReferralMessage;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.YouthCircle;
import org.visibles.youth.YouthService;

/** The two organisations write to each other; for whom a referral waits follows from it. */
@VisiblesTest
class ConversationTest {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final String WRITE =
            "insert into referral_message (id, referral_id, organisation_id, member_id, text, sent_at) values (?, ?, ?, ?, 'x', ?)";

    @Autowired
    private YouthService youth;

    @Autowired
    private YouthCircle circle;

    @Autowired
    private ReferralService service;

    @Autowired
    private ReferralQueries queries;

    @Autowired
    private Conversation conversation;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private StatementCounter statements;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private Diary diary;
    private Story story;
    private YouthId person;
    private ReferralId id;

    @BeforeEach
    void begin() {
        diary = Diary.from(context, START);
        story = diary.story();
        person = story.at(START, () -> story.person("Dont on parle"));
        id = story.at(START, () -> story.sent(person));
    }

    @Test
    void both_write_both_read_and_each_sees_when_it_was_read() {
        write(AGENT_ML, 1, "\u200BA-t-il une pièce\td'identité ?\u202E");
        assertThat(told(AGENT_ROUEN)).contains("referral.notice.message");
        ReferralMessage asked = As.member(AGENT_ML, () -> conversation.of(id)).getFirst();
        assertThat(asked.text()).isEqualTo("A-t-il une pièce d'identité ?");
        assertThat(asked.own()).isTrue();
        assertThat(asked.readAt()).isNull();
        story.at(START.plus(Duration.ofDays(2)), () -> As.member(COLLEAGUE_ROUEN, () -> conversation.markRead(id)));
        story.at(START.plus(Duration.ofDays(3)), () -> As.member(AGENT_ROUEN, () -> conversation.markRead(id)));
        assertThat(As.member(AGENT_ML, () -> conversation.of(id)).getFirst().readAt())
                .as("the first reading counts")
                .isEqualTo(START.plus(Duration.ofDays(2)));
        write(AGENT_ROUEN, 3, "Oui.");
        assertThat(As.member(AGENT_ML, () -> conversation.of(id)))
                .extracting(ReferralMessage::text)
                .containsExactly("A-t-il une pièce d'identité ?", "Oui.");
    }

    @Test
    void the_mail_says_no_more_than_that_there_is_a_message() {
        String address = "accueil-messages@ml.example";
        database.asOwner().update("update organisation set email = ? where id = ?", address, Fixture.ML_ROUEN.value());
        try {
            write(AGENT_ROUEN, 1, "Secret de Polichinelle");
        } finally {
            database.asOwner().update("update organisation set email = null where id = ?", Fixture.ML_ROUEN.value());
        }
        assertThat(database.asOwner()
                        .queryForList("select subject || body from outbox where recipient = ?", String.class, address))
                .singleElement()
                .satisfies(mail -> assertThat(mail)
                        .contains(id.reference(), "/reponse/")
                        .doesNotContain("Polichinelle", "Dont on parle", "Inès", "Delaunay"));
    }

    @Test
    void nobody_else_reads_or_writes_not_even_who_follows_the_person() {
        write(AGENT_ROUEN, 1, "Entre nous");
        for (Identity other : List.of(AGENT_ELBEUF, Fixture.AGENT_RESTO)) {
            assertThat(As.member(other, () -> conversation.of(id))).isEmpty();
            assertThatThrownBy(() -> As.member(other, () -> conversation.write(id, "Et moi ?")))
                    .isInstanceOf(NotFound.class);
        }
        assertThatThrownBy(() -> As.member(Fixture.COORDINATION, () -> conversation.of(id)))
                .isInstanceOf(AccessDeniedException.class);
        attack(AGENT_ELBEUF, Fixture.ELBEUF);
        attack(AGENT_ELBEUF, Fixture.ROUEN);
        attack(AGENT_ML, Fixture.ROUEN);
        database.asOwner()
                .update(
                        "insert into circle (organisation_id, youth_id, relation, since) values (?, ?, 'FULL', now())",
                        Fixture.ELBEUF.value(),
                        person.value());
        try (AppSession follower = database.session(AGENT_ELBEUF)) {
            assertThat(follower.count("select count(*) from referral where id = ?", id.value()))
                    .isOne();
            assertThat(follower.count("select count(*) from referral_message where referral_id = ?", id.value()))
                    .isZero();
        }
        attack(AGENT_ELBEUF, Fixture.ELBEUF);
        try (AppSession author = database.session(AGENT_ROUEN)) {
            author.forbidden("update referral_message set text = 'autre' where referral_id = ?", id.value());
            author.forbidden("delete from referral_message where referral_id = ?", id.value());
            author.forbidden(
                    "insert into referral_message_read select id, organisation_id, member_id, sent_at from referral_message where referral_id = ?",
                    id.value());
            author.forbidden(
                    "insert into referral_reminder values (?, 'LEAD', 1, ?, now())", id.value(), Fixture.ROUEN.value());
        }
    }

    @Test
    void writing_ends_thirty_days_after_the_end_and_reading_does_not() {
        write(AGENT_ML, 1, "Complet");
        story.at(
                START.plus(Duration.ofDays(2)),
                () -> As.member(AGENT_ML, () -> service.decline(id, story.version(id), DeclineReason.FULL, null)));
        write(AGENT_ROUEN, 31, "Et en mai ?");
        assertThatThrownBy(() -> write(AGENT_ROUEN, 32, "Et en juin ?"))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("rule.referral.conversation-over");
        try (AppSession late = database.session(AGENT_ROUEN)) {
            late.forbidden(
                    WRITE,
                    Ids.next(),
                    id.value(),
                    Fixture.ROUEN.value(),
                    AGENT_ROUEN.member().value(),
                    OffsetDateTime.parse("2026-04-10T09:00:00Z"));
        }
        for (Identity party : List.of(AGENT_ML, AGENT_ROUEN)) {
            assertThat(As.member(party, () -> conversation.of(id))).hasSize(2);
        }
    }

    @Test
    void an_empty_message_or_one_without_end_is_refused() {
        for (String typed : List.of("", " \n ", "\u200B")) {
            assertThatThrownBy(() -> write(AGENT_ML, 1, typed))
                    .isInstanceOf(RuleViolation.class)
                    .hasMessage("rule.referral.empty-message");
        }
        assertThatThrownBy(() -> write(AGENT_ML, 1, "x".repeat(1001)))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("rule.referral.too-long");
    }

    @Test
    void the_list_says_for_whom_each_waits_and_since_when() {
        waits(0, On.RECIPIENT, 0);
        write(AGENT_ML, 4, "Quel âge ?");
        waits(5, On.SENDER, 4);
        write(AGENT_ROUEN, 6, "Dix-huit ans");
        waits(7, On.RECIPIENT, 6);
        answer(8, version -> service.accept(id, version));
        waits(9, On.RECIPIENT, 6); // still to be read
        story.at(START.plus(Duration.ofDays(9)), () -> As.member(AGENT_ML, () -> conversation.markRead(id)));
        waits(9, On.RECIPIENT, 8);
        Instant appointment = START.plus(Duration.ofDays(12));
        answer(10, version -> service.schedule(id, version, new Appointment(appointment, null)));
        waits(11, On.YOUTH, 10);
        waits(13, On.RECIPIENT, 12);
        answer(13, version -> service.missed(id, version));
        waits(14, On.BOTH, 13);
        story.at(
                START.plus(Duration.ofDays(15)),
                () -> As.member(AGENT_ROUEN, () -> service.giveUp(id, story.version(id))));
        assertThat(row(16).waits()).isEqualTo(ReferralWait.NOBODY);
        assertThat(story.status(id)).isEqualTo(ReferralStatus.DROPPED);
        assertThat(told(AGENT_ML)).contains("referral.notice.GIVEN_UP");
    }

    @Test
    void the_list_is_narrowed_to_whom_it_waits_for_and_sorted_by_how_long() {
        Instant later = START.plus(Duration.ofDays(3));
        ReferralId second = story.at(later, () -> story.sent(story.person("Attend moins")));
        write(AGENT_ML, 4, "Une question");
        assertThat(ids(AGENT_ROUEN, Tab.SENT, Awaited.US)).contains(id).doesNotContain(second);
        assertThat(ids(AGENT_ROUEN, Tab.SENT, Awaited.OTHER)).contains(second).doesNotContain(id);
        assertThat(ids(AGENT_ROUEN, Tab.SENT, Awaited.YOUTH)).doesNotContain(id, second);
        assertThat(ids(AGENT_ML, Tab.RECEIVED, Awaited.OTHER)).contains(id).doesNotContain(second);
        List<ReferralId> sorted = ids(AGENT_ROUEN, Tab.SENT, null);
        assertThat(sorted.indexOf(second)).isLessThan(sorted.indexOf(id));
        assertThat(As.member(AGENT_ROUEN, () -> queries.count(Tab.SENT, new ReferralChoice(null, Awaited.US, false))))
                .isEqualTo(ids(AGENT_ROUEN, Tab.SENT, Awaited.US).size());
    }

    @Test
    void what_is_closed_in_one_organisation_is_closed_in_no_other() {
        ReferralId other = story.at(START, () -> story.sent(person, Fixture.ELBEUF));
        answer(1, version -> service.accept(id, version));
        answer(2, version -> service.drop(id, version, LocalDate.now(clock)));
        assertThat(story.detail(AGENT_ELBEUF, other).row().status()).isEqualTo(ReferralStatus.SENT);
        assertThat(story.detail(AGENT_ELBEUF, other).shared()).isNotEmpty();
        try (AppSession partner = database.session(AGENT_ML)) {
            assertThat(partner.count("select count(*) from circle where youth_id = ?", person.value()))
                    .as("who was sent follows until it leaves by itself")
                    .isOne();
        }
        assertThat(As.member(AGENT_ROUEN, () -> youth.get(person))).isNotNull();
    }

    @Test
    void who_ends_its_following_takes_back_what_nobody_has_answered() {
        database.asOwner()
                .update(
                        "insert into circle (organisation_id, youth_id, relation, since) values (?, ?, 'FULL', now())",
                        Fixture.ELBEUF.value(),
                        person.value());
        As.member(AGENT_ROUEN, () -> circle.leave(person));
        assertThat(story.detail(AGENT_ML, id).row().status()).isEqualTo(ReferralStatus.WITHDRAWN);
        assertThat(story.detail(AGENT_ELBEUF, id).row().status()).isEqualTo(ReferralStatus.WITHDRAWN);
    }

    @Test
    void a_long_conversation_takes_as_many_statements_as_a_short_one() {
        write(AGENT_ROUEN, 1, "Un");
        int few = As.member(AGENT_ML, () -> statements.count(() -> conversation.of(id)));
        for (int number = 0; number < 20; number++) {
            write(AGENT_ROUEN, 1, "Message " + number);
        }
        assertThat(As.member(AGENT_ML, () -> statements.count(() -> conversation.of(id))))
                .isEqualTo(few)
                .isLessThanOrEqualTo(3);
    }

    private void attack(Identity who, OrganisationId inTheNameOf) {
        try (AppSession session = database.session(who)) {
            session.forbidden(
                    WRITE,
                    Ids.next(),
                    id.value(),
                    inTheNameOf.value(),
                    who.member().value(),
                    OffsetDateTime.parse("2026-03-03T09:00:00Z"));
        }
    }

    private List<ReferralId> ids(Identity who, Tab tab, Awaited awaited) {
        return As.member(who, () -> queries.list(tab, new ReferralChoice(null, awaited, true), 0, 200)).stream()
                .map(ReferralRow::id)
                .toList();
    }

    private void waits(int day, On on, int sinceDay) {
        assertThat(row(day).waits()).isEqualTo(new ReferralWait(on, START.plus(Duration.ofDays(sinceDay))));
    }

    private ReferralRow row(int day) {
        return story.at(
                START.plus(Duration.ofDays(day)),
                () -> story.detail(AGENT_ROUEN, id).row());
    }

    private void answer(int day, java.util.function.LongConsumer move) {
        diary.answer(Duration.ofDays(day), id, move);
    }

    private void write(Identity who, int day, String text) {
        diary.write(day, who, id, text);
    }

    private List<String> told(Identity who) {
        return diary.bell(who, id).stream().map(row -> row.textKey()).toList();
    }
}
