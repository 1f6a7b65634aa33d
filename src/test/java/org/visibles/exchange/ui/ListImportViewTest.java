package org.visibles.exchange.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.exchange.ImportState;
import org.visibles.exchange.ImportedList;
import org.visibles.exchange.ListImport;
import org.visibles.exchange.Lists;
import org.visibles.exchange.OfferedSheet;
import org.visibles.exchange.column.Columns;
import org.visibles.exchange.column.Field;
import org.visibles.exchange.column.Terms;
import org.visibles.exchange.sheet.Sheet;
import org.visibles.exchange.sheet.TableFile;
import org.visibles.testkit.Person;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.youth.Choices.Means;

@VisiblesTest
@WithMember(Person.RESPONSABLE_ROUEN)
class ListImportViewTest extends SpringBrowserlessTest {

    @TempDir
    private Path folder;

    @Autowired
    private ListImport lists;

    @Autowired
    private StatementCounter statements;

    @Autowired
    private Clock clock;

    @Test
    void a_list_is_dropped_mapped_mended_applied_and_taken_back() {
        navigate(ImportsView.class);
        $(ImportsView.class).single().take("Liste.csv", Lists.file(folder, "a.csv", """
                        Nom;Prénom;Né le;Ville;Remarque
                        VASSEUR;Lou;14/05/2001;Rouen;rien
                        PERRIN;Élie;31/02/2002;Rouen;
                        """), null);
        UUID id = lists.latest().getFirst().id();
        Lists.settled(lists, id);
        open(id);
        assertThat(page())
                .contains("Liste.csv", "Ce que contiennent les colonnes", "VASSEUR", "Une colonne laissée de côté");

        click("Vérifier les lignes");
        assertThat(notice()).contains("Dites quand et comment");
        $(DatePicker.class).single().setValue(LocalDate.now(clock));
        select("Moyen").setValue(Means.WRITTEN);
        click("Vérifier les lignes");
        Lists.settled(lists, id);
        open(id);
        assertThat(tabs()).containsExactly("Nouveaux (1)", "Déjà connus (0)", "À décider (0)", "Refusés (1)");

        click("Refusés (1)");
        assertThat(page()).contains("Ligne 3", "Colonne « Né le », « 31/02/2002 » : ce n'est pas une date");
        click("Corriger");
        assertThat($(TextField.class).withCaption("Né le").single().getHelperText())
                .contains("14/05/2001");
        $(TextField.class).withCaption("Né le").single().setValue("28/02/2002");
        click("Enregistrer la correction");
        assertThat(page()).contains("Corrigée : une fiche sera créée.");
        assertThat(tabs()).contains("Nouveaux (2)", "Refusés (0)");

        click("Enregistrer 2 fiches");
        Lists.settled(lists, id);
        open(id);
        assertThat(page()).contains("2 fiches ont été créées.");
        click("Annuler cet import");
        assertThat($(ConfirmDialog.class).single().isOpened()).isTrue();
        test($(ConfirmDialog.class).single()).confirm();
        Lists.settled(lists, id);
        open(id);
        assertThat(page()).contains("Cet import a été annulé");
        assertThat(lists.get(id).state()).isEqualTo(ImportState.UNDONE);
    }

    @Test
    void a_workbook_of_several_sheets_asks_which_one_and_knows_the_list() throws IOException {
        Path file = folder.resolve("classeur.xlsx");
        try (var out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "Test", "1.0")) {
            workbook.newWorksheet("Lisez-moi").value(0, 0, "À lire d’abord");
            var list = workbook.newWorksheet("Jeunes");
            list.value(0, 0, "Nom");
            list.value(0, 1, "Prénom");
            list.value(0, 2, "Mobile");
            list.value(1, 0, "FEUILLE");
            list.value(1, 1, "Deux");
        }
        navigate(ImportsView.class);
        $(ImportsView.class).single().choose("classeur.xlsx", file, TableFile.sheets(file));
        RadioButtonGroup<Object> sheets = radio();
        assertThat(sheets.getValue())
                .isEqualTo(new OfferedSheet("Jeunes", List.of("Nom", "Prénom", "Mobile"), false, 6));
        click("Lire cette feuille");
        UUID id = lists.latest().getFirst().id();
        assertThat(Lists.settled(lists, id).detail()).isEqualTo("Jeunes");
        assertThat(lists.sample(id, 9).getFirst().cells()).containsExactly("FEUILLE", "Deux");
        assertThat(file).doesNotExist();

        Path left = Files.writeString(folder.resolve("laisse.xlsx"), "x");
        navigate(ImportsView.class);
        $(ImportsView.class).single().choose("laisse.xlsx", left, List.of(new Sheet("A", List.of())));
        click("Annuler");
        assertThat(left).as("what is not read is not kept").doesNotExist();
    }

    @Test
    void a_file_that_cannot_be_read_says_why() {
        navigate(ImportsView.class);
        assertThat(page()).contains("Importer une liste de jeunes", "Modèle Excel");
        $(ImportsView.class).single().take("photo.xlsx", Lists.file(folder, "p.xlsx", "%PDF-1.7 …"), null);
        UUID id = lists.latest().getFirst().id();
        Lists.settled(lists, id);
        open(id);
        assertThat(page()).contains("n'est pas un tableau Excel", "Rien n'a été enregistré");
    }

    @Test
    void a_row_that_is_left_out_makes_no_record_and_pseudonyms_are_offered() {
        UUID id = Lists.bring(lists, Lists.file(folder, "b.csv", "Nom;Prénom\nCOLIN;Noa\nRENARD;Sam\n"));
        open(id);
        RadioButtonGroup<Object> terms = radio();
        terms.setValue(terms.getListDataView().getItem(2));
        assertThat($(DatePicker.class).exists()).isFalse();
        terms.setValue(terms.getListDataView().getItem(0));
        $(DatePicker.class).single().setValue(LocalDate.now(clock));
        select("Moyen").setValue(Means.ORAL);
        click("Vérifier les lignes");
        Lists.settled(lists, id);
        open(id);
        click("Ne pas créer");
        assertThat(page()).contains("aucune fiche ne sera créée", "Enregistrer une fiche");
        click("Abandonner cette liste");
        assertThat(page()).contains("Cette liste a été abandonnée");
    }

    @Test
    void the_templates_are_read_with_each_column_known() throws IOException {
        navigate(ImportsView.class);
        List<List<String>> lines = List.of(List.of("Une explication"), List.of("Nom", "Prénom", "Informé le"));
        Path xlsx = folder.resolve("modele.xlsx");
        try (var out = Files.newOutputStream(xlsx)) {
            TemplateLinks.xlsx(lines, out);
        }
        List<List<String>> read = new ArrayList<>();
        TableFile.read(xlsx, line -> read.add(line.cells()));
        assertThat(read).isEqualTo(lines);
        List<String> header = new ArrayList<>();
        for (int column = 1; column <= 19; column++) {
            header.add(UI.getCurrent().getTranslation("exchange.template.column." + column));
        }
        assertThat(Columns.guess(header, List.of(), java.util.Set.of()).fields())
                .hasSize(19);
    }

    @Test
    void the_refused_rows_are_handed_out_with_the_reasons_and_no_formula() throws IOException {
        UUID id = Lists.checked(
                lists,
                Lists.file(folder, "c.csv", "Nom;Prénom;Tél\n=1+1;Ana;+33 12\n"),
                new Terms(false, LocalDate.now(clock), Means.ORAL));
        ImportedList list = lists.get(id);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RefusedLink.write(lists, list, new ProblemWords(list, Locale.FRENCH), "Motif", out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("\uFEFFNom;Prénom;Tél;Motif")
                .contains("'=1+1;Ana;'+33 12;Colonne « Tél »");
        UUID again = Lists.bring(lists, Files.write(folder.resolve("d.csv"), out.toByteArray()));
        assertThat(lists.get(again).columns().fields().values())
                .containsExactly(Field.LAST_NAME, Field.FIRST_NAME, Field.PHONE);
    }

    @Test
    void a_page_asks_the_database_no_more_for_more_rows() {
        StringBuilder text = new StringBuilder("Nom;Prénom\n");
        for (int row = 0; row < 40; row++) {
            text.append("Z")
                    .append((char) ('a' + row % 26))
                    .append((char) ('a' + row / 26))
                    .append("ZZ;Q")
                    .append((char) ('a' + row % 26))
                    .append('\n');
        }
        UUID few = Lists.checked(
                lists,
                Lists.file(folder, "e.csv", "Nom;Prénom\nUNSEUL;Ici\n"),
                new Terms(false, LocalDate.now(clock), Means.ORAL));
        UUID many = Lists.checked(
                lists,
                Lists.file(folder, "f.csv", text.toString()),
                new Terms(false, LocalDate.now(clock), Means.ORAL));
        open(few);
        assertThat(statements.count(() -> open(many))).isEqualTo(statements.count(() -> open(few)));
    }

    private void open(UUID id) {
        UI.getCurrent().navigate(ImportsView.class);
        UI.getCurrent().navigate(ListImportView.class, id.toString());
    }

    private String page() {
        return UI.getCurrent().getCurrentView().getElement().getTextRecursively();
    }

    private List<String> tabs() {
        return $(Button.class).all().stream()
                .map(Button::getText)
                .filter(text -> text.matches("(Nouveaux|Déjà connus|À décider|Refusés) \\(\\d+\\)"))
                .toList();
    }

    private void click(String text) {
        $(Button.class).withText(text).first().click();
    }

    private String notice() {
        return $(Notification.class).last().getElement().getTextRecursively();
    }

    @SuppressWarnings("unchecked")
    private Select<Object> select(String caption) {
        return $(Select.class).withCaption(caption).single();
    }

    @SuppressWarnings("unchecked")
    private RadioButtonGroup<Object> radio() {
        return $(RadioButtonGroup.class).single();
    }
}
