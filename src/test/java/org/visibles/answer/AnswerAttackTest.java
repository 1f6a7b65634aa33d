package org.visibles.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_RESTO;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.access.Tokens;
import org.visibles.kernel.CurrentGuest.Guest;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.ReferralId;
import org.visibles.referral.ReferralQueries;
import org.visibles.referral.ReferralService;
import org.visibles.referral.Story;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.YouthService;

/** What a guest could try with the program's own role, past the program; and what others could try with links. */
@VisiblesTest
class AnswerAttackTest {

    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-24T03:00:00Z");
    private static final UUID NO_MEMBER = new UUID(0, 0);

    /** Of these a guest sees the rows of the one referral; organisations and programmes name no person. */
    private static final Set<String> OWN =
            Set.of("referral", "referral_event", "referral_disclosure", "referral_proposal", "referral_message");

    private static final Set<String> OPEN = Set.of(
            "organisation",
            "competence",
            "programme",
            "programme_participant",
            "qpv",
            "qpv_list",
            "commune",
            "commune_move",
            "dir_structure",
            "dir_service",
            "dir_link");

    @Autowired
    private AnswerDoor door;

    @Autowired
    private ReferralService service;

    @Autowired
    private ReferralQueries queries;

    @Autowired
    private YouthService youth;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private Story story;
    private Partner partner;
    private ReferralId own;
    private ReferralId neighbour;
    private Guest guest;

    @BeforeEach
    void two_referrals_to_one_partner_and_a_link_for_each() {
        partner = new Partner(door, database);
        story = new Story(youth, service, queries, clock);
        own = story.sent(story.person("Attaquante"), Fixture.RESTO);
        neighbour = story.sent(story.person("Attaqué"), Fixture.RESTO);
        guest = partner.opens(own);
    }

    @Test
    void a_guest_sees_the_one_referral_and_no_other_row_of_any_table() {
        TreeMap<String, Long> seen = new TreeMap<>();
        try (AppSession session = partner.session(guest)) {
            for (String table : tables()) {
                if (!OPEN.contains(table) && !OWN.contains(table)) {
                    seen.put(table, session.count("select count(*) from " + table));
                }
            }
            for (String table : OWN) {
                String key = table.equals("referral") ? "id" : "referral_id";
                assertThat(session.count("select count(*) from " + table + " where " + key + " <> ?", own.value()))
                        .as(table)
                        .isZero();
            }
            assertThat(session.count("select count(*) from referral")).isOne();
            assertThat(session.count("select count(*) from referral_disclosure"))
                    .isEqualTo(5);
        }
        seen.remove("databasechangelog");
        seen.remove("databasechangeloglock");
        seen.remove("scheduled_tasks");
        assertThat(seen).isNotEmpty();
        seen.keySet().removeAll(Set.of("known_device", "sign_in_attempt")); // hashes, read by whoever is not signed in
        assertThat(seen).allSatisfy((table, rows) -> assertThat(rows).as(table).isZero());
    }

    @Test
    void a_guest_moves_its_own_referral_by_the_domain_s_moves_alone() {
        try (AppSession session = partner.session(guest)) {
            for (String status : List.of("SCHEDULED", "STARTED", "COMPLETED", "WITHDRAWN", "EXPIRED", "DRAFT")) {
                session.harmless(
                        "update referral set status = ?, appointment_at = ?, version = version + 1 where id = ?",
                        status,
                        NOW,
                        own.value());
            }
            session.harmless(
                    "update referral set status = 'ACCEPTED', decided_at = ?, version = version + 1 where id = ?",
                    NOW,
                    neighbour.value());
            session.harmless("update referral set expires_on = date '2099-01-01', version = version + 1");
            session.forbidden("update referral set recipient_id = ?", Fixture.ELBEUF.value());
            session.harmless("delete from referral");
            session.harmless("delete from referral_disclosure");
            assertThat(session.refused("select join_circle(?)", own.value()).getMessage())
                    .contains("not found");
            assertThat(session.refused("select join_circle_by_link()").getMessage())
                    .as("before accepting")
                    .contains("not found");
            assertThat(session.refused("select subject_of(?)", UUID.randomUUID())
                            .getMessage())
                    .contains("not found");
        }
    }

    @Test
    void a_guest_invents_no_move_proposal_fact_or_opening() {
        String event = """
                insert into referral_event
                  (id, referral_id, version, status, organisation_id, member_id, effective_on, recorded_at, by_link)
                values (?, ?, ?, ?, ?, ?, date '2026-11-24', ?, ?)""";
        UUID resto = Fixture.RESTO.value();
        try (AppSession session = partner.session(guest)) {
            session.forbidden(event, Ids.next(), own.value(), 2L, "ACCEPTED", resto, NO_MEMBER, NOW, true);
            session.forbidden(event, Ids.next(), own.value(), 1L, "SENT", resto, NO_MEMBER, NOW, true);
            session.forbidden(event, Ids.next(), neighbour.value(), 1L, "SENT", resto, NO_MEMBER, NOW, true);
            session.forbidden(
                    "insert into referral_proposal (id, referral_id, number, at, state, member_id, by_link, proposed_at) values (?, ?, 1, ?, 'OPEN', ?, true, ?)",
                    Ids.next(),
                    own.value(),
                    NOW,
                    NO_MEMBER,
                    NOW);
            session.forbidden(
                    "insert into answer_opening (referral_id, link_id, at, kind) values (?, guest_link(), ?, 'OPENED')",
                    own.value(),
                    NOW);
            session.forbidden(
                    "insert into fact (id, subject, organisation_id, kind, effective_on, recorded_at, codes) values (?, subject_by_link(), ?, 'CONTACT', date '2026-11-24', ?, '{}')",
                    Ids.next(),
                    resto,
                    NOW);
            session.forbidden(
                    "insert into fact (id, subject, organisation_id, kind, effective_on, recorded_at, codes) values (?, ?, ?, 'REFERRAL', date '2026-11-24', ?, jsonb_build_object('referral', ?))",
                    Ids.next(),
                    UUID.randomUUID(),
                    resto,
                    NOW,
                    own.toString());
            session.forbidden(
                    "insert into journey_proposal (id, youth_id, referral_id, state, organisation_id, member_id, proposed_on, recorded_at) select ?, youth_id, id, 'ACCEPTED', recipient_id, ?, date '2026-11-24', ? from referral",
                    Ids.next(),
                    NO_MEMBER,
                    NOW);
        }
    }

    @Test
    void nobody_is_a_guest_by_guessing_or_beside_an_account() {
        for (String secret : List.of(
                "",
                "x",
                "0".repeat(64),
                guest.session().substring(1),
                UUID.randomUUID().toString())) {
            try (AppSession session = database.nobody()) {
                session.set("visibles.guest", secret);
                assertThat(session.count("select count(*) from referral")).isZero();
                assertThat(session.count("select count(guest_link())")).isZero();
            }
        }
        try (AppSession elbeuf = database.session(AGENT_ELBEUF)) {
            elbeuf.set("visibles.guest", guest.session());
            assertThat(elbeuf.count("select count(*) from referral where id = ?", own.value()))
                    .isZero();
            assertThat(elbeuf.count("select count(guest_link())")).isZero();
        }
    }

    @Test
    void links_are_read_by_nobody_and_made_by_the_two_parties_alone() {
        byte[] hash = Tokens.hash(Tokens.next());
        for (Identity who : List.of(AGENT_ROUEN, AGENT_RESTO, AGENT_ELBEUF, Fixture.ADMIN, Fixture.DPO)) {
            try (AppSession session = database.session(who)) {
                session.forbidden("select * from answer_link");
                session.forbidden("select * from answer_session");
                session.forbidden("update answer_link set locked_at = null");
                session.forbidden("insert into answer_session values (?, ?, ?, ?)", hash, Ids.next(), NOW, NOW);
                if (who != AGENT_ROUEN && who != AGENT_RESTO) {
                    assertThat(session.refused(
                                            "select * from make_answer_link(?, ?, ?, ?, ?)",
                                            Ids.next(),
                                            own.value(),
                                            hash,
                                            NOW,
                                            NOW.plusDays(8))
                                    .getMessage())
                            .contains("not found");
                }
                assertThat(session.refused(
                                        "select * from ask_by_link(?, ?, ?, ?, ?, ?)",
                                        hash,
                                        hash,
                                        Ids.next(),
                                        hash,
                                        NOW,
                                        NOW.plusDays(8))
                                .getMessage())
                        .contains("not found");
                assertThat(session.refused("select open_by_link(?, ?, ?, ?, ?)", hash, hash, hash, NOW, NOW.plusDays(1))
                                .getMessage())
                        .contains("not found");
            }
        }
    }

    @Test
    void a_guest_has_a_link_made_for_its_own_referral_alone() {
        String make = "select make_answer_link(?, ?, ?, ?, ?)";
        try (AppSession session = partner.session(guest)) {
            for (ReferralId other : List.of(neighbour, ReferralId.next())) {
                assertThat(session.refused(
                                        make,
                                        Ids.next(),
                                        other.value(),
                                        Tokens.hash(Tokens.next()),
                                        NOW,
                                        NOW.plusDays(8))
                                .getMessage())
                        .contains("not found");
            }
            assertThat(session.rows(make, Ids.next(), own.value(), Tokens.hash(Tokens.next()), NOW, NOW.plusDays(8)))
                    .extracting(row -> row.get("make_answer_link"))
                    .containsExactly(Partner.MAILBOX);
        }
        try (AppSession nobody = database.nobody()) {
            assertThat(nobody.refused(make, Ids.next(), own.value(), Tokens.hash(Tokens.next()), NOW, NOW.plusDays(8))
                            .getMessage())
                    .contains("not found");
        }
    }

    @Test
    void the_openings_are_told_to_both_parties_alone() {
        for (Identity who : List.of(AGENT_ROUEN, AGENT_RESTO)) {
            try (AppSession session = database.session(who)) {
                assertThat(session.count("select count(*) from answer_opening where referral_id = ?", own.value()))
                        .isEqualTo(2);
                session.forbidden(
                        "insert into answer_opening (referral_id, link_id, at, kind) select referral_id, link_id, at, 'READ' from answer_opening limit 1");
            }
        }
        for (Identity who : List.of(AGENT_ELBEUF, Fixture.ADMIN, Fixture.COORDINATION)) {
            try (AppSession session = database.session(who)) {
                assertThat(session.count("select count(*) from answer_opening where referral_id = ?", own.value()))
                        .isZero();
            }
        }
    }

    @Test
    void the_sender_schedules_what_was_proposed_and_nothing_else() {
        Partner.as(guest, () -> service.accept(own, queries.get(own).version()));
        try (AppSession rouen = database.session(AGENT_ROUEN)) {
            rouen.harmless(
                    "update referral set status = 'SCHEDULED', appointment_at = ?, version = version + 1 where id = ?",
                    NOW,
                    own.value());
            rouen.forbidden(
                    "insert into referral_proposal (id, referral_id, number, at, state, member_id, by_link, proposed_at) values (?, ?, 1, ?, 'OPEN', ?, false, ?)",
                    Ids.next(),
                    own.value(),
                    NOW,
                    AGENT_ROUEN.member().value(),
                    NOW);
        }
    }

    private List<String> tables() {
        return database.asOwner()
                .queryForList(
                        "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and has_table_privilege('visibles_app', oid, 'select')",
                        String.class);
    }
}
