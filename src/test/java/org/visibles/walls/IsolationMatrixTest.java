package org.visibles.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.TestPropertySource;
import org.visibles.acquaintance.Acquaintances;
import org.visibles.acquaintance.Proposals;
import org.visibles.answer.GuestDesk;
import org.visibles.indicators.CitedExchanges;
import org.visibles.indicators.CitedMet;
import org.visibles.indicators.EffectBy;
import org.visibles.indicators.EffectFigure;
import org.visibles.indicators.FiguresService;
import org.visibles.indicators.PeopleService;
import org.visibles.indicators.Selection;
import org.visibles.joining.Duplicates;
import org.visibles.joining.JoinAnswers;
import org.visibles.joining.JoinOffers;
import org.visibles.joining.JoinRecords;
import org.visibles.joining.JoiningService;
import org.visibles.journey.JourneyService;
import org.visibles.journey.MoveJourney;
import org.visibles.journey.Stage;
import org.visibles.kernel.ContactId;
import org.visibles.kernel.EncounterId;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.Need;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.OutingId;
import org.visibles.kernel.Permission;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.Relation;
import org.visibles.kernel.Rights;
import org.visibles.kernel.Role;
import org.visibles.kernel.StaleVersion;
import org.visibles.kernel.YouthId;
import org.visibles.outing.OutingContent;
import org.visibles.outing.OutingService;
import org.visibles.outing.RecordOuting;
import org.visibles.outing.encounter.EncounterContent;
import org.visibles.outing.encounter.EncounterService;
import org.visibles.outing.encounter.LogEncounter;
import org.visibles.outreach.ContactChannel;
import org.visibles.outreach.ContactContent;
import org.visibles.outreach.ContactService;
import org.visibles.outreach.Initiative;
import org.visibles.outreach.LogContact;
import org.visibles.referral.DeclineReason;
import org.visibles.referral.ReferralQueries;
import org.visibles.referral.ReferralService;
import org.visibles.referral.SendReferral;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.verification.VerificationService;
import org.visibles.youth.AgreementKind;
import org.visibles.youth.Agreements;
import org.visibles.youth.Choices;
import org.visibles.youth.DisclosedField;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthExport;
import org.visibles.youth.YouthFilter;
import org.visibles.youth.YouthService;

/**
 * Each role × each relation to one and the same young person × each action, made from the table of rights: what the table
 * allows goes through, everything else is refused or empty, by the use cases and by the database alone.
 */
@VisiblesTest
@TestPropertySource(properties = "visibles.test.pool-size=4") // and so a database of its own
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsolationMatrixTest {

    private static final Set<Relation> TO_A_PERSON =
            Set.of(Relation.CIRCLE_FULL, Relation.CIRCLE_SHARED, Relation.ADDRESSEE, Relation.AGGREGATE, Relation.NONE);

    /** Who stands so to the person. */
    private static final Map<Relation, Identity> STANDING = new EnumMap<>(Map.of(
            Relation.CIRCLE_FULL, Fixture.AGENT_ROUEN,
            Relation.CIRCLE_SHARED, Fixture.AGENT_RESTO,
            Relation.ADDRESSEE, Fixture.AGENT_ML,
            Relation.AGGREGATE, Fixture.COORDINATION,
            Relation.NONE, Fixture.AGENT_ELBEUF));

    @Autowired
    private YouthService people;

    @Autowired
    private ContactService contacts;

    @Autowired
    private ReferralService referrals;

    @Autowired
    private ReferralQueries queries;

    @Autowired
    private JourneyService journeys;

    @Autowired
    private GuestDesk desk;

    @Autowired
    private FiguresService figures;

    @Autowired
    private PeopleService behind;

    @Autowired
    private OutingService outings;

    @Autowired
    private EncounterService encounters;

    @Autowired
    private VerificationService verifications;

    @Autowired
    private JoiningService joinings;

    @Autowired
    private JoinOffers offers;

    @Autowired
    private JoinAnswers answers;

    @Autowired
    private Duplicates duplicates;

    @Autowired
    private YouthExport export;

    @Autowired
    private Acquaintances acquaintances;

    @Autowired
    private Proposals proposals;

    @Autowired
    private Agreements agreements;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private YouthId youth;
    private YouthId twin;
    private final Map<Relation, ReferralId> referralOf = new EnumMap<>(Relation.class);

    /** One attempt: whether anything was seen or could have been done. */
    private interface Attempt {
        boolean by(Relation relation);
    }

    private final Map<String, Attempt> useCases = new LinkedHashMap<>();
    private final Map<String, Function<AppSession, Boolean>> statements = new LinkedHashMap<>();

    @BeforeAll
    void arrange() {
        As.member(Fixture.AGENT_ROUEN, () -> {
            youth = people.record(YouthDetails.named("Matrice")
                    .firstName("Inès")
                    .lastName("Martin")
                    .birthDate(LocalDate.now(clock).minusYears(20))
                    .commune(Fixture.COMMUNE_ROUEN)
                    .informedOn(LocalDate.now(clock))
                    .informedMeans(Choices.Means.ORAL)
                    .build());
            twin = people.record(YouthDetails.named("Matrice bis").build());
            contacts.log(contact());
            met();
            database.asOwner()
                    .update(
                            "insert into duplicate_pair values (?, ?, ?, 9, '[]')",
                            Fixture.ROUEN.value(),
                            youth.value(),
                            twin.value());
            referralOf.put(Relation.ADDRESSEE, referrals.send(request(Fixture.ML_ROUEN)));
            referralOf.put(Relation.CIRCLE_SHARED, referrals.send(request(Fixture.RESTO)));
            agreements.record(youth, AgreementKind.ACQUAINTANCE, LocalDate.now(clock), Choices.Means.ORAL);
            acquaintances.ask(youth);
        });
        askedAbout();
        As.member(Fixture.AGENT_RESTO, () -> {
            ReferralId id = referralOf.get(Relation.CIRCLE_SHARED);
            referrals.accept(id, queries.get(id).version());
            contacts.log(contact());
        });
        byService();
        byStatement();
    }

    /** Another organisation asks about the same person: what the one that follows has to decide. */
    private void askedAbout() {
        YouthId other = As.member(
                Fixture.AGENT_ELBEUF,
                () -> people.record(YouthDetails.named("Autre").build()));
        UUID request = Ids.next();
        database.asOwner()
                .update(
                        "insert into acquaintance_request (id, youth_id, asking_id, member_id, asked_at, tick_at, ends_at)"
                                + " values (?, ?, ?, ?, now(), now(), now() + interval '20 days')",
                        request,
                        other.value(),
                        Fixture.ELBEUF.value(),
                        Fixture.AGENT_ELBEUF.member().value());
        database.asOwner()
                .update(
                        "insert into acquaintance_proposal (id, request_id, organisation_id, youth_id, agreed, weights, made_at)"
                                + " values (?, ?, ?, ?, '{}', 0, now())",
                        Ids.next(),
                        request,
                        Fixture.ROUEN.value(),
                        youth.value());
        proposedToBeOne(request, other);
    }

    /** And proposes that its record is of the same person, with the agreement that this takes. */
    private void proposedToBeOne(UUID request, YouthId other) {
        UUID introduction = Ids.next();
        database.asOwner()
                .update(
                        """
                insert into introduction (id, request_id, asking_id, asking_youth, asking_member, known_id, known_youth, known_member, at)
                values (?, ?, ?, ?, ?, ?, ?, ?, now())""",
                        introduction,
                        request,
                        Fixture.ELBEUF.value(),
                        other.value(),
                        Fixture.AGENT_ELBEUF.member().value(),
                        Fixture.ROUEN.value(),
                        youth.value(),
                        Fixture.AGENT_ROUEN.member().value());
        As.member(Fixture.AGENT_ELBEUF, () -> {
            agreements.record(other, AgreementKind.SHARING, LocalDate.now(clock), Choices.Means.ORAL);
            offers.offer(other, introduction, Set.of(DisclosedField.PSEUDONYM));
        });
    }

    private void met() {
        OutingId outing = OutingId.next();
        EncounterId encounter = EncounterId.next();
        LocalDateTime now = LocalDateTime.now(clock);
        outings.record(new RecordOuting(outing, null, OutingContent.of(now, 60, "STREET"), null));
        encounters.log(new LogEncounter(encounter, outing, EncounterContent.anonymous(now), null));
        encounters.attach(List.of(encounter), youth);
    }

    private void byService() {
        useCases.put(Permission.YOUTH_READ, relation -> people.get(youth) != null);
        useCases.put(Permission.YOUTH_WRITE, relation -> {
            people.inform(youth, Choices.Means.ORAL);
            return true;
        });
        useCases.put(Permission.YOUTH_JOIN, relation -> {
            joinings.join(new JoinRecords(youth, -1, twin, -1, Set.of()));
            return true;
        });
        useCases.put(
                Permission.DUPLICATE_JUDGE,
                relation -> duplicates.page(0, 200).stream()
                        .anyMatch(pair -> pair.one().id().equals(youth)));
        useCases.put(
                Permission.DISCLOSURE_READ,
                relation -> !queries.get(referral(relation)).shared().isEmpty());
        useCases.put(
                Permission.CONTACT_READ, relation -> !contacts.ofYouth(youth).isEmpty());
        useCases.put(Permission.CONTACT_LOG, relation -> {
            contacts.log(contact());
            return true;
        });
        useCases.put(Permission.ENCOUNTER_ATTACH, relation -> {
            encounters.attach(List.of(), youth);
            return true;
        });
        useCases.put(Permission.REFERRAL_READ, relation -> queries.get(referral(relation)) != null);
        useCases.put(Permission.REFERRAL_SEND, relation -> {
            referrals.discardDraft(referrals.keepDraft(request(Fixture.ELBEUF)));
            return true;
        });
        useCases.put(Permission.REFERRAL_DECIDE, relation -> {
            referrals.decline(referral(relation), -1, DeclineReason.FULL, null);
            return true;
        });
        useCases.put(Permission.ACQUAINTANCE_ASK, relation -> {
            acquaintances.ask(youth);
            return true;
        });
        useCases.put(
                Permission.ACQUAINTANCE_DECIDE,
                relation -> proposals.waiting().stream()
                        .anyMatch(each -> each.youth().equals(youth)));
        useCases.put(Permission.ANSWER_BY_LINK, relation -> {
            desk.look();
            return true;
        });
        useCases.put(
                Permission.STATUS_CHECK,
                relation -> verifications.toAnswer(0, 200).stream()
                        .anyMatch(check -> check.youth().equals(youth)));
        useCases.put(Permission.LIST_EXPORT, relation -> {
            List<String> pseudonyms = new ArrayList<>();
            export.each(YouthFilter.ALL, person -> pseudonyms.add(person.pseudonym()));
            return pseudonyms.contains(people.get(youth).details().pseudonym());
        });
        useCases.put(Permission.JOURNEY_READ, relation -> journeys.of(youth) != null);
        useCases.put(Permission.JOURNEY_MOVE, relation -> {
            journeys.move(MoveJourney.to(Stage.IDENTIFIED, youth, -1, LocalDate.now(clock)));
            return true;
        });
        useCases.put(Permission.FIGURES_PROGRAMME, relation -> {
            figures.programme(Selection.ALL);
            return relation == Relation.AGGREGATE; // what others would read is empty, which the statements show
        });
    }

    private void byStatement() {
        statements.put(Permission.YOUTH_READ, seen("select count(*) from youth where id = ?"));
        statements.put(
                Permission.YOUTH_WRITE,
                changed(
                        "update youth set pseudonym = pseudonym, version = version + 1, changed_by = current_member() where id = ?"));
        statements.put(
                Permission.YOUTH_JOIN,
                session -> done(session, """
                insert into joining (id, stays_id, goes_id, stays_version, organisation_id, joined_by, joined_at, fact_id)
                values (?, ?, ?, 0, current_organisation(), current_member(), now(), ?)""", Ids.next(), youth.value(), twin.value(), Ids.next()));
        statements.put(Permission.DUPLICATE_JUDGE, seen("select count(*) from duplicate_pair where one_id = ?"));
        statements.put(Permission.DISCLOSURE_READ, seen("select count(*) from referral_disclosure where youth_id = ?"));
        statements.put(Permission.CONTACT_READ, seen("select count(*) from contact where youth_id = ?"));
        statements.put(Permission.CONTACT_LOG, session -> done(session, """
                insert into contact (id, youth_id, organisation_id, author_id, at, on_day, channel, initiative, logged_at,
                  changed_at, changed_by, fact_id, version)
                values (?, ?, current_organisation(), current_member(), now(), current_date, 'PHONE', 'WORKER', now(), now(),
                  current_member(), ?, 0)""", Ids.next(), youth.value(), Ids.next()));
        statements.put(Permission.ENCOUNTER_ATTACH, seen("select count(*) from encounter_link where youth_id = ?"));
        statements.put(Permission.REFERRAL_READ, seen("select count(*) from referral where youth_id = ?"));
        statements.put(Permission.ANSWER_BY_LINK, session -> session.count("select count(guest_link())") > 0);
        statements.put(
                Permission.STATUS_CHECK,
                seen("select count(*) from checks_to_answer('-infinity', 0, 200) where youth_id = ?"));
        statements.put(
                Permission.ACQUAINTANCE_ASK, seen("select count(*) from acquaintance_request where youth_id = ?"));
        statements.put(
                Permission.ACQUAINTANCE_DECIDE,
                seen("select count(*) from acquaintance_proposals(now()) where youth_id = ?"));
        statements.put(
                Permission.LIST_EXPORT,
                session -> done(session, """
                insert into exchange_export (id, begun_at, purpose, format, confirmed) values (?, now(), 'TEAM', 'CSV', false)""", Ids.next())
                        && session.count("select count(*) from youth where id = ?", youth.value()) > 0);
        statements.put(Permission.JOURNEY_READ, seen("select count(*) from journey_event where youth_id = ?"));
        statements.put(Permission.FIGURES_PROGRAMME, session -> session.count("select count(*) from fact") > 0);
    }

    @Test
    void no_action_on_a_person_is_left_out() {
        Set<String> onPeople = Rights.TABLE.stream()
                .filter(right -> !right.relations().isEmpty())
                .map(Rights.Right::permission)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(useCases.keySet()).containsExactlyInAnyOrderElementsOf(onPeople);
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("cells")
    void a_use_case_goes_as_far_as_the_rights(Role role, Relation relation, String permission) {
        boolean went = As.member(in(role, relation), () -> {
            try {
                return useCases.get(permission).by(relation);
            } catch (StaleVersion reached) {
                return true;
            } catch (AccessDeniedException | NotFound refused) {
                return false;
            }
        });

        assertThat(went).isEqualTo(Rights.allows(role, permission, relation));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("cells")
    void the_database_goes_as_far_as_the_rights(Role role, Relation relation, String permission) {
        Function<AppSession, Boolean> statement = statements.get(permission);
        if (statement == null) {
            return; // its writing goes through functions and rules of its own, which the module's attack test tries
        }
        try (AppSession session = database.session(in(role, relation))) {
            boolean ownFacts = permission.equals(Permission.FIGURES_PROGRAMME)
                    && role.permissions().contains(Permission.FIGURES_OWN)
                    && session.count("select count(*) from fact where organisation_id <> current_organisation()") == 0;
            if (!ownFacts) {
                assertThat(statement.apply(session)).isEqualTo(Rights.allows(role, permission, relation));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("roles")
    void a_proposal_to_join_is_read_as_far_as_one_may_join(Role role) {
        for (Relation relation : TO_A_PERSON) {
            boolean allowed = Rights.allows(role, Permission.YOUTH_JOIN, relation);
            assertThat(As.member(in(role, relation), () -> {
                        try {
                            return answers.waiting().stream()
                                    .anyMatch(each -> each.youth().equals(youth));
                        } catch (AccessDeniedException refused) {
                            return false;
                        }
                    }))
                    .as("%s", relation)
                    .isEqualTo(allowed);
            try (AppSession session = database.session(in(role, relation))) {
                assertThat(session.count("select count(*) from join_offers(?, now())", youth.value()) > 0)
                        .as("%s", relation)
                        .isEqualTo(allowed);
            }
        }
    }

    /** By the use case and by the database alone. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("roles")
    void behind_a_number_stands_whose_record_one_may_read(Role role) {
        UUID key = database.asOwner()
                .queryForObject("select subject from fact_subject where youth_id = ?", UUID.class, youth.value());
        for (Relation relation : TO_A_PERSON) {
            boolean allowed = role.permissions().contains(Permission.FIGURES_OWN)
                    && Rights.allows(role, Permission.YOUTH_READ, relation);
            assertThat(As.member(in(role, relation), () -> {
                        try {
                            return behind.met(new CitedMet(EffectBy.CHANNEL, "", EffectFigure.MET, null))
                                    .people()
                                    .readable()
                                    .contains(youth);
                        } catch (AccessDeniedException refused) {
                            return false;
                        }
                    }))
                    .as("%s", relation)
                    .isEqualTo(allowed);
            assertThat(As.member(in(role, relation), () -> {
                        try {
                            return behind.exchanges(new CitedExchanges(null, null))
                                    .people()
                                    .containsKey(youth);
                        } catch (AccessDeniedException refused) {
                            return false;
                        }
                    }))
                    .as("exchanges, %s", relation)
                    .isEqualTo(allowed);
            try (AppSession session = database.session(in(role, relation))) {
                assertThat(session.count("select count(*) from people_behind(array[?]::uuid[])", key) > 0)
                        .as("%s", relation)
                        .isEqualTo(allowed);
            }
        }
    }

    /** Whoever may read the figures of an organisation that takes part, of that one. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("roles")
    void of_the_files_that_are_kept_an_organisation_reads_its_own(Role role) {
        String keep = """
                insert into published_part (programme_id, known_on, until_on, definitions, part, answers, written_before)
                select ?, '2020-01-31', '2019-12-31', 'x', %s, pg_snapshot_xmin(pg_current_snapshot()) %s on conflict do nothing""";
        database.asOwner().update(keep.formatted("'FOLDINGS', ''", ""), Fixture.PROGRAMME.value());
        database.asOwner()
                .update(
                        keep.formatted("'OWN+FOLDINGS+' || id, id::text", "from organisation"),
                        Fixture.PROGRAMME.value());
        database.asOwner()
                .update(
                        "insert into counted_until values (?, pg_snapshot_xmin(pg_current_snapshot()), now()) on conflict do nothing",
                        Fixture.PROGRAMME.value());
        for (Relation relation : TO_A_PERSON) {
            Identity who = in(role, relation);
            boolean takesPart = !database.asOwner()
                    .queryForList(
                            "select 1 from programme_participant where programme_id = ? and organisation_id = ?",
                            Fixture.PROGRAMME.value(),
                            who.organisation().value())
                    .isEmpty();
            try (AppSession session = database.session(who)) {
                Object read = session.rows(
                                "select own_published(?, '2020-01-31', '2019-12-31', 'x', 'FOLDINGS') as answers",
                                Fixture.PROGRAMME.value())
                        .getFirst()
                        .get("answers");
                assertThat(read)
                        .as("%s", relation)
                        .isEqualTo(
                                takesPart && role.permissions().contains(Permission.FIGURES_OWN)
                                        ? who.organisation().toString()
                                        : null);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("roles")
    void what_is_hidden_looks_like_what_is_missing(Role role) {
        As.member(in(role, Relation.NONE), () -> {
            assertThat(refusal(() -> people.get(youth))).isEqualTo(refusal(() -> people.get(YouthId.next())));
            assertThat(refusal(() -> queries.get(referral(Relation.NONE))))
                    .isEqualTo(refusal(() -> queries.get(new ReferralId(Ids.next()))));
            assertThat(refusal(() -> journeys.of(youth))).isEqualTo(refusal(() -> journeys.of(YouthId.next())));
            assertThat(refusal(() -> contacts.ofYouth(youth)))
                    .isEqualTo(refusal(() -> contacts.ofYouth(YouthId.next())));
        });
    }

    static Stream<Arguments> cells() {
        return roles().flatMap(role -> TO_A_PERSON.stream()
                .sorted()
                .flatMap(relation -> Rights.permissions().stream()
                        .filter(permission -> Rights.TABLE.stream()
                                .anyMatch(right -> right.permission().equals(permission)
                                        && !right.relations().isEmpty()))
                        .map(permission -> Arguments.of(role, relation, permission))));
    }

    static Stream<Role> roles() {
        return Arrays.stream(Role.values());
    }

    private static Identity in(Role role, Relation relation) {
        Identity standing = STANDING.get(relation);
        return new Identity(
                standing.account(), standing.member(), standing.organisation(), standing.name(), Set.of(role));
    }

    private ReferralId referral(Relation relation) {
        return referralOf.getOrDefault(relation, referralOf.get(Relation.ADDRESSEE));
    }

    private LogContact contact() {
        return new LogContact(
                new ContactId(Ids.next()),
                youth,
                ContactContent.of(LocalDateTime.now(clock), ContactChannel.PHONE, Initiative.WORKER));
    }

    private SendReferral request(OrganisationId to) {
        return new SendReferral(
                youth, to, Set.of(Need.TRAINING), null, null, Set.of(DisclosedField.PSEUDONYM), LocalDate.now(clock));
    }

    private Function<AppSession, Boolean> seen(String count) {
        return session -> session.count(count, youth.value()) > 0;
    }

    private Function<AppSession, Boolean> changed(String update) {
        return session -> done(session, update, youth.value());
    }

    private static boolean done(AppSession session, String sql, Object... arguments) {
        try {
            return session.update(sql, arguments) > 0;
        } catch (AppSession.Attempt refused) {
            assertThat(refused.sql().getSQLState()).isEqualTo("42501");
            return false;
        }
    }

    private static String refusal(Runnable work) {
        try {
            work.run();
            return "nothing was refused";
        } catch (AccessDeniedException | NotFound refused) {
            return refused.getClass() + " " + refused.getMessage();
        }
    }
}
