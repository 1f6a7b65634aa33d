package org.visibles.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.visibles.exchange.out.TableOut.Format;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Role;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.YouthId;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.Choices;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthFilter;
import org.visibles.youth.YouthService;

/** A list leaves once, told what for, with what its reader may see and nothing that was written freely. */
@VisiblesTest
class ListExportTest {

    private static final Identity NEIGHBOUR = new Identity(
            Fixture.AGENT_ELBEUF.account(),
            Fixture.AGENT_ELBEUF.member(),
            Fixture.ELBEUF,
            "Voisine",
            Set.of(Role.TEAM_LEAD));

    private static final String PASSWORD = "Chat perché 2026 !";

    @Autowired
    private ListExport lists;

    @Autowired
    private ExportLog log;

    @Autowired
    private YouthService people;

    @Autowired
    private TestDatabase database;

    @Autowired
    private StatementCounter counter;

    @Autowired
    private PasswordEncoder encoder;

    @Autowired
    private Clock clock;

    private YouthId youth;

    @BeforeEach
    void somebody() {
        database.asOwner().update("delete from sign_in_attempt");
        youth = As.member(
                Fixture.RESPONSABLE_ROUEN,
                () -> people.record(YouthDetails.named("Export " + UUID.randomUUID())
                        .lastName("=Larivière")
                        .firstName("Zoé")
                        .phones(List.of("06 12 34 56 78"))
                        .commune(Fixture.COMMUNE_ROUEN)
                        .informedOn(LocalDate.now(clock))
                        .informedMeans(Choices.Means.ORAL)
                        .build()));
    }

    @Test
    void the_file_says_what_the_list_shows_in_words_that_come_in_again() throws Exception {
        List<NamedCsvRecord> rows = csv(YouthFilter.ALL.searching("larivière"), null);
        NamedCsvRecord row = rows.getLast();
        assertThat(row.getField("Nom")).isEqualTo("'=Larivière");
        assertThat(row.getField("Prénom")).isEqualTo("Zoé");
        assertThat(row.getField("Téléphone")).isEqualTo("0612345678");
        assertThat(row.getField("Commune")).isEqualTo("Rouen");
        assertThat(row.getHeader()).hasSize(20).doesNotContain("Note", "Motif");
        assertThat(As.member(Fixture.RESPONSABLE_ROUEN, () -> log.page(false, 0, 1))
                        .getFirst())
                .satisfies(taken -> assertThat(taken.lines()).isEqualTo(rows.size()))
                .satisfies(taken -> assertThat(taken.purpose()).isEqualTo(ExportPurpose.MEETING));
        assertThat(database.asOwner()
                        .queryForList("select action from access_log order by at desc, id desc limit 3", String.class))
                .contains("list.take", "youth.export");
    }

    @Test
    void a_file_is_written_once_and_by_who_asked_for_it() throws Exception {
        YouthFilter few = YouthFilter.ALL.searching("larivière");
        UUID id = begin(few, null);
        assertThatThrownBy(() -> As.member(NEIGHBOUR, () -> write(id, few, OutputStream.nullOutputStream())))
                .isInstanceOf(NotFound.class);
        As.member(Fixture.RESPONSABLE_ROUEN, () -> write(id, few, OutputStream.nullOutputStream()));
        assertThatThrownBy(() ->
                        As.member(Fixture.RESPONSABLE_ROUEN, () -> write(id, few, OutputStream.nullOutputStream())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> As.member(Fixture.AGENT_ROUEN, () -> lists.count(few)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void cut_off_it_was_not_taken_and_may_be_fetched_again() {
        YouthFilter few = YouthFilter.ALL.searching("larivière");
        UUID id = begin(few, null);
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("gone");
            }
        };
        assertThatThrownBy(() -> As.member(Fixture.RESPONSABLE_ROUEN, () -> write(id, few, broken)))
                .isInstanceOf(UncheckedIOException.class);
        As.member(Fixture.RESPONSABLE_ROUEN, () -> write(id, few, OutputStream.nullOutputStream()));
    }

    @Test
    void many_leave_with_the_password_alone_and_not_by_asking_for_few() throws Exception {
        many(ListExport.FEW + 10);
        password();
        assertThatThrownBy(() -> begin(YouthFilter.ALL, null))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("export.password");
        assertThatThrownBy(() -> begin(YouthFilter.ALL, "faux"))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("password-again");
        UUID few = begin(YouthFilter.ALL.searching("larivière"), null);
        assertThatThrownBy(() -> As.member(
                        Fixture.RESPONSABLE_ROUEN, () -> write(few, YouthFilter.ALL, OutputStream.nullOutputStream())))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("export.password");
        assertThat(csv(YouthFilter.ALL, PASSWORD)).hasSizeGreaterThan(ListExport.FEW);
    }

    @Test
    void guesses_are_slowed_down() {
        password();
        List<String> answers = new ArrayList<>();
        for (int guess = 0; guess < 9; guess++) {
            try {
                begin(YouthFilter.ALL, "faux " + guess);
            } catch (RuleViolation refused) {
                answers.add(refused.key());
            }
        }
        assertThat(answers).startsWith("rule.access.password-again").endsWith("rule.access.password-wait");
        assertThatThrownBy(() -> begin(YouthFilter.ALL, PASSWORD))
                .as("the right one waits too")
                .isInstanceOf(RuleViolation.class);
    }

    @Test
    void the_number_of_statements_does_not_grow_with_the_list() {
        YouthFilter filter = YouthFilter.ALL;
        password();
        int few = statements(filter);
        many(120);
        assertThat(statements(filter)).isEqualTo(few);
    }

    @Test
    void what_was_taken_is_the_organisations_to_know_and_nobodys_to_change() {
        UUID id = begin(YouthFilter.ALL.searching("larivière"), null);
        try (AppSession session = database.session(NEIGHBOUR)) {
            assertThat(session.count("select count(*) from exchange_export")).isZero();
            session.harmless("update exchange_export set people = 1, ended_at = now() where id = ?", id);
            session.forbidden("delete from exchange_export");
            session.forbidden(
                    "insert into exchange_export (id, organisation_id, begun_at, purpose, format, confirmed) values (?, ?, now(), 'TEAM', 'CSV', true)",
                    Ids.next(),
                    Fixture.ROUEN.value());
        }
        for (Identity who : List.of(Fixture.AGENT_ROUEN, Fixture.COORDINATION, Fixture.ADMIN)) {
            try (AppSession session = database.session(who)) {
                assertThat(session.count("select count(*) from exchange_export"))
                        .isZero();
                session.forbidden(
                        "insert into exchange_export (id, begun_at, purpose, format, confirmed) values (?, now(), 'TEAM', 'CSV', true)",
                        Ids.next());
            }
        }
        try (AppSession session = database.session(Fixture.RESPONSABLE_ROUEN)) {
            session.forbidden("update exchange_export set purpose = 'MAILING' where id = ?", id);
            session.forbidden("update exchange_export set confirmed = true where id = ?", id);
        }
    }

    private int statements(YouthFilter filter) {
        UUID id = begin(filter, PASSWORD);
        return As.member(
                Fixture.RESPONSABLE_ROUEN,
                () -> counter.statements(() -> write(id, filter, OutputStream.nullOutputStream()))
                        .size());
    }

    private void many(int number) {
        As.member(Fixture.RESPONSABLE_ROUEN, () -> {
            for (int each = 0; each < number; each++) {
                people.record(YouthDetails.named("Foule " + UUID.randomUUID()).build());
            }
        });
    }

    private void password() {
        database.asOwner()
                .update(
                        "update account set password_hash = ? where id = ?",
                        encoder.encode(PASSWORD),
                        Fixture.RESPONSABLE_ROUEN.account().value());
    }

    private List<NamedCsvRecord> csv(YouthFilter filter, String password) {
        UUID id = begin(filter, password);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        As.member(Fixture.RESPONSABLE_ROUEN, () -> write(id, filter, out));
        return CsvReader.builder()
                .fieldSeparator(';')
                .ofNamedCsvRecord(out.toString(StandardCharsets.UTF_8).substring(1))
                .stream()
                .toList();
    }

    private UUID begin(YouthFilter filter, String password) {
        return As.member(
                Fixture.RESPONSABLE_ROUEN, () -> lists.begin(filter, ExportPurpose.MEETING, Format.CSV, password));
    }

    private void write(UUID id, YouthFilter filter, OutputStream to) {
        try {
            lists.write(id, filter, to, people -> {});
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
