package org.visibles.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.visibles.access.DeviceService.DeviceRow;
import org.visibles.access.DeviceService.Linked;
import org.visibles.database.ShiftableClock;
import org.visibles.kernel.DeviceId;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Role;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;

@VisiblesTest
class DeviceTest {

    @Autowired
    private DeviceService devices;

    @Autowired
    private ShiftableClock clock;

    @Autowired
    private TestDatabase database;

    @Autowired
    private StatementCounter statements;

    @AfterEach
    void open_what_was_closed() {
        database.asOwner().update("update account set active = true");
        database.asOwner()
                .update("update member set active = true, roles = array['OUTREACH_WORKER'] where id = ?", member());
        database.asOwner().update("update organisation set active = true");
    }

    @Test
    void a_linked_phone_acts_for_its_member() {
        Linked linked = link(Ids.next());

        var opened = open(linked.token());
        assertThat(opened.identity()).isEqualTo(Fixture.AGENT_ROUEN);
        assertThat(opened.device().id()).isEqualTo(linked.id());
        assertThat(mine(Fixture.AGENT_ROUEN))
                .filteredOn(row -> row.id().equals(linked.id()))
                .singleElement()
                .satisfies(row -> assertThat(row.lastSeenAt()).isNotNull());
        assertThat(statements.count(() -> open(linked.token()))).isEqualTo(1);
    }

    @Test
    void linking_again_renews_the_same_phone_and_ends_the_old_token() {
        UUID installation = Ids.next();
        Linked first = link(installation);
        Linked second = link(installation);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(tried(first.token())).isFalse();
        assertThat(tried(second.token())).isTrue();
        Linked colleague = As.member(Fixture.COLLEAGUE_ROUEN, () -> devices.link(installation, "Le même téléphone"));
        assertThat(colleague.id()).isNotEqualTo(first.id());
        assertThat(tried(second.token())).isTrue();
    }

    @Test
    void a_link_ends_after_thirty_days_and_when_it_is_revoked() {
        Linked linked = link(Ids.next());
        Instant now = clock.instant();

        assertThat(clock.callAt(now.plus(Duration.ofDays(29)), () -> tried(linked.token())))
                .isTrue();
        assertThat(clock.callAt(now.plus(Duration.ofDays(31)), () -> tried(linked.token())))
                .isFalse();
        As.member(Fixture.AGENT_ROUEN, () -> devices.revoke(linked.id()));
        assertThat(tried(linked.token())).isFalse();
        assertThat(mine(Fixture.AGENT_ROUEN)).extracting(DeviceRow::id).doesNotContain(linked.id());
    }

    @Test
    void nobody_acts_once_account_member_or_organisation_is_closed() {
        Linked linked = link(Ids.next());
        UUID account = Fixture.AGENT_ROUEN.account().value();

        database.asOwner().update("update account set active = false where id = ?", account);
        assertThat(tried(linked.token())).isFalse();
        database.asOwner().update("update account set active = true where id = ?", account);
        database.asOwner().update("update member set active = false where id = ?", member());
        assertThat(tried(linked.token())).isFalse();
        database.asOwner().update("update member set active = true where id = ?", member());
        database.asOwner().update("update organisation set active = false where id = ?", Fixture.ROUEN.value());
        assertThat(tried(linked.token())).isFalse();
        database.asOwner().update("update organisation set active = true where id = ?", Fixture.ROUEN.value());
        assertThat(tried(linked.token())).isTrue();
    }

    @Test
    void a_role_that_changed_counts_at_once() {
        Linked linked = link(Ids.next());
        database.asOwner().update("update member set roles = array['DPO'] where id = ?", member());

        Identity now = open(linked.token()).identity();
        assertThat(now.roles()).containsExactly(Role.DPO);
        assertThatThrownBy(() -> As.member(now, () -> devices.link(Ids.next(), "Autre")))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void only_who_goes_out_links_a_phone_and_only_the_own_is_revoked() {
        for (Identity who : Set.of(Fixture.AGENT_RESTO, Fixture.COORDINATION, Fixture.ADMIN, Fixture.DPO)) {
            assertThatThrownBy(() -> As.member(who, () -> devices.link(Ids.next(), "X")))
                    .isInstanceOf(AccessDeniedException.class);
        }
        DeviceId phone = link(Ids.next()).id();
        for (Identity who : Set.of(Fixture.AGENT_ELBEUF, Fixture.RESPONSABLE_ROUEN, Fixture.ADMIN)) {
            assertThat(mine(who)).extracting(DeviceRow::id).doesNotContain(phone);
            assertThatThrownBy(() -> As.member(who, () -> devices.revoke(phone)))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> As.member(who, () -> devices.revoke(DeviceId.next())))
                    .isInstanceOf(NotFound.class);
        }
    }

    @Test
    void the_database_keeps_phones_apart_by_itself() {
        Linked linked = link(Ids.next());
        UUID phone = linked.id().value();
        for (Identity who : Set.of(Fixture.AGENT_ELBEUF, Fixture.RESPONSABLE_ROUEN, Fixture.ADMIN, Fixture.DPO)) {
            try (AppSession session = database.session(who)) {
                assertThat(session.count("select count(*) from device where id = ?", phone))
                        .isZero();
                session.harmless("update device set expires_at = now() where id = ?", phone);
                session.harmless("update device set token_hash = ? where id = ?", Tokens.hash("mine"), phone);
                session.forbidden(
                        INSERT,
                        Ids.next(),
                        Fixture.AGENT_ROUEN.account().value(),
                        member(),
                        Fixture.ROUEN.value(),
                        Tokens.hash("a"));
                session.forbidden(
                        INSERT, Ids.next(), who.account().value(), member(), Fixture.ROUEN.value(), Tokens.hash("b"));
                session.refused("select * from device_for_sign_in(?, now())", Tokens.hash(linked.token()));
            }
        }
        try (AppSession session = database.session(Fixture.AGENT_ROUEN)) {
            session.forbidden("select token_hash from device");
            session.forbidden(
                    "update device set account_id = ?",
                    Fixture.AGENT_ELBEUF.account().value());
            session.forbidden(
                    "update device set member_id = ?",
                    Fixture.AGENT_ELBEUF.member().value());
            session.forbidden("delete from device");
        }
        try (AppSession session = database.nobody()) {
            assertThat(session.count("select count(*) from device")).isZero();
            assertThat(session.count("select count(*) from device_for_sign_in(?, now())", Tokens.hash("guessed")))
                    .isZero();
        }
    }

    private static final String INSERT = """
            insert into device (id, account_id, member_id, organisation_id, installation, name, token_hash,
              first_linked_at, linked_at, expires_at) values (?, ?, ?, ?, gen_random_uuid(), 'X', ?, now(), now(), now())""";

    private Linked link(UUID installation) {
        return As.member(Fixture.AGENT_ROUEN, () -> devices.link(installation, "Téléphone"));
    }

    private DeviceService.Opened open(String token) {
        return As.nobody(() -> devices.open(token)).orElseThrow();
    }

    private boolean tried(String token) {
        return As.nobody(() -> devices.open(token)).isPresent();
    }

    private java.util.List<DeviceRow> mine(Identity who) {
        return As.member(who, devices::mine);
    }

    private static UUID member() {
        return Fixture.AGENT_ROUEN.member().value();
    }
}
