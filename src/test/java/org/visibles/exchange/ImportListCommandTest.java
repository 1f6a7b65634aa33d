package org.visibles.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.visibles.kernel.Identity;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;

@VisiblesTest
class ImportListCommandTest {

    @TempDir
    private Path folder;

    @Autowired
    private ImportListCommand command;

    @Autowired
    private TestDatabase database;

    @Test
    void a_dry_run_records_nothing_and_the_file_stays() {
        Path file = Lists.file(folder, "c.csv", "Nom;Prénom;Né le\nCOMMANDE;Une;01/02/2003\nCOMMANDE;Deux;hier\n");
        assertThat(perform(Fixture.RESPONSABLE_ROUEN, file, "--informed=2026-01-01", "--means=oral"))
                .isZero();
        assertThat(recorded()).isZero();
        assertThat(perform(Fixture.RESPONSABLE_ROUEN, file, "--informed=2026-01-01", "--means=oral", "--apply"))
                .isZero();
        assertThat(recorded()).isOne();
        assertThat(perform(Fixture.RESPONSABLE_ROUEN, file, "--informed=2026-01-01", "--means=oral", "--apply"))
                .as("nothing is left to record")
                .isZero();
        assertThat(recorded()).isOne();
        assertThat(Files.exists(file)).isTrue();
    }

    @Test
    void one_sheet_of_a_workbook_is_named_or_the_list_is_found() throws IOException {
        Path file = folder.resolve("c.xlsx");
        try (var out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "Test", "1.0")) {
            for (String sheet : List.of("Lisez-moi", "Jeunes", "Autres")) {
                var table = workbook.newWorksheet(sheet);
                table.value(0, 0, sheet.equals("Lisez-moi") ? "Bonjour" : "Nom");
                table.value(0, 1, sheet.equals("Jeunes") ? "Prénom" : "");
                table.value(1, 0, "COMMANDE");
                table.value(1, 1, sheet);
            }
        }
        String[] informed = {"--informed=2026-01-01", "--means=oral"};
        assertThat(perform(Fixture.RESPONSABLE_ROUEN, file, informed[0], informed[1], "--sheet=Nulle part"))
                .isEqualTo(2);
        assertThat(perform(Fixture.RESPONSABLE_ROUEN, file, informed)).isZero();
        assertThat(read()).isEqualTo("Jeunes");
        assertThat(perform(Fixture.RESPONSABLE_ROUEN, file, informed[0], informed[1], "--sheet=Autres"))
                .isZero();
        assertThat(read()).isEqualTo("Autres");
        assertThat(Files.exists(file)).isTrue();
    }

    private String read() {
        return database.asOwner()
                .queryForObject(
                        "select detail from exchange_import order by made_at desc, id desc limit 1", String.class);
    }

    @Test
    void whoever_may_not_import_and_who_was_not_told_of_are_refused() {
        Path file = Lists.file(folder, "d.csv", "Nom;Prénom\nREFUSE;Trois\n");
        assertThat(perform(Fixture.AGENT_ROUEN, file, "--informed=2026-01-01", "--means=oral"))
                .isEqualTo(2);
        assertThat(perform(Fixture.RESPONSABLE_ROUEN, file)).isEqualTo(2);
        assertThat(perform(Fixture.RESPONSABLE_ROUEN, folder.resolve("nichts.csv"), "--pseudonyms"))
                .isEqualTo(2);
    }

    private long recorded() {
        return java.util.Objects.requireNonNull(database.asOwner()
                .queryForObject("select count(*) from youth where last_name = 'COMMANDE'", Long.class));
    }

    private int perform(Identity who, Path file, String... more) {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "--visibles.import.list=" + file;
        arguments[1] = "--organisation=" + who.organisation();
        arguments[2] = "--member=" + who.member();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return As.nobody(() -> command.perform(new DefaultApplicationArguments(arguments)));
    }
}
