package org.visibles.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.visibles.kernel.AccountId;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Role;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.organisation.Memberships.MembershipRow;
import org.visibles.organisation.OrganisationAdmin.Edited;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.VisiblesTest;

@VisiblesTest
class OrganisationTest {

    @Autowired
    private OrganisationAdmin admin;

    @Autowired
    private OrganisationDirectory directory;

    @Autowired
    private ProgrammeService programmes;

    @Autowired
    private ProgrammeAdmin programmeAdmin;

    @Autowired
    private Memberships memberships;

    @Autowired
    private MemberDirectory members;

    @Test
    void the_competent_mission_locale_is_found_by_commune() {
        var found = As.member(Fixture.AGENT_ROUEN, () -> directory.missionLocaleFor(Fixture.COMMUNE_ROUEN));

        assertThat(found).map(OrganisationRow::id).contains(Fixture.ML_ROUEN);
        assertThat(As.member(Fixture.AGENT_ROUEN, () -> directory.missionLocaleFor("76005")))
                .isEmpty();
    }

    @Test
    void one_refers_to_every_participant_but_oneself_and_the_metropole() {
        List<OrganisationRow> recipients = As.member(Fixture.AGENT_ROUEN, directory::recipients);

        assertThat(recipients)
                .extracting(OrganisationRow::id)
                .contains(Fixture.ELBEUF, Fixture.ML_ROUEN, Fixture.RESTO)
                .doesNotContain(Fixture.ROUEN, Fixture.METROPOLE);
    }

    @Test
    void an_administrator_adds_an_organisation_and_a_commune_moves_to_its_new_mission_locale() {
        As.member(Fixture.ADMIN, () -> {
            OrganisationId second = OrganisationId.next();
            admin.save(new Edited(
                    new OrganisationRow(second, "Mission locale du Test", OrganisationKind.MISSION_LOCALE, null),
                    "accueil@ml.example.org",
                    true,
                    Set.of("76157"),
                    null));
            OrganisationId third = OrganisationId.next();
            admin.save(new Edited(
                    new OrganisationRow(third, "Mission locale suivante", OrganisationKind.MISSION_LOCALE, null),
                    null,
                    true,
                    Set.of("76157"),
                    null));

            assertThat(directory.missionLocaleFor("76157"))
                    .map(OrganisationRow::id)
                    .contains(third);
            assertThat(edited(second).competence()).isEmpty();
        });
    }

    @Test
    void two_administrators_at_once_do_not_overwrite_each_other() {
        As.member(Fixture.ADMIN, () -> {
            Edited first = edited(Fixture.RESTO);
            admin.save(renamed(first, "Les Tables solidaires du Havre"));

            assertThatExceptionOfType(StaleVersion.class)
                    .isThrownBy(() -> admin.save(renamed(first, "Les Tables perdues")));
            assertThat(edited(Fixture.RESTO).organisation().name()).isEqualTo("Les Tables solidaires du Havre");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "VILLE DE ROUEN", "ville-de  rouen"})
    void a_name_is_given_and_taken_once(String name) {
        As.member(
                Fixture.ADMIN,
                () -> assertThatExceptionOfType(RuleViolation.class)
                        .isThrownBy(() -> admin.save(new Edited(
                                new OrganisationRow(OrganisationId.next(), name, OrganisationKind.ASSOCIATION, null),
                                null,
                                true,
                                Set.of(),
                                null))));
    }

    @Test
    void a_field_worker_neither_lists_nor_changes_organisations() {
        As.member(Fixture.AGENT_ROUEN, () -> {
            assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(admin::list);
            assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(programmeAdmin::list);
        });
    }

    @Test
    void the_coordination_changes_the_programme_but_cannot_create_one() {
        As.member(Fixture.COORDINATION, () -> {
            ProgrammeAdmin.Edited before = programmeAdmin.list().getFirst();
            programmeAdmin.save(before);

            assertThatExceptionOfType(StaleVersion.class).isThrownBy(() -> programmeAdmin.save(before));
            assertThatExceptionOfType(NotFound.class)
                    .isThrownBy(() -> programmeAdmin.save(new ProgrammeAdmin.Edited(before.programme(), null)));
        });
    }

    @Test
    void the_days_of_a_check_are_a_rule_of_the_programme() {
        As.member(Fixture.COORDINATION, () -> {
            ProgrammeAdmin.Edited before = own();
            programmeAdmin.save(checking(before, 7, 7, 14));
            assertThat(programmes.current().checkDays()).isEqualTo(new ProgrammeRow.CheckDays(7, 7, 14));

            programmeAdmin.save(checking(own(), 10, 20, 30));
            assertThat(programmes.current().checkDays()).isEqualTo(ProgrammeRow.CheckDays.USUAL);
        });
    }

    @ParameterizedTest
    @CsvSource({"0, 20, 30", "21, 20, 30", "10, 31, 30", "10, 20, 366"})
    void the_days_of_a_check_follow_each_other_within_a_year(int due, int again, int silent) {
        RuleViolation told = As.member(
                Fixture.COORDINATION,
                () -> catchThrowableOfType(
                        RuleViolation.class, () -> programmeAdmin.save(checking(own(), due, again, silent))));

        assertThat(told.key()).isEqualTo("rule.organisation.programme-checks");
    }

    @Test
    void the_coordination_never_removes_itself() {
        As.member(Fixture.COORDINATION, () -> {
            var programme = programmes.current().id();
            var before = programmeAdmin.participants(programme);
            programmeAdmin.setParticipants(programme, List.of());

            assertThat(programmeAdmin.participants(programme)).containsExactly(Fixture.METROPOLE);
            programmeAdmin.setParticipants(programme, before);
            assertThat(programmeAdmin.participants(programme)).isEqualTo(before);
        });
    }

    @Test
    void an_organisation_outside_every_programme_is_told_so() {
        OrganisationId lonely = OrganisationId.next();
        As.member(
                Fixture.ADMIN,
                () -> admin.save(new Edited(
                        new OrganisationRow(lonely, "Association seule", OrganisationKind.ASSOCIATION, null),
                        null,
                        true,
                        Set.of(),
                        null)));
        var lonelyMember = new Identity(
                new AccountId(Ids.next()), new MemberId(Ids.next()), lonely, "Seul", Set.of(Role.OUTREACH_WORKER));

        RuleViolation told =
                catchThrowableOfType(RuleViolation.class, () -> As.member(lonelyMember, () -> programmes.current()));

        assertThat(told.key()).isEqualTo("rule.organisation.no-programme");
    }

    @Test
    void a_team_lead_gives_field_roles_in_the_own_organisation_alone() {
        As.member(Fixture.RESPONSABLE_ROUEN, () -> {
            AccountId account = new AccountId(Ids.next());
            memberships.add(Fixture.ROUEN, account, "Nouvelle Personne", Set.of(Role.OUTREACH_WORKER));

            assertThat(members.colleagues()).extracting(MemberRow::name).contains("Nouvelle Personne");
            refused("rule.organisation.roles-beyond", Fixture.ROUEN, Set.of(Role.DPO));
            refused("rule.organisation.roles-none", Fixture.ROUEN, Set.of());
            assertThatExceptionOfType(NotFound.class)
                    .isThrownBy(() -> memberships.add(
                            Fixture.ELBEUF, new AccountId(Ids.next()), "X", Set.of(Role.OUTREACH_WORKER)));
        });
    }

    @Test
    void nobody_changes_the_own_roles() {
        As.member(Fixture.ADMIN, () -> {
            MembershipRow own = memberships.of(Fixture.METROPOLE).stream()
                    .filter(row -> row.account().equals(Fixture.ADMIN.account()))
                    .findFirst()
                    .orElseThrow();

            RuleViolation told = catchThrowableOfType(
                    RuleViolation.class,
                    () -> memberships.change(new MembershipRow(
                            own.id(),
                            own.organisation(),
                            own.account(),
                            own.name(),
                            Set.of(Role.OUTREACH_WORKER),
                            true,
                            own.version())));

            assertThat(told.key()).isEqualTo("rule.organisation.member-self");
        });
    }

    @Test
    void who_follows_young_people_does_not_administer() {
        As.member(
                Fixture.ADMIN,
                () -> refused(
                        "rule.organisation.roles-apart",
                        Fixture.ROUEN,
                        Set.of(Role.OUTREACH_WORKER, Role.ADMINISTRATOR)));
    }

    @Test
    void names_of_members_elsewhere_stay_hidden() {
        UUID elbeuf = Fixture.AGENT_ELBEUF.member().value();
        UUID rouen = Fixture.COLLEAGUE_ROUEN.member().value();

        var names = As.member(Fixture.AGENT_ROUEN, () -> members.names(List.of(elbeuf, rouen)));

        assertThat(names).containsOnlyKeys(rouen);
    }

    private ProgrammeAdmin.Edited own() {
        return programmeAdmin.list().getFirst();
    }

    private static ProgrammeAdmin.Edited checking(ProgrammeAdmin.Edited edited, int due, int again, int silent) {
        ProgrammeRow row = edited.programme();
        return new ProgrammeAdmin.Edited(
                new ProgrammeRow(
                        row.id(),
                        row.name(),
                        row.startsOn(),
                        row.endsOn(),
                        row.minAge(),
                        row.maxAge(),
                        row.monthsWithoutSpe(),
                        row.lostAfterDays(),
                        row.reconfirmAfterDays(),
                        row.referralDueDays(),
                        row.referralAgainDays(),
                        row.referralExpiryDays(),
                        row.referralOngoingDays(),
                        new ProgrammeRow.CheckDays(due, again, silent)),
                edited.version());
    }

    private void refused(String key, OrganisationId organisation, Set<Role> roles) {
        RuleViolation told = catchThrowableOfType(
                RuleViolation.class, () -> memberships.add(organisation, new AccountId(Ids.next()), "X", roles));
        assertThat(told.key()).isEqualTo(key);
    }

    private Edited edited(OrganisationId id) {
        return admin.list().stream()
                .filter(row -> row.organisation().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Edited renamed(Edited row, String name) {
        return new Edited(
                new OrganisationRow(
                        row.organisation().id(),
                        name,
                        row.organisation().kind(),
                        row.organisation().communeCode()),
                row.email(),
                row.active(),
                row.competence(),
                row.version());
    }
}
