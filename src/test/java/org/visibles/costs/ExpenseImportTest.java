package org.visibles.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.visibles.testkit.Fixture.COORDINATION;
import static org.visibles.testkit.Fixture.ELBEUF;
import static org.visibles.testkit.Fixture.RESPONSABLE_ROUEN;
import static org.visibles.testkit.Fixture.ROUEN;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.visibles.kernel.Identity;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.VisiblesTest;

@VisiblesTest
class ExpenseImportTest {

    private static final Map<String, Set<String>> NAMES = Map.of("TRAVEL", Set.of("Travel", "Déplacements"));

    @TempDir
    private Path folder;

    @Autowired
    private ExpenseImport importer;

    @Autowired
    private ExpenseService expenses;

    @Test
    void a_french_table_is_entered_once_however_often_it_is_taken() throws Exception {
        Path file = write("""
                Structure;Catégorie;Mois;Montant;Libellé;Pièce
                Ville de Rouen;Frais de personnel;2022-01;"1 234,56 €";Salaires;M-1
                ville d’elbeuf;déplacements;15/01/2022;12,5;Bus;
                Ville de Rouen;TRAVEL;janvier 2022;3;Bus;
                Ville de Rouen;TRAVEL;01/2022;3;Bus;
                """, StandardCharsets.UTF_8);
        ImportPreview preview = read(COORDINATION, file);
        assertThat(preview.fresh()).hasSize(4);
        assertThat(preview.freshCents()).isEqualTo(123456 + 1250 + 300 + 300);
        assertThat(sums("2022-01").number()).as("nothing is written by looking").isZero();

        apply(COORDINATION, preview);
        assertThat(sums("2022-01").byOrganisation()).isEqualTo(Map.of(ROUEN, 123456L + 600, ELBEUF, 1250L));
        ImportPreview again = read(COORDINATION, file);
        assertThat(again.fresh()).isEmpty();
        assertThat(again.known()).isEqualTo(4);
        assertThatThrownBy(() -> apply(COORDINATION, preview)).hasMessage("rule.costs.import.overtaken");
        apply(COORDINATION, again);
        assertThat(sums("2022-01").number()).isEqualTo(4);
    }

    @Test
    void what_was_corrected_or_cancelled_since_does_not_come_back() throws Exception {
        Path file = write(
                "categorie,mois,montant,libelle\nSTAFF,2022-02,10,Un\nSTAFF,2022-02,20,Deux\n", StandardCharsets.UTF_8);
        apply(RESPONSABLE_ROUEN, read(RESPONSABLE_ROUEN, file));
        As.member(RESPONSABLE_ROUEN, () -> {
            for (ExpenseRow row : expenses.list(month("2022-02"), 0, 10)) {
                if (row.content().label().equals("Un")) {
                    expenses.cancel(row.id(), 0, "payé deux fois");
                } else {
                    expenses.correct(row.id(), 0, Spending.content("2022-02", 25_00, "Deux"), "facture");
                }
            }
        });
        assertThat(read(RESPONSABLE_ROUEN, file).fresh()).isEmpty();
        assertThat(read(RESPONSABLE_ROUEN, file).known()).isEqualTo(2);
    }

    @Test
    void a_table_as_french_excel_writes_it_and_tabs_are_read() throws Exception {
        Path latin = write(
                "Catégorie;Mois;Montant;Libellé\r\nFrais de personnel;2022-03;1,00;Été\r\n",
                Charset.forName("windows-1252"));
        assertThat(read(RESPONSABLE_ROUEN, latin).fresh())
                .extracting(line -> line.content().label())
                .containsExactly("Été");
        Path tabs =
                write("\uFEFFLibellé\tMontant\tMois\tCatégorie\nÉté\t1\t2022-03\tSTAFF\n", StandardCharsets.UTF_16LE);
        assertThat(read(RESPONSABLE_ROUEN, tabs).fresh()).hasSize(1);
        Path marked = write("\uFEFFCatégorie;Mois;Montant;Libellé\nSTAFF;2022-03;1;Été\n", StandardCharsets.UTF_8);
        assertThat(read(RESPONSABLE_ROUEN, marked).fresh()).hasSize(1);
    }

    @Test
    void a_workbook_is_read_with_its_numbers_days_and_formulas() throws Exception {
        Path file = folder.resolve("depenses.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            var sheet = workbook.createSheet();
            cells(sheet.createRow(0), "Catégorie", "Date", "Montant", "Libellé", "Autre");
            XSSFRow row = sheet.createRow(2); // a blank line between
            cells(row, "STAFF", "", "", "Salaires", "passé");
            row.getCell(1).setCellValue(LocalDate.of(2022, 4, 30));
            row.getCell(2).setCellValue(0.1 + 0.2 + 1234);
            XSSFRow formula = sheet.createRow(3);
            cells(formula, "STAFF", "avril 2022", "", "Somme", "");
            formula.getCell(2).setCellFormula("2*50.25");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            cells(sheet.createRow(4), "STAFF", "2022-04", "1 000,10", "Texte", "");
            workbook.write(out);
        }
        ImportPreview preview = read(RESPONSABLE_ROUEN, file);
        assertThat(preview.faults()).as(preview.faulty().toString()).isZero();
        assertThat(preview.fresh())
                .extracting(line -> line.content().cents())
                .containsExactly(1234_30L, 100_50L, 1000_10L);
        assertThat(preview.fresh())
                .allMatch(line -> line.content().month().equals(YearMonth.of(2022, 4))
                        && line.organisation().equals(ROUEN));
    }

    @Test
    void a_file_with_a_faulty_line_enters_nothing_and_says_each_reason() throws Exception {
        Path file = write("""
                Structure;Catégorie;Mois;Montant;Libellé
                Ville de Rouen;STAFF;2022-05;10;Bonne
                Ville de Paris;STAFF;2022-05;10;x
                ;STAFF;2022-05;10;x
                Ville de Rouen;Caviar;2022-05;10;x
                Ville de Rouen;STAFF;bientôt;10;x
                Ville de Rouen;STAFF;2022-05;dix;x
                Ville de Rouen;STAFF;2022-05;1.234;x
                Ville de Rouen;STAFF;2022-05;-3;x
                Ville de Rouen;STAFF;1999-05;10;x
                Ville de Rouen;STAFF;2022-05;10;
                Ville de Rouen;STAFF;2022-05;10;ines@example.org
                Ville de Rouen
                """, StandardCharsets.UTF_8);
        ImportPreview preview = read(COORDINATION, file);
        assertThat(preview.fresh()).hasSize(1);
        assertThat(preview.faulty())
                .extracting(line -> line.number() + " " + line.key())
                .containsExactly(
                        "3 rule.costs.import.organisation",
                        "4 rule.costs.import.no-organisation",
                        "5 rule.costs.category",
                        "6 rule.costs.import.month",
                        "7 rule.costs.amount",
                        "8 rule.costs.amount-unclear",
                        "9 rule.costs.amount-bounds",
                        "10 rule.costs.month",
                        "11 rule.costs.label",
                        "12 rule.costs.label-personal",
                        "13 rule.costs.category");
        assertThatThrownBy(() -> apply(COORDINATION, preview)).hasMessage("rule.costs.import.faulty");
        assertThat(sums("2022-05").number()).isZero();
        assertThat(read(
                                RESPONSABLE_ROUEN,
                                write(
                                        "Structure;Catégorie;Mois;Montant;Libellé\nVille d'Elbeuf;STAFF;2022-05;1;x\n",
                                        StandardCharsets.UTF_8))
                        .faulty())
                .as("a lead enters for its own organisation alone")
                .extracting(ImportPreview.Faulty::key)
                .containsExactly("rule.costs.import.organisation");
    }

    @ParameterizedTest
    @CsvSource({
        "'', rule.costs.import.empty",
        "'\n\n', rule.costs.import.empty",
        "'Catégorie;Mois;Montant;Libellé', rule.costs.import.empty",
        "'a;b;c', rule.costs.import.header",
        "'Bonjour', rule.costs.import.header",
        "'Catégorie;Mois;Date;Montant;Libellé', rule.costs.import.header-twice",
        "'PK, no zip', rule.costs.import.broken",
        "'\u0000\u0001\u0002', rule.costs.import.no-table"
    })
    void rubbish_is_refused_in_words(String text, String key) throws Exception {
        Path file = write(text, StandardCharsets.UTF_8);
        assertThatThrownBy(() -> read(RESPONSABLE_ROUEN, file)).hasMessage(key);
    }

    @Test
    void what_is_too_large_is_refused_before_it_is_read() throws Exception {
        Path huge = folder.resolve("huge.csv");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(2L << 30); // sparse: it takes no room
        }
        assertThatThrownBy(() -> read(RESPONSABLE_ROUEN, huge)).hasMessage("rule.costs.import.size");

        Path bomb = folder.resolve("bomb.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int mega = 0; mega < 101; mega++) {
                zip.write(zeros);
            }
        }
        assertThat(Files.size(bomb)).isLessThan(ExpenseImport.LARGEST);
        assertThatThrownBy(() -> read(RESPONSABLE_ROUEN, bomb)).hasMessage("rule.costs.import.size");

        Path long1 = write("Catégorie;Mois;Montant;Libellé\n" + "S;2;3;4\n".repeat(20_000), StandardCharsets.UTF_8);
        assertThatThrownBy(() -> read(RESPONSABLE_ROUEN, long1)).hasMessage("rule.costs.import.lines");
    }

    @Test
    void nobody_else_imports() throws Exception {
        Path file = write("Catégorie;Mois;Montant;Libellé\nSTAFF;2022-06;1;x\n", StandardCharsets.UTF_8);
        for (Identity who : Set.of(Fixture.AGENT_ROUEN, Fixture.AGENT_RESTO, Fixture.ADMIN)) {
            assertThatThrownBy(() -> read(who, file)).isInstanceOf(AccessDeniedException.class);
        }
    }

    private ImportPreview read(Identity who, Path file) {
        return As.member(who, () -> {
            try {
                return importer.read(file, "C:\\dossier\\depenses.csv", NAMES);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    private void apply(Identity who, ImportPreview preview) {
        As.member(who, () -> importer.apply(preview));
    }

    private ExpenseSums sums(String month) {
        return As.member(COORDINATION, () -> expenses.sums(month(month)));
    }

    private static ExpenseFilter month(String month) {
        return new ExpenseFilter(null, null, YearMonth.parse(month), YearMonth.parse(month), null);
    }

    private Path write(String text, Charset charset) throws IOException {
        return Files.write(Files.createTempFile(folder, "import", ""), text.getBytes(charset));
    }

    private static void cells(XSSFRow row, String... texts) {
        for (int column = 0; column < texts.length; column++) {
            row.createCell(column).setCellValue(texts[column]);
        }
    }
}
