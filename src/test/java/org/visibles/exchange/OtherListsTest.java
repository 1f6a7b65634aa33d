package org.visibles.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.visibles.exchange.TakenList.Unusual;
import org.visibles.exchange.out.TableOut.Format;
import org.visibles.exchange.sheet.TableFile;
import org.visibles.kernel.ContactId;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.LeavingList;
import org.visibles.kernel.Need;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Role;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.YouthId;
import org.visibles.outreach.ContactChannel;
import org.visibles.outreach.ContactContent;
import org.visibles.outreach.ContactService;
import org.visibles.outreach.Initiative;
import org.visibles.outreach.LogContact;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthFilter;
import org.visibles.youth.YouthService;

/** Exchanges, referrals and outings leave as the young people do; what left is looked at by the data-protection officer. */
@VisiblesTest
class OtherListsTest {

    private static final Identity OFFICER = new Identity(
            Fixture.AGENT_ROUEN.account(), Fixture.AGENT_ROUEN.member(), Fixture.ROUEN, "DPO", Set.of(Role.DPO));

    private static final Identity NEIGHBOUR = new Identity(
            Fixture.AGENT_ELBEUF.account(),
            Fixture.AGENT_ELBEUF.member(),
            Fixture.ELBEUF,
            "Voisine",
            Set.of(Role.TEAM_LEAD));

    private static final String SECRET = "SECRET écrit librement";

    @Autowired
    private ListExport lists;

    @Autowired
    private ExportLog log;

    @Autowired
    private YouthService people;

    @Autowired
    private ContactService contacts;

    @Autowired
    private StatementCounter counter;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private YouthId youth;

    @BeforeEach
    void somebody() {
        database.asOwner().update("delete from exchange_export");
        youth = As.member(
                Fixture.AGENT_ROUEN,
                () -> people.record(
                        YouthDetails.named("=Liste " + UUID.randomUUID()).build()));
        contact();
        database.asOwner()
                .update(
                        """
                        insert into referral (id, youth_id, sender_id, sender_member, recipient_id, status, made_at, agreed_on, sent_at,
                          due_on, expires_on, decided_at, decline_reason, decline_note, version)
                        values (?, ?, ?, ?, ?, 'DECLINED', now(), current_date, now(), current_date, current_date, now(), 'FULL', ?, 0)""",
                        Ids.next(),
                        youth.value(),
                        Fixture.ROUEN.value(),
                        Fixture.AGENT_ROUEN.member().value(),
                        Fixture.ML_ROUEN.value(),
                        SECRET);
        database.asOwner()
                .update(
                        """
                        insert into outing (id, organisation_id, created_by, state, starts_at, on_day, minutes, commune_code, way, tally,
                          known, leaflets, note, spot_name, cancel_reason, recorded_at, changed_at, changed_by, version)
                        values (?, ?, ?, 'CANCELLED', now(), current_date, 90, ?, 'STREET', '{"F.18_21": 2, "M.18_21": 1}', 1, 7, ?, ?, ?,
                          now(), now(), ?, 0)""",
                        Ids.next(),
                        Fixture.ROUEN.value(),
                        Fixture.AGENT_ROUEN.member().value(),
                        Fixture.COMMUNE_ROUEN,
                        SECRET,
                        SECRET,
                        SECRET,
                        Fixture.AGENT_ROUEN.member().value());
    }

    private void contact() {
        As.member(
                Fixture.AGENT_ROUEN,
                () -> contacts.log(new LogContact(
                        new ContactId(Ids.next()),
                        youth,
                        new ContactContent(
                                LocalDateTime.now(clock).withNano(0),
                                ContactChannel.PHONE,
                                Initiative.YOUNG_PERSON,
                                null,
                                null,
                                null,
                                EnumSet.of(Need.HOUSING),
                                SECRET,
                                false,
                                SECRET,
                                LocalDate.now(clock).plusDays(3),
                                null))));
    }

    @Test
    void each_list_says_what_the_screen_shows_and_nothing_that_was_written_freely(@TempDir Path folder)
            throws IOException {
        assertThat(As.member(Fixture.RESPONSABLE_ROUEN, lists::others))
                .extracting(LeavingList.Kind::code)
                .containsExactly("CONTACTS", "REFERRALS", "OUTINGS");
        for (String code : List.of("CONTACTS", "REFERRALS", "OUTINGS")) {
            for (Format format : List.of(Format.XLSX, Format.ODS)) {
                List<String> cells = new ArrayList<>();
                TableFile.read(
                        Files.write(folder.resolve(code + format), taken(code, format)),
                        line -> cells.addAll(line.cells()));
                assertThat(cells).hasSizeGreaterThan(10).noneMatch(cell -> cell.contains("SECRET"));
            }
        }
        NamedCsvRecord exchanged = csv("CONTACTS").getFirst();
        assertThat(exchanged.getField("Jeune")).startsWith("'=Liste");
        assertThat(exchanged.getField("Comment")).isEqualTo("Téléphone");
        assertThat(exchanged.getField("Besoins évoqués")).isEqualTo("Logement");
        assertThat(exchanged.getField("Noté par")).isEqualTo(Fixture.AGENT_ROUEN.name());
        NamedCsvRecord referred = csv("REFERRALS").getFirst();
        assertThat(referred.getField("État")).isEqualTo("Déclinée");
        assertThat(referred.getField("Jeune")).startsWith("'=Liste");
        assertThat(referred.getField("À")).isNotBlank();
        NamedCsvRecord out = csv("OUTINGS").getFirst();
        assertThat(out.getField("Commune")).isEqualTo("Rouen");
        assertThat(out.getField("Personnes comptées")).isEqualTo("3");
        assertThat(out.getField("État")).isEqualTo("Annulée");
    }

    @Test
    void the_neighbour_gets_its_own_alone_and_who_may_not_export_gets_nothing() {
        As.member(NEIGHBOUR, () -> {
            for (LeavingList.Kind kind : lists.others()) {
                assertThat(lists.count(kind.code())).as(kind.code()).isZero();
            }
            assertThatThrownBy(() -> lists.count("ACCOUNTS")).isInstanceOf(NotFound.class);
            assertThat(log.page(false, 0, 10)).isEmpty();
        });
        UUID id = begin("CONTACTS", Format.CSV);
        assertThatThrownBy(() -> As.member(NEIGHBOUR, () -> write(id, "CONTACTS", new ByteArrayOutputStream())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() ->
                        As.member(Fixture.RESPONSABLE_ROUEN, () -> write(id, "REFERRALS", new ByteArrayOutputStream())))
                .as("asked for one list, another is not given")
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> As.member(Fixture.RESPONSABLE_ROUEN, () -> writePeople(id)))
                .isInstanceOf(NotFound.class);
        for (Identity who : List.of(Fixture.AGENT_ROUEN, OFFICER, Fixture.COORDINATION)) {
            As.member(
                    who,
                    () -> assertThatThrownBy(() -> lists.count("CONTACTS")).isInstanceOf(AccessDeniedException.class));
        }
        assertThatThrownBy(() -> As.member(Fixture.AGENT_ROUEN, () -> log.page(false, 0, 10)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void many_lines_ask_for_the_password_and_no_more_statements() {
        int few = statements();
        for (int each = 0; each < ListExport.FEW - 5; each++) {
            contact();
        }
        assertThat(statements()).isEqualTo(few);
        UUID id = begin("CONTACTS", Format.CSV);
        for (int each = 0; each < 6; each++) {
            contact();
        }
        assertThatThrownBy(() -> begin("CONTACTS", Format.CSV))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("export.password");
        assertThatThrownBy(() ->
                        As.member(Fixture.RESPONSABLE_ROUEN, () -> write(id, "CONTACTS", new ByteArrayOutputStream())))
                .as("there were fewer when it was asked for")
                .isInstanceOf(RuleViolation.class);
        database.asOwner().update("delete from contact where youth_id = ?", youth.value());
    }

    @Test
    void the_officer_sees_who_took_what_and_what_is_unusual() {
        LocalDate monday = LocalDate.of(2026, 9, 7);
        logged(monday.atTime(10, 0), "CONTACTS", 12);
        logged(monday.plusDays(1).atTime(10, 0), "YOUTH", ExportLog.MANY + 1);
        logged(monday.plusDays(2).atTime(LocalTime.of(ExportLog.CLOSES, 0)), "OUTINGS", null);
        logged(monday.plusDays(5).atTime(10, 0), "OUTINGS", 3);
        for (int each = 1; each <= ExportLog.OFTEN; each++) {
            logged(monday.plusDays(8).atTime(9 + each, 0), "REFERRALS", each);
        }
        As.member(OFFICER, () -> {
            List<TakenList> all = log.page(false, 0, 100);
            assertThat(all)
                    .hasSize(4 + ExportLog.OFTEN)
                    .extracting(TakenList::lines)
                    .startsWith(ExportLog.OFTEN);
            assertThat(log.page(true, 0, 100))
                    .extracting(TakenList::unusual)
                    .containsExactly(
                            Set.of(Unusual.OFTEN), Set.of(Unusual.HOURS), Set.of(Unusual.HOURS), Set.of(Unusual.MANY));
            assertThat(log.unusual()).isEqualTo(4);
            assertThat(log.page(false, 3, 2)).isEqualTo(all.subList(3, 5));
        });
        assertThat(As.member(NEIGHBOUR, log::unusual)).isZero();
    }

    private void logged(LocalDateTime at, String list, Integer lines) {
        OffsetDateTime instant = at.atZone(clock.getZone()).toOffsetDateTime();
        database.asOwner()
                .update(
                        """
                        insert into exchange_export (id, organisation_id, member_id, begun_at, list, purpose, format, confirmed, people, ended_at)
                        values (?, ?, ?, ?, ?, 'TEAM', 'CSV', false, ?, ?)""",
                        Ids.next(),
                        Fixture.ROUEN.value(),
                        Fixture.RESPONSABLE_ROUEN.member().value(),
                        instant,
                        list,
                        lines,
                        lines == null ? null : instant);
    }

    private int statements() {
        UUID id = begin("CONTACTS", Format.CSV);
        return As.member(
                Fixture.RESPONSABLE_ROUEN,
                () -> counter.statements(() -> write(id, "CONTACTS", new ByteArrayOutputStream()))
                        .size());
    }

    private List<NamedCsvRecord> csv(String code) {
        String text = new String(taken(code, Format.CSV), StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("SECRET");
        return CsvReader.builder().fieldSeparator(';').ofNamedCsvRecord(text.substring(1)).stream()
                .toList();
    }

    private byte[] taken(String code, Format format) {
        UUID id = begin(code, format);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        As.member(Fixture.RESPONSABLE_ROUEN, () -> write(id, code, out));
        return out.toByteArray();
    }

    private UUID begin(String code, Format format) {
        return As.member(Fixture.RESPONSABLE_ROUEN, () -> lists.begin(code, ExportPurpose.TEAM, format, null));
    }

    private void writePeople(UUID id) {
        try {
            lists.write(id, YouthFilter.ALL, new ByteArrayOutputStream(), lines -> {});
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void write(UUID id, String code, java.io.OutputStream to) {
        try {
            lists.write(id, code, to, lines -> {});
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
