package org.visibles.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;

/** Tries with the application's role to write the directory, and to read or change what another organisation noted. */
@VisiblesTest
class DirectoryAttackTest {

    private static final List<Identity> NOT_ADMINISTRATORS = List.of(
            Fixture.AGENT_ROUEN, Fixture.RESPONSABLE_ROUEN, Fixture.AGENT_RESTO, Fixture.COORDINATION, Fixture.DPO);

    @Autowired
    private TestDatabase database;

    private final String source = "attack-" + Ids.next();
    private final UUID structure = Ids.next();
    private final UUID service = Ids.next();

    @BeforeEach
    void arrange() {
        var owner = database.asOwner();
        owner.update(
                "insert into dir_structure (uid, source, id, name) values (?, ?, '1', 'Cible')", structure, source);
        owner.update(
                "insert into dir_service (uid, source, id, structure_id, name, updated_on) values (?, ?, '1-1', '1', 'Cible', '2026-01-01')",
                service,
                source);
        owner.update(
                "insert into dir_record (kind, source, id, data) values ('SERVICE', ?, '1-1', '{\"contact_nom_prenom\":\"X\"}')",
                source);
        owner.update(
                "insert into dir_addition (organisation_id, structure_uid, note, works_with, changed_at, changed_by, version) values (?, ?, 'secret', true, now(), ?, 0)",
                Fixture.ROUEN.value(),
                structure,
                Fixture.AGENT_ROUEN.member().value());
        owner.update(
                "insert into dir_capacity (organisation_id, service_uid, capacity, told_on, shared, changed_at, changed_by) values (?, ?, 'FULL', current_date, false, now(), ?)",
                Fixture.ROUEN.value(),
                service,
                Fixture.AGENT_ROUEN.member().value());
        owner.update(
                "insert into dir_import (id, name, state, started_at, alive_at) values (?, 'x', 'READY', now(), now())",
                structure);
        owner.update(
                "insert into dir_import_row (import_id, kind, source, id, line, data) values (?, 'SERVICE', ?, '1-1', 1, '{}')",
                structure,
                source);
        owner.update(
                "insert into dir_feed (id, url, set_by, version) values (?, 'https://example.org/', ?, 0)",
                structure,
                structure);
    }

    @Test
    void only_an_administrator_writes_the_directory() {
        for (Identity who : NOT_ADMINISTRATORS) {
            try (AppSession session = database.session(who)) {
                session.forbidden(
                        "insert into dir_record (kind, source, id, data) values ('SERVICE', ?, '2', '{}')", source);
                session.forbidden("insert into dir_structure (source, id, name) values (?, '2', 'X')", source);
                session.forbidden(
                        "insert into dir_service (source, id, structure_id, name, updated_on) values (?, '2', '1', 'X', 'x')",
                        source);
                session.forbidden(
                        "insert into dir_link values (?, ?)",
                        structure,
                        who.organisation().value());
                session.harmless("update dir_record set data = '{}' where source = ?", source);
                session.harmless("update dir_structure set name = 'X' where uid = ?", structure);
                session.harmless("update dir_service set name = 'X' where uid = ?", service);
                session.harmless("delete from dir_link");
                session.forbidden("delete from dir_record where source = ?", source);
                session.forbidden("delete from dir_service where uid = ?", service);
                session.forbidden("delete from dir_structure where uid = ?", structure);
                session.forbidden(
                        "insert into dir_import (id, name, state, started_at, alive_at) values (?, 'x', 'READY', now(), now())",
                        Ids.next());
                session.forbidden(
                        "insert into dir_import_row (import_id, kind, source, id, line, data) values (?, 'SERVICE', 's', '1', 2, '{}')",
                        structure);
                session.forbidden(
                        "insert into dir_feed (id, url, version) values (?, 'https://169.254.169.254/', 0)",
                        Ids.next());
                session.harmless("update dir_import set state = 'APPLYING' where id = ?", structure);
                session.harmless("update dir_feed set url = 'https://example.com/' where id = ?", structure);
                session.harmless("delete from dir_import_row where import_id = ?", structure);
                session.harmless("delete from dir_feed where id = ?", structure);
                for (String table : List.of("dir_import", "dir_import_row", "dir_import_problem", "dir_feed")) {
                    assertThat(session.count("select count(*) from " + table))
                            .as(table)
                            .isZero();
                }
            }
        }
    }

    @Test
    void an_administrator_deletes_no_entry_and_moves_no_id() {
        try (AppSession session = database.session(Fixture.ADMIN)) {
            session.forbidden("delete from dir_record where source = ?", source);
            session.forbidden("delete from dir_service where uid = ?", service);
            session.forbidden("update dir_service set uid = ? where uid = ?", Ids.next(), service);
            session.forbidden("update dir_structure set source = 'x' where uid = ?", structure);
            session.forbidden("delete from dir_import where id = ?", structure);
            session.forbidden("update dir_feed set set_by = ? where id = ?", Ids.next(), structure);
            session.forbidden(
                    "insert into dir_feed (id, url, set_by, version) values (?, 'https://example.org/', ?, 0)",
                    Ids.next(),
                    Ids.next());
            session.refused("update dir_feed set url = 'http://example.org/' where id = ?", structure);
        }
    }

    @Test
    void an_organisation_reads_and_writes_its_own_notes_alone() {
        for (Identity who : List.of(Fixture.AGENT_ELBEUF, Fixture.AGENT_RESTO, Fixture.ADMIN, Fixture.DPO)) {
            try (AppSession session = database.session(who)) {
                assertThat(session.count("select count(*) from dir_addition where structure_uid = ?", structure))
                        .isZero();
                assertThat(session.count("select count(*) from dir_capacity where service_uid = ?", service))
                        .isZero();
                session.harmless("update dir_addition set note = 'x' where structure_uid = ?", structure);
                session.harmless("update dir_capacity set shared = true where service_uid = ?", service);
                session.forbidden("delete from dir_addition where structure_uid = ?", structure);
                session.forbidden(
                        "insert into dir_addition (organisation_id, structure_uid, works_with, changed_at, version) values (?, ?, true, now(), 0) "
                                + "on conflict (organisation_id, structure_uid) do update set note = 'x'",
                        Fixture.ROUEN.value(),
                        structure);
                session.forbidden(
                        "insert into dir_capacity (organisation_id, service_uid, capacity, told_on, shared, changed_at) values (?, ?, 'OPEN', current_date, true, now())",
                        Fixture.ROUEN.value(),
                        service);
            }
        }
        try (AppSession session = database.session(Fixture.COLLEAGUE_ROUEN)) {
            assertThat(session.count("select count(*) from dir_addition where structure_uid = ?", structure))
                    .isOne();
            session.forbidden(
                    "update dir_addition set note = 'x', changed_by = ? where structure_uid = ?",
                    Fixture.AGENT_ROUEN.member().value(),
                    structure);
            session.forbidden(
                    "update dir_addition set organisation_id = ? where structure_uid = ?",
                    Fixture.ELBEUF.value(),
                    structure);
        }
    }

    @Test
    void room_that_is_shared_is_read_by_all_and_changed_by_its_own() {
        database.asOwner().update("update dir_capacity set shared = true where service_uid = ?", service);
        try (AppSession session = database.session(Fixture.AGENT_ELBEUF)) {
            assertThat(session.count("select count(*) from dir_capacity where service_uid = ?", service))
                    .isOne();
            session.harmless("update dir_capacity set capacity = 'OPEN' where service_uid = ?", service);
        }
    }

    @Test
    void who_has_not_signed_in_reads_no_contact_person() {
        try (AppSession session = database.nobody()) {
            assertThat(session.count("select count(*) from dir_record")).isZero();
            assertThat(session.count("select count(*) from dir_addition")).isZero();
            assertThat(session.count("select count(*) from dir_capacity")).isZero();
        }
    }
}
