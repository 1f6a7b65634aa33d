package org.visibles.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visibles.costs.Spending.LEAD_ELBEUF;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Role;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;

/** Tries with the application's role to read, enter and change what others spent, and to change the past. */
@VisiblesTest
class ExpenseAttackTest {

    private static final String INSERT = """
            insert into expense (id, version, programme_id, organisation_id, category, month, cents, label, cancelled, reason,
              recorded_at, recorded_by) values (?, ?, ?, ?, 'STAFF', '2020-10-01', ?, 'Attaque', ?, ?, now(), ?)""";

    @Autowired
    private TestDatabase database;

    private final UUID victim = Ids.next();

    @BeforeEach
    void arrange() {
        database.asOwner()
                .update(
                        INSERT,
                        victim,
                        0,
                        Fixture.PROGRAMME.value(),
                        Fixture.ROUEN.value(),
                        100,
                        false,
                        null,
                        Fixture.RESPONSABLE_ROUEN.member().value());
    }

    static Stream<Arguments> everyone() {
        return Stream.of(Role.values())
                .flatMap(role -> Stream.of(
                                Fixture.AGENT_ROUEN, Fixture.AGENT_ELBEUF, Fixture.AGENT_RESTO, Fixture.COORDINATION)
                        .map(who -> Arguments.of(role, Spending.in(who, role))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyone")
    void each_role_reads_and_enters_as_far_as_the_rights(Role role, Identity who) {
        boolean own =
                who.organisation().equals(Fixture.ROUEN) && role.permissions().contains(Permission.COSTS_OWN);
        boolean all = who.organisation().equals(Fixture.METROPOLE)
                && role.permissions().contains(Permission.COSTS_PROGRAMME);
        try (AppSession session = database.session(who)) {
            assertThat(session.count("select count(*) from expense where id = ?", victim) > 0)
                    .isEqualTo(own || all);
            Object[] entering = values(Ids.next(), 0, Fixture.ROUEN, who, false);
            Object[] cancelling = values(victim, 1, Fixture.ROUEN, who, true);
            if (own || all) {
                assertThat(session.update(INSERT, entering)).isOne();
                assertThat(session.update(INSERT, cancelling)).isOne();
            } else {
                session.forbidden(INSERT, entering);
                session.forbidden(INSERT, cancelling);
            }
        }
    }

    @Test
    void the_past_cannot_be_changed_by_anybody() {
        for (Identity who : List.of(Fixture.RESPONSABLE_ROUEN, Fixture.COORDINATION, Fixture.ADMIN)) {
            try (AppSession session = database.session(who)) {
                session.forbidden("update expense set cents = 1 where id = ?", victim);
                session.forbidden("delete from expense where id = ?", victim);
                session.forbidden("truncate expense");
                session.forbidden(
                        "insert into expense (id, version, programme_id, organisation_id, category, month, cents, label, recorded_at, recorded_by) "
                                + "values (?, 0, ?, ?, 'STAFF', '2020-10-01', 1, 'x', now(), ?) on conflict (id, version) do update set cents = 1",
                        victim,
                        Fixture.PROGRAMME.value(),
                        who.organisation().value(),
                        who.member().value());
            }
        }
    }

    @Test
    void a_version_follows_the_one_before_in_the_same_organisation_and_in_ones_own_name() {
        try (AppSession session = database.session(LEAD_ELBEUF)) {
            // takes over what Rouen entered, under its own name
            session.refused(INSERT, values(victim, 0, Fixture.ELBEUF, LEAD_ELBEUF, false));
            session.refused(INSERT, values(victim, 1, Fixture.ELBEUF, LEAD_ELBEUF, true));
            session.refused(INSERT, values(Ids.next(), 3, Fixture.ELBEUF, LEAD_ELBEUF, false));
            session.forbidden(INSERT, values(Ids.next(), 0, Fixture.ELBEUF, Fixture.RESPONSABLE_ROUEN, false));
        }
        try (AppSession session = database.session(Fixture.COORDINATION)) {
            session.refused(INSERT, values(victim, 1, Fixture.ELBEUF, Fixture.COORDINATION, true));
            session.forbidden(INSERT, values(Ids.next(), 0, OrganisationId.next(), Fixture.COORDINATION, false));
            session.refused(INSERT, values(victim, 2, Fixture.ROUEN, Fixture.COORDINATION, true));
        }
    }

    @Test
    void a_programme_in_which_the_organisation_has_no_part_stays_shut() {
        UUID elsewhere = Ids.next();
        database.asOwner().update("""
                insert into programme (id, name, starts_on, ends_on, min_age, max_age, months_without_spe, lost_after_days,
                  reconfirm_after_days, referral_due_days, referral_expiry_days, version)
                values (?, 'Ailleurs', '2019-01-01', '2020-12-31', 16, 29, 5, 90, 90, 10, 30, 0)""", elsewhere);
        for (Identity who : List.of(Fixture.RESPONSABLE_ROUEN, Fixture.COORDINATION)) {
            try (AppSession session = database.session(who)) {
                session.forbidden(
                        INSERT,
                        Ids.next(),
                        0,
                        elsewhere,
                        who.organisation().value(),
                        1,
                        false,
                        null,
                        who.member().value());
            }
        }
    }

    @Test
    void categories_are_written_by_who_manages_the_programme() {
        String insert =
                "insert into expense_category (id, programme_id, code, name, version) values (?, ?, 'ATTACK', 'x', 0)";
        for (Identity who : List.of(Fixture.RESPONSABLE_ROUEN, Fixture.AGENT_ROUEN, Fixture.DPO)) {
            try (AppSession session = database.session(who)) {
                session.forbidden(insert, Ids.next(), Fixture.PROGRAMME.value());
                session.harmless("update expense_category set name = 'x'");
            }
        }
        try (AppSession session = database.session(Fixture.COORDINATION)) {
            session.forbidden(insert, Ids.next(), null);
            session.harmless("update expense_category set name = 'x' where programme_id is null");
            session.forbidden("update expense_category set code = 'x'");
            session.forbidden("delete from expense_category");
        }
    }

    @Test
    void who_has_not_signed_in_sees_nothing() {
        try (AppSession session = database.nobody()) {
            assertThat(session.count("select count(*) from expense")).isZero();
            assertThat(session.count("select count(*) from expense_category")).isZero();
        }
    }

    private static Object[] values(UUID id, int version, OrganisationId organisation, Identity by, boolean cancelled) {
        return new Object[] {
            id,
            version,
            Fixture.PROGRAMME.value(),
            organisation.value(),
            200,
            cancelled,
            version > 0 ? "attaque" : null,
            by.member().value()
        };
    }
}
