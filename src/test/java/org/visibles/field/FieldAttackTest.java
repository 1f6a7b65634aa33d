package org.visibles.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.visibles.access.DeviceService;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.NotFound;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;

/** Tries to read or to forge what phones sent, as others would, with the application's role. */
@VisiblesTest
class FieldAttackTest {

    @Autowired
    private FieldService field;

    @Autowired
    private FieldSettings settings;

    @Autowired
    private DeviceService devices;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    @Test
    void what_a_phone_sent_is_its_members_alone() {
        Phone phone = Phone.of(Fixture.AGENT_ROUEN, devices, field);
        UUID outing = Ids.next();
        phone.send(List.of(phone.sealed(Phone.encounter(outing, clock.instant()))), clock.millis());
        UUID device = phone.id().value();
        for (Identity who : Set.of(
                Fixture.AGENT_ELBEUF, Fixture.COLLEAGUE_ROUEN, Fixture.RESPONSABLE_ROUEN, Fixture.ADMIN, Fixture.DPO)) {
            try (AppSession session = database.session(who)) {
                assertThat(session.count("select count(*) from field_entry where device_id = ?", device))
                        .isZero();
                session.harmless(
                        "update field_entry set sealed = null, key_id = null, state = 'KEPT' where device_id = ?",
                        device);
                session.forbidden(
                        INSERT,
                        device,
                        Ids.next(),
                        Fixture.AGENT_ROUEN.member().value(),
                        who.organisation().value());
                session.forbidden(
                        INSERT,
                        device,
                        Ids.next(),
                        who.member().value(),
                        who.organisation().value());
            }
        }
        try (AppSession session = database.session(Fixture.AGENT_ROUEN)) {
            session.forbidden("delete from field_entry");
            session.forbidden(
                    "update field_entry set member_id = ?",
                    Fixture.AGENT_ELBEUF.member().value());
            session.forbidden("update field_entry set device_id = ?", Ids.next());
        }
    }

    @Test
    void keys_are_for_who_goes_out_and_are_never_changed() {
        Phone.of(Fixture.AGENT_ROUEN, devices, field);
        for (Identity who : Set.of(Fixture.AGENT_RESTO, Fixture.COORDINATION, Fixture.ADMIN, Fixture.DPO)) {
            try (AppSession session = database.session(who)) {
                assertThat(session.count("select count(*) from field_key")).isZero();
            }
        }
        try (AppSession session = database.nobody()) {
            assertThat(session.count("select count(*) from field_key")).isZero();
        }
        try (AppSession session = database.session(Fixture.AGENT_ROUEN)) {
            session.forbidden("update field_key set private_key = ''::bytea");
            session.forbidden("delete from field_key");
        }
    }

    @Test
    void only_a_team_lead_lets_pseudonyms_out_and_of_the_own_organisation() {
        for (Identity who : Set.of(Fixture.AGENT_ROUEN, Fixture.ADMIN, Fixture.COORDINATION, Fixture.DPO)) {
            assertThatThrownBy(() -> As.member(who, () -> settings.allowCaseload(true)))
                    .isInstanceOf(AccessDeniedException.class);
            try (AppSession session = database.session(who)) {
                session.forbidden(
                        "insert into field_setting (organisation_id, caseload, changed_at, changed_by) values (?, true, now(), ?)",
                        who.organisation().value(),
                        who.member().value());
            }
        }
        try (AppSession session = database.session(Fixture.RESPONSABLE_ROUEN)) {
            session.forbidden(
                    "insert into field_setting (organisation_id, caseload, changed_at, changed_by) values (?, true, now(), ?)",
                    Fixture.ELBEUF.value(),
                    Fixture.RESPONSABLE_ROUEN.member().value());
        }
    }

    @Test
    void whoever_sits_at_a_screen_sends_nothing_as_a_phone() {
        for (Identity who : Set.of(Fixture.AGENT_RESTO, Fixture.COORDINATION, Fixture.ADMIN, Fixture.DPO)) {
            assertThatThrownBy(() -> As.member(who, () -> field.receive(List.of(), 0)))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> As.member(who, field::start)).isInstanceOf(AccessDeniedException.class);
        }
        assertThatThrownBy(() -> As.member(Fixture.AGENT_ROUEN, () -> field.receive(List.of(), 0)))
                .isInstanceOf(NotFound.class);
    }

    private static final String INSERT = """
            insert into field_entry (device_id, client_id, member_id, organisation_id, kind, outing_id, turn, payload_hash, state,
              target_id, device_at, clock_off_ms, received_at, decided_at)
            values (?, ?, ?, ?, 'ENCOUNTER', gen_random_uuid(), 0, sha256('x'), 'KEPT', gen_random_uuid(), now(), 0, now(), now())""";
}
