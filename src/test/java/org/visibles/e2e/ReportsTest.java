package org.visibles.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A report of the demo opened, compared and taken away; another one written, looked at, frozen and asked for in advance. */
@EndToEnd
class ReportsTest {

    private static final Page.GetByTextOptions EXACT = new Page.GetByTextOptions().setExact(true);

    private static final double PATIENCE_MS = 60_000;

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({"coordination, desktop", "responsable.rouen, phone"})
    void a_report_from_its_first_word_to_its_files(String login, String device) throws IOException {
        try (Visitor visitor = Visitor.on(device, port)) {
            visitor.signIn(login).open("rapports");
            visitor.page().getByText("Rapport n° 2026-001", EXACT).click();
            visitor.settle().sees("Le contenu correspond à son empreinte");
            visitor.picture("rapport-fige");
            visitor.check("rapport figé");
            visitor.press("Recalculer et comparer");
            equal(visitor);
            taken(visitor);

            visitor.open("rapports").press("Nouveau rapport");
            visitor.page().waitForURL("**/rapports/brouillon/*");
            visitor.settle().type("Introduction", "Ce trimestre, l'équipe est sortie trois soirs par semaine.");
            visitor.page()
                    .locator(".reporting-saved")
                    .filter(new Locator.FilterOptions().setHasText("Enregistré"))
                    .waitFor();
            visitor.picture("rapport-redaction");
            visitor.check("rédaction");
            visitor.press("Voir l'aperçu");
            visitor.page()
                    .getByText("Télécharger en PDF")
                    .waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE_MS));
            visitor.picture("rapport-apercu");
            visitor.check("aperçu");
            visitor.button("Figer le rapport").first().click();
            visitor.settle().press("Figer le rapport");
            visitor.page().waitForURL("**/rapports/fige/*");
            visitor.settle().sees("Rapport n° 2026-002");

            visitor.open("rapports").choose("Figer un rapport", "À chaque fin de trimestre");
            visitor.sees("Me prévenir");
            assertThat(visitor.page().getByLabel("Me prévenir").isChecked()).isTrue();
            visitor.picture("rapports");
            visitor.check("rapports");
        }
    }

    /** What differs is told where the test fails. */
    private static void equal(Visitor visitor) {
        visitor.page()
                .locator(".reporting-equal, .reporting-different")
                .waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE_MS));
        String found = visitor.page()
                .locator("section")
                .filter(new Locator.FilterOptions().setHas(visitor.page().locator(".reporting-computed")))
                .innerText();
        assertThat(found).contains("Rien ne diffère");
    }

    private static void taken(Visitor visitor) throws IOException {
        Download pdf = visitor.page()
                .waitForDownload(
                        () -> visitor.page().getByText("Télécharger en PDF").click());
        assertThat(pdf.suggestedFilename()).matches("rapport-(experimentation|structure)-2026-001\\.pdf");
        try (PDDocument document = Loader.loadPDF(Files.readAllBytes(pdf.path()))) {
            assertThat(new PDFTextStripper().getText(document)).contains("Rapport n° 2026-001", "Chiffres clés");
        }
        Download xlsx = visitor.page()
                .waitForDownload(
                        () -> visitor.page().getByText("Télécharger en Excel").click());
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(xlsx.path()))) {
            assertThat(workbook.getNumberOfSheets()).isGreaterThan(8);
        }
    }
}
