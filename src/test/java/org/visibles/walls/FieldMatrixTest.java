package org.visibles.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.access.DeviceService;
import org.visibles.field.FieldSettings;
import org.visibles.indicators.CitedOutings;
import org.visibles.indicators.CountedOutingsService;
import org.visibles.kernel.DeviceId;
import org.visibles.kernel.EncounterId;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.OutingId;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Role;
import org.visibles.kernel.YouthId;
import org.visibles.outing.OutingContent;
import org.visibles.outing.OutingService;
import org.visibles.outing.RecordOuting;
import org.visibles.outing.SpotRow;
import org.visibles.outing.SpotService;
import org.visibles.outing.encounter.EncounterContent;
import org.visibles.outing.encounter.EncounterService;
import org.visibles.outing.encounter.LogEncounter;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/**
 * What stands to an outing or a phone and not to a person: each role × each standing × each table and each use case of the
 * field, in the use cases and in the database alone.
 */
@VisiblesTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FieldMatrixTest {

    /** How somebody stands to Rouen's outing, on which Elbeuf goes along, and to the phone that noted it. */
    enum Standing {
        MEMBER(Fixture.AGENT_ROUEN),
        COLLEAGUE(Fixture.COLLEAGUE_ROUEN),
        ALONG(Fixture.AGENT_ELBEUF),
        STRANGER(Fixture.AGENT_ML);

        private final Identity who;

        Standing(Identity who) {
            this.who = who;
        }

        Identity in(Role role) {
            return new Identity(who.account(), who.member(), who.organisation(), who.name(), Set.of(role));
        }
    }

    private static final Set<Standing> ALL = Set.of(Standing.values());
    private static final Set<Standing> OWN = Set.of(Standing.MEMBER, Standing.COLLEAGUE);
    private static final Set<Standing> THERE = Set.of(Standing.MEMBER, Standing.COLLEAGUE, Standing.ALONG);
    private static final Set<Standing> ALONG = Set.of(Standing.ALONG);
    private static final Set<Standing> MEMBER = Set.of(Standing.MEMBER);

    /** Who needs which permissions, and how to stand; nothing but a role for an empty set of permissions. */
    private record Rule(Set<String> permissions, Set<Standing> standings) {
        boolean allows(Role role, Standing standing) {
            return role.permissions().containsAll(permissions) && standings.contains(standing);
        }
    }

    private record UseCase(Rule rule, BooleanSupplier attempt) {}

    private record Statement(Rule rule, String sql, Object... arguments) {}

    @Autowired
    private OutingService outings;

    @Autowired
    private CountedOutingsService counted;

    @Autowired
    private SpotService spots;

    @Autowired
    private EncounterService encounters;

    @Autowired
    private YouthService people;

    @Autowired
    private DeviceService devices;

    @Autowired
    private FieldSettings settings;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private final OutingId outing = OutingId.next();
    private final EncounterId encounter = EncounterId.next();
    private final SpotRow spot = new SpotRow(Ids.next(), "Matrice " + Ids.next(), null, null, null, true, 0);
    private LocalDateTime at;
    private YouthId youth;
    private DeviceId phone;
    private DeviceId lent;

    private final Map<String, UseCase> useCases = new LinkedHashMap<>();
    private final Map<String, Statement> seen = new LinkedHashMap<>();
    private final Map<String, Statement> changed = new LinkedHashMap<>();

    @BeforeAll
    void arrange() {
        at = LocalDateTime.now(clock).minusHours(2);
        As.member(Fixture.AGENT_ROUEN, () -> {
            spots.save(spot, null);
            outings.record(new RecordOuting(
                    outing,
                    null,
                    OutingContent.of(at, 60, "STREET")
                            .inPlace(null, null, spot.id())
                            .with(Set.of(Fixture.AGENT_ROUEN.member()), Set.of(Fixture.ELBEUF)),
                    null));
            encounters.log(new LogEncounter(encounter, outing, EncounterContent.anonymous(at), null));
            youth = people.record(YouthDetails.named("Matrice du terrain").build());
            encounters.attach(List.of(encounter), youth);
            phone = devices.link(Ids.next(), "Téléphone").id();
            lent = devices.link(Ids.next(), "Prêté").id();
        });
        As.member(Fixture.RESPONSABLE_ROUEN, () -> settings.allowCaseload(false));
        database.asOwner()
                .update(
                        """
                        insert into field_entry (device_id, client_id, member_id, organisation_id, kind, outing_id, turn, payload_hash,
                          state, target_id, device_at, clock_off_ms, received_at, decided_at)
                        values (?, ?, ?, ?, 'OUTING', ?, 1, sha256('x'), 'KEPT', ?, now(), 0, now(), now())""",
                        phone.value(),
                        Ids.next(),
                        Fixture.AGENT_ROUEN.member().value(),
                        Fixture.ROUEN.value(),
                        outing.value(),
                        outing.value());
        database.asOwner()
                .update(
                        "insert into field_key (id, public_key, private_key, created_at) values (?, ?, ?, '2000-01-01')",
                        Ids.next(),
                        new byte[65],
                        new byte[1]);
        byService();
        bySight();
        byChange();
    }

    private void byService() {
        OutingContent other = OutingContent.of(at, 61, "STREET");
        use("get", Permission.OUTING_READ, THERE, () -> outings.get(outing) != null);
        use(
                "among",
                Permission.OUTING_READ,
                THERE,
                () -> !outings.among(List.of(outing), 0, 1).isEmpty());
        use(
                "readable",
                Permission.OUTING_READ,
                THERE,
                () -> outings.readable(List.of(outing)).contains(outing));
        useCases.put(
                "behind a number",
                new UseCase(
                        new Rule(Set.of(Permission.FIGURES_OWN, Permission.OUTING_READ), OWN),
                        () -> counted.own(new CitedOutings("", null)).outings().containsKey(outing)));
        use(
                "by organisation",
                Permission.FIGURES_PROGRAMME,
                ALL,
                () -> counted.programme(new CitedOutings("", null)).total() >= 0);
        use(
                "versions",
                Permission.OUTING_READ,
                OWN,
                () -> !outings.versions(outing).isEmpty());
        use(
                "spots",
                Permission.OUTING_READ,
                OWN,
                () -> outings.spots().stream().anyMatch(each -> each.id().equals(spot.id())));
        use("save spot", Permission.OUTING_WRITE, OWN, () -> Attempts.done(() -> spots.save(spot, -1L)));
        use("replan", Permission.OUTING_WRITE, OWN, () -> Attempts.done(() -> outings.replan(outing, -1, other)));
        use("cancel", Permission.OUTING_WRITE, OWN, () -> Attempts.done(() -> outings.cancel(outing, -1, "x")));
        use("uncancel", Permission.OUTING_WRITE, OWN, () -> Attempts.done(() -> outings.uncancel(outing, -1)));
        use("name team", Permission.OUTING_WRITE, ALONG, () -> Attempts.done(() -> outings.nameTeam(outing, Set.of())));
        use("read encounter", Permission.OUTING_READ, OWN, () -> encounters.get(encounter) != null);
        use(
                "list encounters",
                Permission.OUTING_READ,
                OWN,
                () -> encounters.of(outing).stream().anyMatch(each -> each.id().equals(encounter)));
        use(
                "log encounter",
                Permission.OUTING_WRITE,
                THERE,
                () -> Attempts.done(() -> encounters.log(
                        new LogEncounter(EncounterId.next(), outing, EncounterContent.anonymous(at), null))));
        use(
                "correct encounter",
                Permission.OUTING_WRITE,
                OWN,
                () -> Attempts.done(
                        () -> encounters.correct(encounter, -1, EncounterContent.anonymous(at.minusMinutes(1)))));
        use(
                "withdraw encounter",
                Permission.OUTING_WRITE,
                OWN,
                () -> Attempts.done(() -> encounters.withdraw(encounter, -1)));
        use(
                "follow up",
                Permission.OUTING_WRITE,
                OWN,
                () -> Attempts.done(() -> encounters.followedUp(encounter, false)));
        use(
                "attach",
                Permission.ENCOUNTER_ATTACH,
                OWN,
                () -> Attempts.done(() -> encounters.attach(List.of(encounter), youth)));
        use("link a phone", Permission.OUTING_WRITE, ALL, () -> devices.link(Ids.next(), "Essai") != null);
        useCases.put(
                "allow pseudonyms",
                new UseCase(
                        new Rule(Set.of(Permission.MEMBER_MANAGE, Permission.OUTING_WRITE), ALL),
                        () -> Attempts.done(() -> settings.allowCaseload(false))));
        useCases.put(
                "list phones",
                new UseCase(
                        new Rule(Set.of(), MEMBER),
                        () -> devices.mine().stream().anyMatch(each -> each.id().equals(phone))));
        useCases.put(
                "revoke a phone",
                new UseCase(new Rule(Set.of(), MEMBER), () -> Attempts.done(() -> devices.revoke(lent))));
    }

    private void use(String name, String permission, Set<Standing> standings, BooleanSupplier attempt) {
        useCases.put(name, new UseCase(new Rule(Set.of(permission), standings), attempt));
    }

    private void bySight() {
        see("outing", Permission.OUTING_READ, THERE, "id = ?", outing.value());
        see("outing_organisation", Permission.OUTING_READ, THERE, "outing_id = ?", outing.value());
        see("outing_member", Permission.OUTING_READ, OWN, "outing_id = ?", outing.value());
        see("outing_version", Permission.OUTING_READ, OWN, "outing_id = ?", outing.value());
        see("encounter", Permission.OUTING_READ, OWN, "id = ?", encounter.value());
        see("encounter_version", Permission.OUTING_READ, OWN, "encounter_id = ?", encounter.value());
        see("encounter_link", Permission.ENCOUNTER_ATTACH, OWN, "encounter_id = ?", encounter.value());
        see("spot", Permission.OUTING_READ, OWN, "id = ?", spot.id());
        see("field_entry", Permission.OUTING_WRITE, MEMBER, "device_id = ?", phone.value());
        see("field_key", Permission.OUTING_WRITE, ALL, "created_at = '2000-01-01'");
        seen.put("encounter_subject", sight("encounter_subject", new Rule(Set.of(), Set.of()), "true"));
        seen.put("method", sight("method", new Rule(Set.of(), ALL), "code = 'STREET'"));
        seen.put("device", sight("device", new Rule(Set.of(), MEMBER), "id = ?", phone.value()));
        seen.put(
                "field_setting",
                sight("field_setting", new Rule(Set.of(), OWN), "organisation_id = ?", Fixture.ROUEN.value()));
    }

    private void see(String table, String permission, Set<Standing> standings, String which, Object... arguments) {
        seen.put(table, sight(table, new Rule(Set.of(permission), standings), which, arguments));
    }

    private static Statement sight(String table, Rule rule, String which, Object... arguments) {
        return new Statement(rule, "select count(*) from " + table + " where " + which, arguments);
    }

    private void byChange() {
        String next = ", version = version + 1, changed_by = current_member() where id = ?";
        change("outing", OWN, "update outing set note = note" + next, outing.value());
        change("encounter", OWN, "update encounter set known = known" + next, encounter.value());
        change("spot", OWN, "update spot set name = name where id = ?", spot.id());
        change("outing_member", OWN, "delete from outing_member where outing_id = ?", outing.value());
        change("outing_member of one's own", THERE, """
                insert into outing_member (outing_id, organisation_id, member_id)
                values (?, current_organisation(), current_member()) on conflict do nothing""", outing.value());
        change("field_entry", MEMBER, "update field_entry set turn = turn where device_id = ?", phone.value());
        changed.put(
                "field_setting",
                new Statement(
                        new Rule(Set.of(Permission.MEMBER_MANAGE, Permission.OUTING_WRITE), OWN),
                        "update field_setting set caseload = false, changed_by = current_member() where organisation_id = ?",
                        Fixture.ROUEN.value()));
        changed.put(
                "device",
                new Statement(new Rule(Set.of(), MEMBER), "update device set name = name where id = ?", phone.value()));
    }

    private void change(String table, Set<Standing> standings, String sql, Object... arguments) {
        changed.put(table, new Statement(new Rule(Set.of(Permission.OUTING_WRITE), standings), sql, arguments));
    }

    @Test
    void no_table_of_the_field_is_left_out() {
        assertThat(database.asOwner().queryForList("""
                        select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                        and relname ~ '^(outing|encounter|spot|method|field_|device)'""", String.class))
                .containsExactlyInAnyOrderElementsOf(seen.keySet());
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cells")
    void use_cases_go_as_far_as_the_rights(Role role, Standing standing) {
        SoftAssertions all = new SoftAssertions();
        useCases.forEach((name, useCase) -> all.assertThat(
                        As.member(standing.in(role), () -> Attempts.went(useCase.attempt())))
                .as(name)
                .isEqualTo(useCase.rule().allows(role, standing)));
        all.assertAll();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cells")
    void the_database_goes_as_far_as_the_rights(Role role, Standing standing) {
        SoftAssertions all = new SoftAssertions();
        try (AppSession session = database.session(standing.in(role))) {
            seen.forEach((table, sight) -> all.assertThat(Attempts.sees(session, sight.sql(), sight.arguments()))
                    .as("sees " + table)
                    .isEqualTo(sight.rule().allows(role, standing)));
            changed.forEach(
                    (table, change) -> all.assertThat(Attempts.changes(session, change.sql(), change.arguments()))
                            .as("changes " + table)
                            .isEqualTo(change.rule().allows(role, standing)));
        }
        all.assertAll();
    }

    static Stream<Arguments> cells() {
        return Arrays.stream(Role.values())
                .flatMap(role -> Arrays.stream(Standing.values()).map(standing -> Arguments.of(role, standing)));
    }
}
