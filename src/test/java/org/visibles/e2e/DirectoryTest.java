package org.visibles.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Finding a partner in the directory, and filling it, in a browser. */
@EndToEnd
class DirectoryTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"desktop", "phone"})
    void a_partner_is_found_and_what_one_knows_is_noted(String device) {
        try (Visitor visitor = device.equals("phone") ? Visitor.onPhone(port) : Visitor.atDesk(port)) {
            visitor.signIn("agent.rouen").open("annuaire?commune=76540&km=10&theme=mobilite&ouvert=2026-11-25T10:00");
            visitor.sees("mis à jour le");
            visitor.picture("annuaire-filtered");
            visitor.check("filtered directory");

            visitor.page().locator("a.directory-card-name").first().click();
            visitor.page().waitForURL("**/annuaire/service/*");
            visitor.settle().sees("D'où vient cette fiche");
            visitor.choose("Places", "Complet").press("Noter aujourd'hui");
            visitor.sees("Complet, dit le");
            visitor.picture("annuaire-service");
            visitor.check("service");
        }
    }

    @Test
    void a_file_is_looked_at_before_it_is_taken(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("structures.json"), """
                [{"source":"essai","id":"essai--1","nom":"Maison de l’essai","date_maj":"2026-01-01","code_insee":"76540"},
                 {"source":"essai","id":"essai--2","nom":"x","date_maj":"hier"}]""");
        try (Visitor visitor = Visitor.onPhone(port).signIn("admin").open("import-annuaire")) {
            visitor.page().locator("input[type=file]").setInputFiles(file);
            visitor.sees("structures.json : ce que cela changerait");
            visitor.text("Refusés (1)").click();
            visitor.sees("pas au format attendu");
            visitor.settle().picture("import-annuaire-preview");
            visitor.check("preview");
            visitor.press("Appliquer").sees("Import appliqué.");
        }
    }
}
