package org.visibles.reporting.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.indicators.FiguresService;
import org.visibles.indicators.Quarter;
import org.visibles.indicators.Selection;
import org.visibles.reporting.FrozenReport;
import org.visibles.reporting.FrozenReports;
import org.visibles.reporting.Progress;
import org.visibles.reporting.ReportId;
import org.visibles.reporting.ReportSelection;
import org.visibles.reporting.ReportService;
import org.visibles.reporting.Reporting;
import org.visibles.reporting.Section;
import org.visibles.reporting.WrittenText;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.Person;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;

/** Choose, write, preview, freeze and compare on the screen. */
@VisiblesTest
class ReportViewsTest extends SpringBrowserlessTest {

    @Autowired
    private ReportService reports;

    @Autowired
    private FiguresService figures;

    @Autowired
    private FrozenReports frozen;

    @Autowired
    private TestDatabase database;

    @BeforeEach
    void facts() {
        Reporting.facts(database);
    }

    @Test
    @WithMember(Person.AGENT_ELBEUF)
    void an_empty_list_says_what_to_do() {
        UI.getCurrent().navigate("rapports");
        assertThat(page()).contains("Aucun rapport pour l'instant", "Aucun rapport n'est programmé");
        assertThat($(Button.class).all()).extracting(Button::getText).doesNotContain("Nouveau rapport");
    }

    @Test
    @WithMember(Person.RESPONSABLE_ROUEN)
    void a_report_is_written_previewed_frozen_and_compared() throws Exception {
        UI.getCurrent().navigate("rapports");
        press("Nouveau rapport");
        assertThat($(H1.class).first().getText()).isEqualTo("Rédiger un rapport");
        write("Introduction", "Une année **dense**");
        assertThat(page()).contains("Enregistré", "personne ne doit pouvoir y être reconnu");

        press("Voir l'aperçu");
        computed();
        assertThat(page()).contains("Une année **dense**", "Projet").contains("Ville de Rouen – Invisibles");
        assertThat($(NativeTable.class).all()).hasSizeGreaterThan(6);
        assertThat($(Image.class).all().stream().filter(image -> image.getSrc().startsWith("data:")))
                .isNotEmpty()
                .allSatisfy(image -> assertThat(image.getAlt().orElse("")).isNotBlank());
        assertThat($(Anchor.class).all())
                .extracting(Anchor::getText)
                .contains("Télécharger en PDF", "Télécharger en Excel");

        press("Figer le rapport");
        test($(ConfirmDialog.class).first()).confirm();
        computed();
        assertThat($(H1.class).first().getText()).matches("Rapport n° \\d{4}-\\d{3}");
        press("Recalculer et comparer");
        computed();
        assertThat(page()).contains("Rien ne diffère", "Le contenu correspond à son empreinte");
        UI.getCurrent().navigate("rapports");
        assertThat(page()).contains("Figé", "Toute l'expérimentation", Fixture.RESPONSABLE_ROUEN.name());
    }

    /** People are counted to the end of the last whole quarter, so the time beside their target ends there as well. */
    @Test
    @WithMember(Person.COORDINATION)
    void page_and_report_set_a_target_beside_the_same_time() throws Exception {
        LocalDate known = LocalDate.of(2026, 5, 31);
        UI.getCurrent().navigate("chiffres", QueryParameters.of("connu", known.toString()));
        List<String> ofPage = elapsed(page());
        ReportId id = reports.begin();
        reports.select(id, new ReportSelection(null, known));
        UI.getCurrent().navigate("rapports/brouillon/" + id);
        press("Voir l'aperçu");
        computed();

        assertThat(ofPage).isNotEmpty();
        assertThat(elapsed(page())).isNotEmpty().containsExactlyElementsOf(ofPage);
        assertThat(page()).contains("du temps (au 31 mars 2026)");
    }

    private static List<String> elapsed(String page) {
        return Pattern.compile("de l'objectif, (à \\S+\\h% du temps)")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    @Test
    @WithMember(Person.RESPONSABLE_ROUEN)
    void who_writes_where_somebody_else_was_faster_sees_both_texts_and_chooses() {
        ReportId id = reports.begin();
        UI.getCurrent().navigate("rapports/brouillon/" + id);
        reports.write(id, Section.CONCLUSION, "De l'autre", -1);
        write("Conclusion", "De moi");
        assertThat(page()).contains("a modifié ce texte entre-temps", "De l'autre");
        assertThat(area("Conclusion").getValue()).isEqualTo("De moi");
        press("Garder le mien");
        assertThat(reports.texts(id).get(Section.CONCLUSION).text()).isEqualTo("De moi");

        reports.write(
                id,
                Section.CONCLUSION,
                "Encore l'autre",
                reports.texts(id).get(Section.CONCLUSION).version());
        write("Conclusion", "Encore moi");
        press("Reprendre l'autre");
        assertThat(area("Conclusion").getValue()).isEqualTo("Encore l'autre");
        write("Conclusion", "Ensemble");
        assertThat(reports.texts(id).get(Section.CONCLUSION).text()).isEqualTo("Ensemble");
    }

    @Test
    @WithMember(Person.RESPONSABLE_ROUEN)
    void a_frozen_report_leads_to_what_changed_since_it_and_why() {
        LocalDate known = LocalDate.of(2026, 5, 31);
        Quarter quarter = reports.quarters().stream()
                .filter(each -> !each.lastDay().isAfter(known))
                .filter(each -> figures.ownFile(new Selection(each, List.of(), known))
                                .selection()
                                .quarter()
                        != null)
                .findFirst()
                .orElseThrow();
        ReportId id = reports.begin();
        reports.select(id, new ReportSelection(quarter, known));
        ReportId kept = frozen.freeze(id, Progress.NONE);
        UI.getCurrent().navigate("rapports/fige/" + kept);
        String address = changes().getFirst().getHref();
        assertThat(address).startsWith("chiffres/changements?");
        UI.getCurrent().navigate("chiffres/changements", QueryParameters.fromString(address.split("\\?")[1]));
        assertThat(page())
                .contains("connus au 31 mai 2026", "Jeunes repérés du 1er ")
                .contains(" au " + quarter.lastDay().getDayOfMonth() + " ")
                .doesNotContain("n'a pas été comprise");

        UUID programme = Fixture.PROGRAMME.value();
        UUID rouen = Fixture.ROUEN.value();
        database.asOwner()
                .update(
                        "delete from programme_participant where programme_id = ? and organisation_id = ?",
                        programme,
                        rouen);
        try {
            UI.getCurrent().navigate("rapports/fige/" + kept);
            assertThat(page()).contains("Empreinte");
            assertThat(changes()).isEmpty();
        } finally {
            database.asOwner()
                    .update(
                            "insert into programme_participant (programme_id, organisation_id) values (?, ?)",
                            programme,
                            rouen);
        }
    }

    private List<Anchor> changes() {
        return $(Anchor.class).all().stream()
                .filter(link -> link.getText().startsWith("Ce qui a changé depuis le"))
                .toList();
    }

    @Test
    @WithMember(Person.COORDINATION)
    void a_choice_that_cannot_be_is_refused_with_its_reason_and_the_one_before_stays() {
        ReportId id = reports.begin();
        UI.getCurrent().navigate("rapports/brouillon/" + id);
        chosen("Situation connue au").setValue(LocalDate.of(2026, 5, 31));
        chosen("Période de repérage").setValue(new Quarter(2026, 2));
        assertThat(notice()).contains("n'était pas terminé au 31 mai 2026");
        assertThat(chosen("Période de repérage").getValue()).isNull();
        assertThat(chosen("Situation connue au").getValue()).isEqualTo(LocalDate.of(2026, 5, 31));
        assertThat(reports.get(id).selection()).isEqualTo(new ReportSelection(null, LocalDate.of(2026, 5, 31)));
    }

    @SuppressWarnings("unchecked")
    private Select<Object> chosen(String label) {
        return (Select<Object>) $(Select.class).withCaption(label).single();
    }

    @Test
    @WithMember(Person.RESPONSABLE_ROUEN)
    void nothing_is_frozen_while_a_text_is_refused_or_waits_for_a_choice() throws Exception {
        ReportId id = reports.begin();
        UI.getCurrent().navigate("rapports/brouillon/" + id);
        String refused = "x".repeat(WrittenText.LENGTH + 1);
        area("Introduction").setMaxLength(WrittenText.LENGTH + 1); // as a browser that does not hold to it
        write("Introduction", refused);
        reports.write(id, Section.CONCLUSION, "De l'autre", -1);
        write("Conclusion", "De moi");
        for (String button : List.of("Figer le rapport", "Voir l'aperçu")) {
            press(button);
            assertThat(notice())
                    .contains(
                            "«\u00a0Introduction\u00a0»\u00a0: texte refusé",
                            "«\u00a0Conclusion\u00a0»\u00a0: deux textes");
            assertThat($(ConfirmDialog.class).exists()).isFalse();
            assertThat($(Computing.class).exists()).isFalse();
        }
        assertThat(area("Introduction").getValue()).isEqualTo(refused);
        assertThat(area("Conclusion").getValue()).isEqualTo("De moi");

        press("Garder le mien");
        write("Introduction", "Plus court");
        press("Figer le rapport");
        test($(ConfirmDialog.class).first()).confirm();
        assertThat(area("Introduction").isReadOnly()).as("while it is computed").isTrue();
        computed();
        assertThat(page()).contains("Plus court", "De moi");
    }

    @Test
    @WithMember(Person.RESPONSABLE_ROUEN)
    void the_files_of_a_draft_and_of_a_frozen_report_come_through_the_page() throws Exception {
        ReportId id = reports.begin();
        reports.write(id, Section.INTRODUCTION, "Une équipe de quatre.", -1);
        UI.getCurrent().navigate("rapports/brouillon/" + id);
        press("Voir l'aperçu");
        computed();
        assertThat(pdf()).contains("Projet, non figé", "Une équipe de quatre.");

        ReportId kept = frozen.freeze(id, Progress.NONE);
        UI.getCurrent().navigate("rapports/fige/" + kept);
        FrozenReport report = frozen.get(kept);
        assertThat(pdf())
                .contains("Rapport n° " + report.row().reference(), report.row().sha256(), "Une équipe de quatre.");
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(download("Télécharger en Excel")))) {
            assertThat(workbook.getNumberOfSheets())
                    .isEqualTo(report.content().parts().stream()
                                    .mapToInt(part -> part.tables().size())
                                    .sum()
                            + 2);
            Row first = workbook.getSheetAt(1).getRow(1);
            var cell = report.content().parts().stream()
                    .flatMap(part -> part.tables().stream())
                    .findFirst()
                    .orElseThrow()
                    .rows()
                    .getFirst()
                    .cells()
                    .getFirst();
            assertThat(first.getCell(1).getNumericCellValue()).isEqualTo(cell.number());
        }
    }

    private String pdf() throws IOException {
        try (PDDocument document = Loader.loadPDF(download("Télécharger en PDF"))) {
            return new PDFTextStripper().getText(document).replaceAll("[\\s\\u00a0\\u202f]+", " ");
        }
    }

    private byte[] download(String link) {
        var out = new ByteArrayOutputStream();
        test($(Anchor.class).withText(link).single()).download(out);
        return out.toByteArray();
    }

    private String notice() {
        return $(Notification.class).last().getElement().getTextRecursively();
    }

    @Test
    @WithMember(Person.AGENT_ELBEUF)
    void another_organisations_report_looks_like_one_that_is_not_there() {
        ReportId id = As.member(Fixture.RESPONSABLE_ROUEN, reports::begin);
        for (String route : new String[] {"rapports/brouillon/" + id, "rapports/fige/" + id, "rapports/fige/x"}) {
            UI.getCurrent().navigate(route);
            assertThat($(NativeTable.class).all()).isEmpty();
            assertThat(page()).doesNotContain("Vos textes", "Empreinte");
        }
    }

    private void write(String label, String text) {
        test(area(label)).setValue(text);
    }

    private TextArea area(String label) {
        return $(TextArea.class).all().stream()
                .filter(area -> area.getLabel().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private void press(String text) {
        test($(Button.class).all().stream()
                        .filter(button -> button.getText().equals(text))
                        .findFirst()
                        .orElseThrow())
                .click();
    }

    private void computed() throws InterruptedException {
        $(Computing.class).first().await();
    }

    private String page() {
        return getCurrentView().getElement().getTextRecursively();
    }
}
