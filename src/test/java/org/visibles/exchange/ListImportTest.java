package org.visibles.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.visibles.testkit.Fixture.RESPONSABLE_ROUEN;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.exchange.ListedRow.Group;
import org.visibles.exchange.column.Field;
import org.visibles.exchange.column.Terms;
import org.visibles.exchange.sheet.HeapRise;
import org.visibles.kernel.YouthId;
import org.visibles.outreach.ContactChannel;
import org.visibles.outreach.ContactContent;
import org.visibles.outreach.ContactService;
import org.visibles.outreach.Initiative;
import org.visibles.outreach.LogContact;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.Choices.Means;
import org.visibles.youth.YouthFilter;
import org.visibles.youth.YouthSearch;
import org.visibles.youth.YouthService;

@VisiblesTest
class ListImportTest {

    private static final long MOST_MB = 96;
    private static final String HEADER = "N° dossier;Nom;Prénom;Né(e) le;Sexe;Tél;Mail;Commune;Niveau;RQTH\n";

    @TempDir
    private Path folder;

    @Autowired
    private ListImport lists;

    @Autowired
    private ListUndo undo;

    @Autowired
    private ListWork work;

    @Autowired
    private StalledImports stalled;

    @Autowired
    private YouthService people;

    @Autowired
    private YouthSearch search;

    @Autowired
    private ContactService contacts;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    @Test
    void a_list_of_a_mission_locale_is_known_and_its_rows_are_sorted() {
        as(() -> {
            UUID id = checked(HEADER + """
                    101;DUBOIS;Anna;14/05/2001;Mme;612345678;anna.dubois@example.org;Rouen;CAP;non
                    102;LEROY;Sofiane;32/13/2002;M;0612345699;;Rouen;Bac;
                    103;MOREL;Jade;02/03/2003;F;06 12 34;;Elbeuf;;
                    104;FAURE;Tom;07/08/2000;M;;;Atlantis;;
                    101;Dubois;Anna;14/05/2001;F;06.12.34.56.78;;Rouen;;
                    ;;;;;;;;Bac;oui
                    """, informed());
            ImportedList list = lists.get(id);
            assertThat(list.layout()).isEqualTo("IMILO");
            assertThat(list.columns().fields().values())
                    .containsExactly(
                            Field.IMILO,
                            Field.LAST_NAME,
                            Field.FIRST_NAME,
                            Field.BIRTH_DATE,
                            Field.SEX,
                            Field.PHONE,
                            Field.EMAIL,
                            Field.COMMUNE,
                            Field.DIPLOMA,
                            Field.DISABILITY);
            assertThat(rows(id, Group.NEW)).extracting(ListedRow::number).containsExactly(2L);
            assertThat(rows(id, Group.KNOWN)).singleElement().satisfies(row -> {
                assertThat(row.sameAs()).isEqualTo(2);
                assertThat(row.reasons()).extracting(ListedRow.Reason::feature).contains("BIRTH");
            });
            assertThat(rows(id, Group.UNCLEAR))
                    .singleElement()
                    .satisfies(row -> assertThat(row.problems()).singleElement().satisfies(problem -> {
                        assertThat(problem.value()).isEqualTo("Atlantis");
                        assertThat(list.columnName(problem.column())).isEqualTo("Commune");
                    }));
            assertThat(rows(id, Group.REFUSED))
                    .extracting(row ->
                            row.number() + " " + row.problems().getFirst().key())
                    .containsExactly("3 exchange.problem.day", "4 rule.youth.phone", "7 exchange.problem.nobody");
            assertThat(labels())
                    .as("nothing is written before it is applied")
                    .noneMatch(label -> label.contains("DUBOIS"));
        });
    }

    @Test
    void a_mended_row_is_counted_anew_among_those_that_say_the_same() {
        as(() -> {
            UUID id = checked(HEADER + """
                    211;GARNIER;Rose;le 12;F;;;Rouen;3;
                    211;GARNIER;Rose;le 12;F;;;Rouen;3;
                    """, informed());
            assertThat(occurrences(id)).containsExactly(1, 2);
            lists.correct(id, 2, Map.of(3, "12/06/2002"));
            assertThat(occurrences(id)).containsExactly(1, 1);
            lists.correct(id, 3, Map.of(3, "12/06/2002"));
            assertThat(occurrences(id)).containsExactly(1, 2);
        });
    }

    private List<Integer> occurrences(UUID id) {
        return database.asOwner()
                .queryForList(
                        "select occurrence from exchange_row where import_id = ? order by number", Integer.class, id);
    }

    @Test
    void rows_are_mended_applied_and_all_of_it_is_taken_back() {
        as(() -> {
            UUID id = checked(HEADER + """
                    201;GARNIER;Lina;14/05/2001;F;611111101;;Rouen;3;
                    202;ROUX;Hugo;le 12;M;611111102;;Rouen;;
                    """, informed());
            ListedRow mended = lists.correct(id, 3, Map.of(3, "12/06/2002"));
            assertThat(mended.group()).isEqualTo(Group.NEW);
            lists.apply(id);
            assertThat(Lists.settled(lists, id).state()).isEqualTo(ImportState.APPLIED);
            assertThat(lists.counts(id).created()).isEqualTo(2);
            List<YouthId> made = made(id);
            assertThat(people.get(made.getFirst()).details()).satisfies(details -> {
                assertThat(details.lastName()).isEqualTo("GARNIER");
                assertThat(details.phones()).containsExactly("+33611111101");
                assertThat(details.commune()).isEqualTo(Fixture.COMMUNE_ROUEN);
                assertThat(details.imilo()).isEqualTo("201");
                assertThat(details.informedMeans()).isEqualTo(Means.WRITTEN);
                assertThat(details.pseudonym()).startsWith("Jeune ");
            });
            long facts = count("select count(*) from fact f where kind = 'CANCELLED'");
            contacts.log(new LogContact(org.visibles.kernel.ContactId.next(), made.getLast(), contact()));

            undo.undo(id);
            assertThat(Lists.settled(lists, id).state()).isEqualTo(ImportState.UNDONE);
            assertThat(undo.kept(id, 0, 100)).containsExactly(new ListUndo.Kept(made.getLast(), 3, "CONTACT"));
            assertThat(count(
                            "select count(*) from youth where id = ?",
                            made.getFirst().value()))
                    .isZero();
            assertThat(count("select count(*) from fact f where kind = 'CANCELLED'"))
                    .as("what was counted is taken back")
                    .isGreaterThan(facts);
            assertThat(count(
                            "select count(*) from fact_subject where youth_id = ?",
                            made.getFirst().value()))
                    .isZero();
        });
    }

    private ContactContent contact() {
        return ContactContent.of(java.time.LocalDateTime.now(clock), ContactChannel.PHONE, Initiative.WORKER);
    }

    @Test
    void the_same_file_twice_changes_nothing_and_neither_do_two_members_at_once() {
        as(() -> {
            String text = HEADER
                    + IntStream.range(0, 60)
                            .mapToObj(
                                    row -> 300 + row + ";NOM" + Lists.letters(row) + ";Prénom" + Lists.letters(row * 7)
                                            + ";" + (1 + row % 28) + "/0" + (1 + row % 9) + "/2001;F;;;Rouen;;")
                            .collect(Collectors.joining("\n"));
            UUID mine = checked(text, informed());
            UUID others = As.member(Fixture.RESPONSABLE_ROUEN, () -> checked(text, informed()));
            assertThat(rows(mine, Group.NEW)).hasSize(60);
            HeapRise.everywhere("two members at once", MOST_MB, () -> {
                lists.apply(mine);
                lists.apply(others);
                Lists.settled(lists, mine);
                Lists.settled(lists, others);
            });
            assertThat(lists.counts(mine).created() + lists.counts(others).created())
                    .isEqualTo(60);
            assertThat(lists.counts(mine).already() + lists.counts(others).already())
                    .isEqualTo(60);

            UUID again = checked(text, informed());
            assertThat(lists.counts(again).known()).isEqualTo(60);
            assertThat(rows(again, Group.KNOWN).getFirst().reasons())
                    .containsExactly(new ListedRow.Reason("ROW", "SAME", null));
            assertThatThrownBy(() -> lists.apply(again)).hasMessageContaining("rule.exchange.nothing");
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void killed_in_the_middle_each_row_is_there_once_or_not_at_all(long seed) {
        HeapRise.everywhere(
                "a server killed three times",
                MOST_MB,
                () -> new KilledImport(lists, work, stalled, database, folder).run(seed, informed()));
    }

    @Test
    void who_was_not_informed_comes_in_as_a_pseudonym_and_nothing_else_is_kept() {
        as(() -> {
            String text = "Nom;Prénom;Date de naissance;Commune;Remarque\nSECRETIS;Paul;%s;Elbeuf;malade\n"
                    .formatted(LocalDate.now(clock).minusYears(20));
            UUID id = Lists.bring(lists, Lists.file(folder, UUID.randomUUID() + ".csv", text));
            assertThatThrownBy(() -> lists.map(id, lists.get(id).columns(), new Terms(false, null, null)))
                    .hasMessageContaining("rule.exchange.not-informed");
            lists.map(id, lists.get(id).columns(), new Terms(true, null, null));
            Lists.settled(lists, id);
            assertThat(rows(id, Group.NEW))
                    .singleElement()
                    .satisfies(row -> assertThat(row.cells()).containsExactly("", "", "18-21", "Elbeuf", ""));
            assertThat(count(
                            "select count(*) from exchange_row where import_id = ? and array_to_string(cells, ' ') like '%SECRETIS%'",
                            id))
                    .isZero();
            lists.apply(id);
            Lists.settled(lists, id);
            assertThat(people.get(made(id).getFirst()).details()).satisfies(details -> {
                assertThat(details.lastName()).isNull();
                assertThat(details.birthDate()).isNull();
                assertThat(details.ageBand()).isNotNull();
                assertThat(details.commune()).isEqualTo(Fixture.COMMUNE_ELBEUF);
                assertThat(details.informedOn()).isNull();
            });
        });
    }

    @Test
    void one_person_five_times_in_a_file_is_one_new_row() {
        as(() -> {
            UUID id = checked("Prénom;Nom;Naissance;Portable\n" + """
                    Amandine;LEFEBVRE;03/04/2002;0622222201
                    LEFEBVRE;Amandine;03/04/2002;0622222201
                    Amandinne;Lefebvre;03/04/2002;
                    Amandine;Lefèbvre;04/03/2002;0622222201
                    Amandine;LEFEBVRE;;622222201
                    Karim;BENALI;05/06/2001;0622222299
                    """, informed());
            assertThat(rows(id, Group.NEW)).extracting(ListedRow::number).containsExactly(2L, 7L);
            assertThat(lists.counts(id).known() + lists.counts(id).unclear()).isEqualTo(4);
        });
    }

    @Test
    void a_thousand_rows_of_one_person_are_one_new_row() {
        as(() -> {
            String text = "Nom;Prénom;Naissance;Portable\n" + "MILLEFOIS;Ana;03/04/2002;0622222281\n".repeat(1_000);
            HeapRise.everywhere("one person a thousand times", MOST_MB, () -> {
                UUID id = checked(text, informed());
                assertThat(lists.counts(id).fresh()).isOne();
                assertThat(lists.counts(id).known()).isEqualTo(999);
            });
        });
    }

    @Test
    void a_person_who_is_followed_already_is_found_with_the_reasons_and_only_in_the_own_organisation() {
        YouthId[] known = new YouthId[1];
        As.member(Fixture.AGENT_ELBEUF, () -> {
            people.record(person("Mathéo", "CARPENTIER"));
        });
        as(() -> {
            known[0] = people.record(person("Mathilde", "CARPENTIER"));
            UUID id = checked(
                    "Nom;Prénom;Naissance\nCarpentier;Mathilde;09/09/2001\nCARPENTIER;Mathéo;09/09/2001\n", informed());
            assertThat(rows(id, Group.KNOWN)).singleElement().satisfies(row -> {
                assertThat(row.known()).isEqualTo(known[0]);
                assertThat(row.reasons())
                        .extracting(ListedRow.Reason::feature)
                        .contains("BIRTH", "LAST_NAME", "FIRST_NAME");
            });
        });
    }

    private org.visibles.youth.YouthDetails person(String first, String last) {
        return org.visibles.youth.YouthDetails.named("X")
                .firstName(first)
                .lastName(last)
                .birthDate(LocalDate.of(2001, 9, 9))
                .informedOn(LocalDate.now(clock))
                .informedMeans(Means.ORAL)
                .build();
    }

    @Test
    void what_is_stopped_can_be_gone_on_with_and_columns_are_remembered() {
        as(() -> {
            UUID id = Lists.bring(lists, Lists.file(folder, "r.csv", "Nom;Prénom;Divers\nA;B;0633333301\n"));
            var columns = new org.visibles.exchange.column.Columns(
                    new java.util.TreeMap<>(Map.of(0, Field.FIRST_NAME, 1, Field.LAST_NAME)));
            lists.map(id, columns, informed());
            Lists.settled(lists, id);
            UUID again = Lists.bring(lists, Lists.file(folder, "r2.csv", "Nom;Prénom;Divers\nC;D;\n"));
            assertThat(lists.get(again).columns()).isEqualTo(columns);
            lists.discard(again);
            assertThat(count("select count(*) from exchange_row where import_id = ?", again))
                    .isZero();
            assertThatThrownBy(() -> lists.apply(again)).hasMessageContaining("rule.exchange.nothing");
        });
    }

    private List<ListedRow> rows(UUID id, Group group) {
        return lists.page(id, group, 0, 200);
    }

    private List<YouthId> made(UUID id) {
        return database
                .asOwner()
                .queryForList("select youth_id from exchange_made where import_id = ? order by number", UUID.class, id)
                .stream()
                .map(YouthId::new)
                .toList();
    }

    private long count(String sql, Object... arguments) {
        return java.util.Objects.requireNonNull(database.asOwner().queryForObject(sql, Long.class, arguments));
    }

    private List<String> labels() {
        return search.page(YouthFilter.ALL, YouthFilter.Sort.NAME, false, 0, 200).stream()
                .map(row -> String.valueOf(row.label()))
                .toList();
    }

    private UUID checked(String text, Terms terms) {
        return Lists.checked(lists, Lists.file(folder, UUID.randomUUID() + ".csv", text), terms);
    }

    private Terms informed() {
        return new Terms(false, LocalDate.now(clock), Means.WRITTEN);
    }

    private void as(Runnable work) {
        As.member(RESPONSABLE_ROUEN, work);
    }
}
