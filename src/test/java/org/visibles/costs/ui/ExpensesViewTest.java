package org.visibles.costs.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.visibles.testkit.Fixture.COORDINATION;
import static org.visibles.testkit.Fixture.ELBEUF;
import static org.visibles.testkit.Fixture.RESPONSABLE_ROUEN;
import static org.visibles.testkit.Fixture.ROUEN;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.costs.ExpenseFilter;
import org.visibles.costs.ExpenseId;
import org.visibles.costs.ExpenseRow;
import org.visibles.costs.ExpenseService;
import org.visibles.costs.NewExpense;
import org.visibles.costs.Spending;
import org.visibles.testkit.As;
import org.visibles.testkit.Office;
import org.visibles.testkit.Person;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;

@VisiblesTest
@WithMember(Person.RESPONSABLE_ROUEN)
class ExpensesViewTest extends SpringBrowserlessTest {

    @TempDir
    private Path folder;

    @Autowired
    private ExpenseService expenses;

    @Autowired
    private StatementCounter statements;

    @Test
    void an_expense_is_entered_and_a_double_click_enters_one() {
        open("du=2023-01&au=2023-01");
        assertThat(page()).contains("Aucune dépense ne correspond");
        click("Ajouter une dépense");
        assertThat($(ComboBox.class).withCaption("Structure").exists())
                .as("a lead enters for its own")
                .isFalse();
        fill("2023-01", "1 234,56 €", "Salaires");
        Button save = button("Enregistrer");
        save.click();
        save.click();

        assertThat(rows("2023-01")).singleElement().satisfies(row -> {
            assertThat(row.content().cents()).isEqualTo(123456);
            assertThat(row.organisation()).isEqualTo(ROUEN);
        });
        assertThat(page()).contains("Salaires", "1\u202f234,56\u00a0€", "Frais de personnel");
    }

    @Test
    void what_is_refused_is_said_and_stays_on_the_screen() {
        open("");
        click("Ajouter une dépense");
        fill("2023-02", "beaucoup", "Salaires");
        click("Enregistrer");
        assertThat(notice()).contains("Montant illisible");
        assertThat(field("Libellé").getValue()).isEqualTo("Salaires");
        field("Montant en euros").setValue("12");
        click("Enregistrer et continuer");
        assertThat(field("Libellé").getValue()).as("the next one").isEmpty();
        field("Montant en euros").setValue("13");
        field("Libellé").setValue("Timbres");
        click("Enregistrer");
        assertThat(rows("2023-02")).extracting(row -> row.content().cents()).containsExactlyInAnyOrder(1200L, 1300L);
    }

    @Test
    void of_two_editors_the_second_is_told_and_keeps_the_text() {
        ExpenseId id = entered("2023-03", 10_00, "Essence");
        open("du=2023-03&au=2023-03");
        icon("Corriger : Essence").click();
        As.member(COORDINATION, () -> expenses.correct(id, 0, Spending.content("2023-03", 11_00, "Essence"), "vu"));
        field("Montant en euros").setValue("12");
        field("Motif").setValue("facture");
        click("Enregistrer");
        assertThat(notice()).contains("Votre saisie est gardée");
        assertThat(field("Montant en euros").getValue()).isEqualTo("12");
        assertThat(rows("2023-03")).extracting(row -> row.content().cents()).containsExactly(11_00L);
    }

    @Test
    void an_expense_is_cancelled_with_a_reason_and_its_history_is_shown() {
        entered("2023-04", 10_00, "Papier");
        open("du=2023-04&au=2023-04");
        icon("Annuler : Papier").click();
        click("Annuler la dépense");
        assertThat(notice()).contains("Dites pourquoi");
        field("Motif").setValue("payé deux fois");
        click("Annuler la dépense");
        assertThat(page()).contains("Annulée : payé deux fois");
        assertThat($(SumsPanel.class).exists()).isFalse();
        icon("Historique : Papier").click();
        assertThat($(HistoryDialog.class).single().getElement().getTextRecursively())
                .contains("Saisie le", "Annulée le", "Camille Petit", "Motif : payé deux fois");
    }

    @Test
    @WithMember(Person.COORDINATION)
    void the_coordination_chooses_whose_and_the_address_holds_it() {
        entered("2023-05", 10_00, "À Rouen");
        As.member(
                COORDINATION,
                () -> expenses.enter(List.of(
                        new NewExpense(ExpenseId.next(), ELBEUF, Spending.content("2023-05", 5_00, "À Elbeuf")))));
        open("du=2023-05&au=2023-05");
        assertThat(page()).contains("À Rouen", "À Elbeuf", "15,00\u00a0€", "Sommes par structure");
        open("du=2023-05&au=2023-05&structure=" + ELBEUF);
        assertThat(page()).contains("À Elbeuf", "5,00\u00a0€").doesNotContain("À Rouen");
        open("du=2023-05&au=2023-05&connu=2023-01-01");
        assertThat(page()).contains("Ce que l'on savait le").doesNotContain("À Elbeuf");
        open("structure=<script>&categorie=';&du=hier&connu=2026-13-45");
        assertThat(getCurrentView()).isInstanceOf(ExpensesView.class);
        assertThat(statements.count(() -> open("du=2023-05"))).isLessThanOrEqualTo(10);
    }

    @Test
    void what_cannot_be_asked_for_is_put_right_and_said() {
        entered("2023-09", 10_00, "Neuf");
        for (String day : List.of("2099-01-01", "9999-12-31")) {
            open("du=2023-09&au=2023-09&connu=" + day);
            assertThat(page()).contains("pas encore venu", "Neuf").doesNotContain("Ce que l'on savait");
        }
        open("du=2023-09&au=2023-09&connu=1900-01-01");
        assertThat(page()).contains("avant l'expérimentation", "Neuf").doesNotContain("Ce que l'on savait");
        for (String unread : List.of(
                "connu=%2B999999999-12-31",
                "connu=-999999999-01-01", "au=%2B999999999-12", "structure=" + ELBEUF, "categorie=NO_SUCH", "page=2")) {
            open("du=2023-09&" + unread);
            assertThat(page()).as(unread).contains("n'a pas été comprise", "Neuf");
        }
        open("du=2023-10&au=2023-08");
        assertThat(page()).contains("ils ont été échangés", "Neuf");
        assertThat($(ComboBox.class).withCaption("Du mois").single().getValue()).isEqualTo(YearMonth.of(2023, 8));
        open("du=2023-08&au=2023-10");
        assertThat(page()).contains("Neuf").doesNotContain("échangés", "comprise");
    }

    @Test
    void one_word_says_what_an_expense_was_for_on_the_screen_and_in_files() {
        open("");
        click("Ajouter une dépense");
        assertThat(field("Libellé").getLabel())
                .isEqualTo($(ExpenseDialog.class).single().getTranslation("costs.file.label"));
    }

    @Test
    void the_file_holds_what_is_shown_and_is_known_when_it_comes_back() throws Exception {
        entered("2023-06", 1_234_56, "=1+1, \"oui\"; non");
        open("du=2023-06&au=2023-06");
        var out = new ByteArrayOutputStream();
        test($(Anchor.class).withText("Télécharger en CSV").single()).download(out);
        String csv = out.toString(StandardCharsets.UTF_8);
        assertThat(csv)
                .contains("Structure;Catégorie;Mois;Montant;Libellé;Pièce;Enregistrée le")
                .contains("Ville de Rouen;Frais de personnel;2023-06;1234,56;\"'=1+1");

        navigate(ExpenseImportView.class);
        upload(out.toByteArray());
        assertThat(page()).contains("Toutes les lignes sont déjà enregistrées");
        assertThat(button("Enregistrer ces lignes").isEnabled()).isFalse();
    }

    @Test
    void libre_office_shows_the_same_amounts() throws Exception {
        entered("2023-08", 1_234_56, "=1+1");
        entered("2023-08", 7_00, "Carburant");
        open("du=2023-08&au=2023-08");
        var out = new ByteArrayOutputStream();
        test($(Anchor.class).withText("Télécharger en CSV").single()).download(out);
        Path opened = Office.opened(folder, "depenses.csv", out.toByteArray(), "CSV:59,34,76,1,,1036");
        try (var workbook = new XSSFWorkbook(Files.newInputStream(opened))) {
            List<Double> amounts = new ArrayList<>();
            List<String> labels = new ArrayList<>();
            for (int line = 1; line <= workbook.getSheetAt(0).getLastRowNum(); line++) {
                var row = workbook.getSheetAt(0).getRow(line);
                amounts.add(row.getCell(3).getNumericCellValue());
                labels.add(row.getCell(4).getStringCellValue());
            }
            assertThat(amounts).containsExactlyInAnyOrder(1_234.56, 7.0);
            assertThat(labels).containsExactlyInAnyOrder("'=1+1", "Carburant");
        }
    }

    @Test
    void a_file_is_looked_at_first_and_entered_when_one_agrees() throws Exception {
        navigate(ExpenseImportView.class);
        Path file = upload(
                "Poste;Mois;Montant;Objet\nSalaires;2023-07;1;x\nLocaux;2023-07;2;\n".getBytes(StandardCharsets.UTF_8));
        assertThat(file).doesNotExist();
        assertThat(page()).contains("Ligne 2 : Catégorie inconnue", "Ligne 3 : Dites en quelques mots", "Rien n'a été");
        assertThat(button("Enregistrer ces lignes").isEnabled()).isFalse();

        upload("Poste;Mois;Montant;Objet\nLocaux;2023-07;250;Salle\n".getBytes(StandardCharsets.UTF_8));
        assertThat(page()).contains("250,00\u00a0€ · juillet 2023 · Locaux · Ville de Rouen · Salle");
        assertThat(rows("2023-07")).isEmpty();
        click("Enregistrer ces lignes");
        assertThat(rows("2023-07")).hasSize(1);
        assertThat(page()).contains("1 dépense enregistrée");

        upload("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        assertThat(page()).contains("il manque : catégorie, mois, montant, libellé. Rien n'a été enregistré.");
    }

    @Test
    @WithMember(Person.COORDINATION)
    void a_category_is_added_and_closed() {
        navigate(CategoriesView.class);
        assertThat(page()).contains("Frais de personnel", "Rien d'ajouté");
        click("Ajouter une catégorie");
        field("Nom").setValue("Vélos");
        click("Enregistrer");
        assertThat(page()).contains("Vélos");
        icon("Modifier Vélos").click();
        test($(Checkbox.class).withCaption("Fermée").single()).click();
        click("Enregistrer");
        assertThat(page()).contains("fermée");
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void a_worker_is_not_shown_the_page() {
        assertThatException().isThrownBy(() -> navigate(ExpensesView.class));
        assertThatException().isThrownBy(() -> navigate(ExpenseImportView.class));
    }

    private void open(String query) {
        UI.getCurrent().navigate("depenses", QueryParameters.fromString(query));
        assertThat(getCurrentView()).isInstanceOf(ExpensesView.class);
    }

    private ExpenseId entered(String month, long cents, String label) {
        NewExpense expense = Spending.of(ROUEN, month, cents, label);
        As.member(RESPONSABLE_ROUEN, () -> expenses.enter(List.of(expense)));
        return expense.id();
    }

    private List<ExpenseRow> rows(String month) {
        YearMonth in = YearMonth.parse(month);
        return As.member(RESPONSABLE_ROUEN, () -> expenses.list(new ExpenseFilter(null, null, in, in, null), 0, 100));
    }

    @SuppressWarnings("unchecked")
    private void fill(String month, String amount, String label) {
        Select<Object> category =
                (Select<Object>) $(Select.class, $(ExpenseDialog.class).single())
                        .withCaption("Catégorie")
                        .single();
        test(category).selectItem("Frais de personnel");
        ((ComboBox<YearMonth>) $(ComboBox.class).withCaption("Mois").single()).setValue(YearMonth.parse(month));
        field("Montant en euros").setValue(amount);
        field("Libellé").setValue(label);
    }

    private Path upload(byte[] bytes) throws Exception {
        Path file = Files.write(folder.resolve("upload"), bytes);
        ((ExpenseImportView) getCurrentView()).read("C:\\Documents\\depenses.csv", file);
        return file;
    }

    private TextField field(String label) {
        return $(TextField.class).withCaption(label).single();
    }

    private Button button(String text) {
        return $(Button.class).withText(text).single();
    }

    private void click(String text) {
        test(button(text)).click();
    }

    private Button icon(String name) {
        return $(Button.class).all().stream()
                .filter(each -> name.equals(each.getAriaLabel().orElse(null)))
                .findFirst()
                .orElseThrow();
    }

    private String notice() {
        return $(Notification.class).all().stream()
                .map(each -> each.getElement().getTextRecursively())
                .reduce("", String::concat);
    }

    private String page() {
        return getCurrentView().getElement().getTextRecursively();
    }
}
