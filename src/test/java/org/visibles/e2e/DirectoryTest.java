package org.visibles.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Finding a partner in the directory, filling it, and bringing a list of young people in, in a browser. */
@EndToEnd
class DirectoryTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"desktop", "phone"})
    void a_partner_is_found_and_what_one_knows_is_noted(String device) {
        try (Visitor visitor = Visitor.on(device, port)) {
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

    @ParameterizedTest
    @ValueSource(strings = {"desktop", "phone"})
    void a_list_is_dropped_mapped_mended_applied_and_taken_back(String device, @TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("liste-ml-" + device + ".csv"), """
                N° dossier;Nom;Prénom;Né(e) le;Civilité;Portable;Ville;Niveau;Conseiller
                9001;QUESNEL;Anaïs;14/05/2003;Mme;612345671;Rouen;CAP;M. Petit
                9002;TURQUIER;Yanis;31/02/2004;M.;612345672;Rouen;Bac;
                9003;LANGLOIS;Inès;02/03/2002;Mme;06 12 34;Elbeuf;;
                9004;HAMEL;Théo;07/08/2001;M.;612345674;Atlantis;BTS;
                9001;Quesnel;Anaïs;14/05/2003;F;06.12.34.56.71;Rouen;;
                """.replace(
                        "900", "desktop".equals(device) ? "910" : "920"));
        try (Visitor visitor = Visitor.on(device, port)) {
            visitor.signIn("responsable.rouen").open("imports");
            visitor.sees("Rien n'est enregistré avant que vous l'ayez relue");
            visitor.settle().picture("imports");
            visitor.check("imports");
            visitor.page().locator("input[type=file]").setInputFiles(file);
            visitor.sees("Liste de mission locale reconnue");
            visitor.settle().picture("imports-columns");
            visitor.check("columns of a list");
            visitor.page().locator("vaadin-date-picker").evaluate("""
                    picker => { picker.value = '2025-09-01'; picker.dispatchEvent(new Event('change')); }""");
            visitor.settle().choose("Moyen", "par écrit");
            visitor.press("Vérifier les lignes").sees("Nouveaux (1)");
            visitor.text("Refusés (2)").click();
            visitor.sees("ce n'est pas une date");
            visitor.settle().picture("imports-rows");
            visitor.check("rows of a list");
            visitor.page()
                    .locator("vaadin-button[aria-label='Corriger : Ligne 3']")
                    .click();
            visitor.settle().picture("imports-mend");
            visitor.fill("Né(e) le", "28/02/2004")
                    .press("Enregistrer la correction")
                    .sees("Nouveaux (2)");
            visitor.page()
                    .locator("vaadin-button[aria-label='Corriger : Ligne 4']")
                    .click();
            visitor.fill("Portable", "0612345673")
                    .press("Enregistrer la correction")
                    .sees("Nouveaux (3)");
            visitor.text("Déjà connus (1)").click();
            visitor.sees("Semble être la même personne que la ligne 2");
            visitor.press("Enregistrer 3 fiches").sees("3 fiches ont été créées.");
            visitor.settle().picture("imports-done");
            visitor.check("applied list");
            export(visitor);
            exportAnother(visitor);
            visitor.open("imports").text("liste-ml-" + device + ".csv").click();
            visitor.sees("3 fiches ont été créées.");
            visitor.press("Annuler cet import").press("Retirer les fiches").sees("Cet import a été annulé");
            visitor.settle().picture("imports-undone");
            visitor.check("list taken back");
        }
    }

    /** What was said of the columns of one list holds for the next; long work tells how far it is and is stopped. */
    @ParameterizedTest
    @ValueSource(strings = {"desktop", "phone"})
    void a_workbook_asks_for_its_sheet_columns_are_remembered_and_work_is_stopped(String device, @TempDir Path folder)
            throws Exception {
        try (Visitor visitor = Visitor.on(device, port)) {
            visitor.signIn("responsable.rouen").open("imports");
            visitor.page().locator("input[type=file]").setInputFiles(workbook(folder.resolve("a.xlsx"), device, 0));
            visitor.sees("Une seule est lue");
            visitor.settle().picture("imports-sheet");
            visitor.check("choice of a sheet");
            visitor.press("Lire cette feuille").sees("feuille « Jeunes »");
            visitor.press("Abandonner cette liste").sees("Cette liste a été abandonnée");

            visitor.open("imports");
            visitor.page().locator("input[type=file]").setInputFiles(workbook(folder.resolve("b.xlsx"), device, 0));
            visitor.press("Lire cette feuille").sees("feuille « Jeunes »");
            visitor.text("colonnes laissées de côté").click();
            visitor.settle().choose("Machin", "Réseau social");
            said(visitor).press("Vérifier les lignes").sees("Nouveaux (1)");
            visitor.press("Abandonner cette liste").sees("Cette liste a été abandonnée");

            visitor.open("imports");
            visitor.page().locator("input[type=file]").setInputFiles(workbook(folder.resolve("c.xlsx"), device, 600));
            visitor.sees("Vous avez déjà importé une liste avec ces colonnes.");
            visitor.press("Lire cette feuille").sees("feuille « Jeunes »");
            visitor.sees("Une colonne laissée de côté");
            said(visitor).press("Vérifier les lignes").sees("Nouveaux (600)");
            visitor.button("Enregistrer 600 fiches").click();
            visitor.sees("fiches sur 600");
            visitor.picture("imports-progress");
            visitor.button("Arrêter").click();
            visitor.sees("avant l'arrêt");
            visitor.settle().picture("imports-stopped");
            visitor.check("stopped list");
            visitor.press("Annuler cet import").sees("Cet import a été annulé");
        }
    }

    private static Visitor said(Visitor visitor) {
        visitor.page().locator("vaadin-date-picker").evaluate("""
                picker => { picker.value = '2025-09-01'; picker.dispatchEvent(new Event('change')); }""");
        return visitor.settle().choose("Moyen", "par écrit");
    }

    private static Path workbook(Path file, String device, int more) throws Exception {
        try (var out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "Essai", "1.0")) {
            workbook.newWorksheet("Lisez-moi").value(0, 0, "La liste est sur la feuille suivante.");
            Worksheet list = workbook.newWorksheet("Jeunes");
            String[] header = {"Nom", "Prénom", "Machin", "Divers " + device};
            for (int column = 0; column < header.length; column++) {
                list.value(0, column, header[column]);
            }
            for (int row = 1; row <= Math.max(1, more); row++) {
                list.value(row, 0, "Feuille" + letters(row) + device);
                list.value(row, 1, "Jean" + letters(row * 7));
                list.value(row, 2, "@" + device + more + "x" + row);
            }
        }
        return file;
    }

    private static String letters(int number) {
        StringBuilder letters = new StringBuilder();
        for (char digit : Integer.toString(number * 7919 + 13).toCharArray()) {
            letters.append((char) ('a' + digit - '0'));
        }
        return letters.toString();
    }

    private static void exportAnother(Visitor visitor) throws Exception {
        visitor.open("exports").sees("Réunion de suivi");
        visitor.picture("exports");
        visitor.check("exports");
        visitor.page()
                .locator("vaadin-button[aria-label='Exporter : Actions de terrain']")
                .click();
        visitor.sees("Actions de terrain :");
        visitor.settle().picture("export-other");
        visitor.check("export of another list");
        visitor.choose("Pour quoi ?", "Travail de l'équipe");
        visitor.choose("Format", "Texte (.csv)");
        if (visitor.page().getByLabel("Votre mot de passe").count() > 0) {
            visitor.page().getByLabel("Votre mot de passe").last().fill(Visitor.PASSWORD);
        }
        visitor.press("Préparer le fichier").sees("Ce lien sert une fois");
        Path taken = visitor.page()
                .waitForDownload(() -> visitor.text("Télécharger le fichier").click())
                .path();
        assertThat(Files.readString(taken)).contains("Jour;État;Durée en minutes");
    }

    private static void export(Visitor visitor) throws Exception {
        visitor.open("jeunes").press("Exporter");
        visitor.sees("Pour quoi ?");
        visitor.picture("export");
        visitor.check("export of the list");
        visitor.choose("Pour quoi ?", "Réunion de suivi");
        visitor.choose("Format", "Texte (.csv)");
        if (visitor.page().getByLabel("Votre mot de passe").count() > 0) {
            visitor.page().getByLabel("Votre mot de passe").last().fill(Visitor.PASSWORD);
        }
        visitor.press("Préparer le fichier").sees("Ce lien sert une fois");
        Path taken = visitor.page()
                .waitForDownload(() -> visitor.text("Télécharger le fichier").click())
                .path();
        assertThat(Files.readString(taken)).contains("Nom;Prénom;Pseudonyme", "QUESNEL");
        visitor.sees("lignes écrites");
    }
}
