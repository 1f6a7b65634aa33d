package org.visibles.indicators.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.visibles.indicators.Indicator;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.Person;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;

/** The numbers by organisation are the same on the page and in its file, those that have left among them. */
@VisiblesTest
@TestPropertySource(properties = "visibles.test.figures=own-database-of-what-works")
class CountsViewTest extends SpringBrowserlessTest {

    @Autowired
    private TestDatabase database;

    @BeforeEach
    void invented_people() {
        EffectViewTest.invent(database);
    }

    @Test
    @WithMember(Person.COORDINATION)
    void each_row_of_the_file_stands_on_the_page() {
        for (Indicator indicator : List.of(Indicator.IDENTIFIED, Indicator.MOBILISATION, Indicator.WOMEN)) {
            open(indicator);
            assertThat(page()).as(indicator.name()).containsAllEntriesOf(file(indicator));
            assertThat(page()).as(indicator.name()).containsKey("Total").hasSizeGreaterThan(4);
        }
    }

    @Test
    @WithMember(Person.COORDINATION)
    void an_organisation_that_has_left_keeps_its_number_and_is_asked_nothing() {
        open(Indicator.IDENTIFIED);
        String before = page().get(elbeuf());
        assertThat(before).matches("\\d+");
        assertThat(asked()).anyMatch(button -> button.contains("Elbeuf"));
        database.asOwner()
                .update(
                        "delete from programme_participant where programme_id = ? and organisation_id = ?",
                        Fixture.PROGRAMME.value(),
                        Fixture.ELBEUF.value());
        try {
            open(Indicator.IDENTIFIED);
            assertThat(elbeuf()).endsWith("(ne participe plus)");
            assertThat(page()).containsEntry(elbeuf(), before);
            assertThat(asked()).isNotEmpty().noneMatch(button -> button.contains("Elbeuf"));
            assertThat($(Corrections.class).single().getElement().getTextRecursively())
                    .contains("Ne participe plus à l'expérimentation", "Elbeuf");
        } finally {
            database.asOwner()
                    .update(
                            "insert into programme_participant values (?, ?)",
                            Fixture.PROGRAMME.value(),
                            Fixture.ELBEUF.value());
        }
    }

    private String elbeuf() {
        return page().keySet().stream()
                .filter(name -> name.contains("Elbeuf"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> asked() {
        return $(Button.class).withText("Demander de vérifier").all().stream()
                .map(button -> button.getElement().getAttribute("aria-label"))
                .toList();
    }

    private Map<String, String> page() {
        Map<String, String> page = new LinkedHashMap<>();
        $(ListItem.class).all().forEach(line -> {
            List<Span> spans = line.getChildren()
                    .filter(Span.class::isInstance)
                    .map(Span.class::cast)
                    .toList();
            page.put(spans.getFirst().getText(), spans.getLast().getText());
        });
        return page;
    }

    private Map<String, String> file(Indicator indicator) {
        var out = new ByteArrayOutputStream();
        test($(Anchor.class).withText("Télécharger en CSV").single()).download(out);
        String text = out.toString(StandardCharsets.UTF_8).substring(1);
        Map<String, String> file = new LinkedHashMap<>();
        for (NamedCsvRecord line : CsvReader.builder().fieldSeparator(';').ofNamedCsvRecord(text).stream()
                .filter(line -> line.getField("Code").equals(indicator.code()))
                .toList()) {
            file.put(file.isEmpty() ? "Total" : line.getField("Catégorie"), line.getField("Numérateur"));
        }
        return file;
    }

    private void open(Indicator indicator) {
        UI.getCurrent().navigate("chiffres/structures", QueryParameters.fromString("indicateur=" + indicator.name()));
        assertThat(getCurrentView()).isInstanceOf(CountsView.class);
    }
}
