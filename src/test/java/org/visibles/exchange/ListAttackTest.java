package org.visibles.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.visibles.exchange.ListedRow.Group;
import org.visibles.exchange.column.Terms;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Role;
import org.visibles.kernel.YouthId;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.Choices.Means;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/** Tries as the neighbour, and as a colleague without the right, to see, change, apply or take back a list of another. */
@VisiblesTest
class ListAttackTest {

    private static final Identity NEIGHBOUR = new Identity(
            Fixture.AGENT_ELBEUF.account(),
            Fixture.AGENT_ELBEUF.member(),
            Fixture.ELBEUF,
            "Voisine",
            Set.of(Role.TEAM_LEAD));

    private static final List<String> TABLES =
            List.of("exchange_import", "exchange_row", "exchange_row_trait", "exchange_made", "exchange_columns");

    @TempDir
    private Path folder;

    @Autowired
    private ListImport lists;

    @Autowired
    private ListUndo undo;

    @Autowired
    private TakeBack takeBack;

    @Autowired
    private YouthService people;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private UUID id;
    private UUID made;

    @BeforeEach
    void arrange() {
        As.member(Fixture.RESPONSABLE_ROUEN, () -> {
            String name = UUID.randomUUID().toString().replaceAll("[0-9-]", "");
            id = Lists.checked(
                    lists,
                    Lists.file(folder, name + ".csv", "Nom;Prénom\nVICTIME" + name + ";Anna\n;\nB" + name + ";\n"),
                    new Terms(false, LocalDate.now(clock), Means.ORAL));
            lists.apply(id);
            Lists.settled(lists, id);
        });
        made = database.asOwner()
                .queryForObject(
                        "select youth_id from exchange_made where import_id = ? order by number limit 1",
                        UUID.class,
                        id);
    }

    @Test
    void the_neighbour_finds_nothing_by_the_use_cases() {
        As.member(NEIGHBOUR, () -> {
            assertThatThrownBy(() -> lists.get(id)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> undo.undo(id)).hasMessageContaining("rule.exchange.state");
            assertThatThrownBy(() -> lists.apply(id)).hasMessageContaining("rule.exchange.nothing");
            assertThatThrownBy(() -> lists.correct(id, 2, Map.of(0, "X"))).isInstanceOf(NotFound.class);
            assertThat(lists.page(id, Group.NEW, 0, 100)).isEmpty();
            assertThat(lists.latest()).extracting(ImportedList::id).doesNotContain(id);
            assertThat(undo.kept(id, 0, 100)).isEmpty();
            assertThatThrownBy(() -> takeBack.takeBack(new YouthId(made))).hasMessageContaining("not found");
        });
        As.member(
                Fixture.AGENT_ROUEN,
                () -> assertThatThrownBy(() -> lists.get(id)).isInstanceOf(AccessDeniedException.class));
    }

    @Test
    void the_neighbour_and_the_colleague_without_the_right_see_and_change_no_row() {
        for (Identity who : List.of(NEIGHBOUR, Fixture.AGENT_ROUEN, Fixture.COORDINATION)) {
            try (AppSession session = database.session(who)) {
                for (String table : TABLES) {
                    assertThat(session.count(
                                    "select count(*) from " + table + " where organisation_id = ?",
                                    Fixture.ROUEN.value()))
                            .as(table)
                            .isZero();
                }
                session.harmless("update exchange_import set state = 'UNDOING' where id = ?", id);
                session.harmless("update exchange_row set cells = '{}' where import_id = ?", id);
                session.harmless("update exchange_made set kept = 'X' where import_id = ?", id);
                session.harmless("delete from exchange_row where import_id = ?", id);
                session.harmless("delete from exchange_row_trait where import_id = ?", id);
                session.forbidden("delete from exchange_made where import_id = ?", id);
                session.forbidden("delete from youth where id = ?", made);
                session.refused("select take_back_imported(?, now())", made);
                session.refused("select * from stalled_imports(now())");
                session.refused("select forget_import_rows(now())");
            }
        }
    }

    @Test
    void nobody_writes_into_a_list_of_another_or_in_anothers_name() {
        try (AppSession session = database.session(NEIGHBOUR)) {
            session.forbidden(
                    "insert into exchange_import (id, organisation_id, made_by, made_at, name, state, alive_at) values (?, ?, ?, now(), 'x', 'READY', now())",
                    Ids.next(),
                    Fixture.ROUEN.value(),
                    NEIGHBOUR.member().value());
            session.forbidden(
                    "insert into exchange_import (id, organisation_id, made_by, made_at, name, state, alive_at) values (?, ?, ?, now(), 'x', 'READY', now())",
                    Ids.next(),
                    Fixture.ELBEUF.value(),
                    Fixture.RESPONSABLE_ROUEN.member().value());
            for (UUID organisation : List.of(Fixture.ROUEN.value(), Fixture.ELBEUF.value())) {
                session.forbidden(
                        "insert into exchange_row (import_id, number, organisation_id, cells) values (?, 99, ?, '{}')",
                        id,
                        organisation);
                session.forbidden(
                        "insert into exchange_row_trait (import_id, trait, number, organisation_id) values (?, '\\x00', 2, ?)",
                        id,
                        organisation);
                session.forbidden(
                        "insert into exchange_made (organisation_id, row_key, occurrence, import_id, number, youth_id) values (?, sha256('x'), 1, ?, 1, ?)",
                        organisation,
                        id,
                        made);
            }
        }
    }

    @Test
    void a_record_that_no_import_made_is_not_taken_back() {
        YouthId own = As.member(
                Fixture.RESPONSABLE_ROUEN,
                () -> people.record(YouthDetails.named("À la main").build()));
        try (AppSession session = database.session(Fixture.RESPONSABLE_ROUEN)) {
            session.refused("select take_back_imported(?, now())", own.value());
            session.forbidden("delete from youth where id = ?", own.value());
        }
    }

    /** A table that refers to a record tells that something was built on it: whoever adds one has to say whether it does. */
    @Test
    void each_table_that_refers_to_a_record_was_thought_of() {
        assertThat(database.asOwner()
                        .queryForList(
                                "select conrelid::regclass::text from pg_constraint where contype = 'f' and confrelid = 'youth'::regclass",
                                String.class))
                .as("asked for in take_back_imported, or goes with the record")
                .isSubsetOf(
                        "contact",
                        "encounter_link",
                        "referral",
                        "status_check",
                        "agreement",
                        "journey_event",
                        "journey_proposal",
                        "suggestion",
                        "joining",
                        "introduction",
                        "join_offer", // needs an introduction
                        "acquaintance_request", // needs an agreement
                        "acquaintance_proposal",
                        "match_key",
                        "match_filed",
                        "duplicate_pair",
                        "different_pair",
                        "youth_version",
                        "circle",
                        "exchange_made");
    }
}
