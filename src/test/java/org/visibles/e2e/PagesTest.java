package org.visibles.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.visibles.widgets.Texts;

/** Every page that each role's menu offers, at a desk and on a phone. */
@EndToEnd
class PagesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Texts texts;

    @ParameterizedTest
    @CsvSource({
        "agent.rouen, desktop",
        "agent.rouen, phone",
        "responsable.rouen, phone",
        "agent.ml, desktop",
        "agent.ml, phone",
        "agent.resto, desktop",
        "agent.resto, phone",
        "coordination, desktop",
        "coordination, phone",
        "admin, desktop",
        "admin, phone",
        "dpo, desktop",
        "dpo, phone"
    })
    void each_page_of_the_menu_is_sound(String login, String device) {
        SoftAssertions all = new SoftAssertions();
        try (Visitor visitor = Visitor.on(device, port)) {
            visitor.signIn(login);
            List<String> menu = visitor.menu();
            assertThat(menu).isNotEmpty();
            visitor.picture(login + "-accueil");
            all.check(() -> visitor.check(login + " accueil"));
            for (String route : menu) {
                if (!route.isEmpty()) {
                    visitor.open(route);
                    visitor.picture(login + "-" + route);
                    all.check(() -> visitor.check(login + " " + route));
                }
            }
            for (String route : List.of("compte", "notifications")) {
                visitor.open(route);
                visitor.picture(login + "-" + route);
                all.check(() -> visitor.check(login + " " + route));
            }
        }
        all.assertAll();
    }

    @ParameterizedTest
    @CsvSource({"desktop", "phone"})
    void expenses_are_entered_and_a_file_is_looked_at_first(String device, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("depenses.csv"), """
                Catégorie;Mois;Montant;Libellé;Pièce
                Frais de personnel;2026-09;1 234,56 €;Renfort de septembre;M-12
                Déplacements;09/2026;48,20;Bus %s;
                """.formatted(device));
        try (Visitor visitor = Visitor.on(device, port)) {
            visitor.signIn("responsable.rouen").open("depenses");
            visitor.picture("depenses");
            visitor.check("expenses");
            visitor.press("Ajouter une dépense");
            visitor.page().getByLabel("Montant en euros").fill("12,50");
            visitor.settle().picture("depenses-saisie");
            visitor.check("expense dialog");
            visitor.press("Annuler");

            visitor.open("depenses/import");
            visitor.page().locator("input[type=file]").setInputFiles(file);
            visitor.sees("depenses.csv : ce qui serait enregistré");
            visitor.page().locator("vaadin-details-summary").last().click();
            visitor.settle().picture("depenses-apercu");
            visitor.check("preview of expenses");
            visitor.press("Enregistrer ces lignes").sees("enregistrée");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent.rouen", "coordination", "admin"})
    void each_page_of_the_menu_speaks_english(String login) {
        FrenchWords french = new FrenchWords(texts);
        SoftAssertions all = new SoftAssertions();
        try (Visitor visitor = Visitor.atDesk(port).inEnglish().signIn(login)) {
            List<String> routes = new ArrayList<>(visitor.menu());
            routes.addAll(List.of("compte", "notifications", "jeunes/nobody"));
            for (String route : routes) {
                visitor.open(route);
                all.check(() -> english(visitor, french, login + " " + route));
            }
            if (login.equals("agent.rouen")) {
                visitor.open("jeunes")
                        .page()
                        .locator("a[href^='jeunes/']")
                        .first()
                        .click();
                visitor.page().waitForURL("**/jeunes/*");
                visitor.settle().picture("english-record");
                all.check(() -> english(visitor, french, "record"));
            }
        }
        all.assertAll();
    }

    private static void english(Visitor visitor, FrenchWords french, String where) {
        assertThat(french.on(visitor.page()))
                .as("French on " + where)
                .isSubsetOf("Administrateur"); // the name of the demo's first member
        assertThat(visitor.page().locator("html").getAttribute("lang")).isEqualTo("en");
        visitor.check(where + " in English");
    }

    @ParameterizedTest
    @ValueSource(strings = {"desktop", "phone"})
    void the_rules_of_a_programme_are_sound(String device) {
        try (Visitor visitor = Visitor.on(device, port)) {
            visitor.signIn("coordination").open("programme").press("Modifier");
            visitor.sees("Modifier le programme");
            visitor.picture("programme-regles");
            visitor.check("rules of a programme");
            visitor.open("chiffres/objectifs").sees("Objectifs fixés");
            visitor.picture("objectifs");
            assertThat(
                            visitor.page()
                                    .locator("vaadin-select-value-button")
                                    .evaluateAll(
                                            "fields => fields.filter(field => field.scrollWidth > field.clientWidth + 1"
                                                    + " || [...field.querySelectorAll('*')].some(each => each.scrollWidth > each.clientWidth + 1"
                                                    + " && getComputedStyle(each).overflow !== 'visible')).map(field => field.textContent)"))
                    .as("words that are cut")
                    .isEqualTo(List.of());
            visitor.check("targets");
        }
    }

    /** How far the bar reaches, of its whole length. */
    private static final String REACHED = """
            ceiling => {
              const bar = ceiling.querySelector('vaadin-progress-bar');
              const all = bar.getBoundingClientRect();
              return (bar.shadowRoot.querySelector('[part~=value]').getBoundingClientRect().right - all.left) / all.width;
            }""";

    @ParameterizedTest
    @ValueSource(strings = {"desktop", "phone"})
    void the_bar_of_a_ceiling_ends_before_its_mark_or_goes_beyond_it_without_colours_too(String device) {
        try (Visitor visitor = Visitor.on(device, port)) {
            visitor.signIn("coordination");
            double kept = ceiling(visitor, "90", "plafond-respecte");
            double passed = ceiling(visitor.inGrey(), "1", "plafond-depasse");
            assertThat(kept).isLessThan(0.66);
            assertThat(passed).isGreaterThan(0.67);
            visitor.open("chiffres/objectifs");
            visitor.page()
                    .locator("vaadin-button[aria-label*='Perdus de vue']")
                    .first()
                    .click();
            visitor.settle().press("Retirer").sees("L'objectif est retiré");
        }
    }

    private static double ceiling(Visitor visitor, String most, String picture) {
        visitor.open("chiffres/objectifs").choose("Indicateur", "Perdus de vue");
        visitor.page().getByLabel("Valeur à ne pas dépasser").fill(most);
        visitor.press("Enregistrer l'objectif").sees("L'objectif est enregistré");
        visitor.open("chiffres");
        Locator bar = visitor.page().locator(".visibles-ceiling").first();
        bar.evaluate("mark => mark.scrollIntoView({block: 'center'})");
        visitor.picture(picture);
        visitor.check(picture);
        return ((Number) bar.evaluate(REACHED)).doubleValue();
    }

    @Test
    void an_address_without_a_page_is_told_in_words() {
        try (Visitor visitor = Visitor.onPhone(port).signIn("agent.rouen")) {
            visitor.page().navigate(visitor.page().url() + "nulle-part");
            visitor.sees("Page introuvable");
            visitor.picture("nulle-part");
            visitor.checkLook("nulle-part");
        }
    }

    @ParameterizedTest
    @CsvSource({"desktop", "phone"})
    void the_way_in_is_sound(String device) {
        try (Visitor visitor = Visitor.on(device, port)) {
            for (String route : List.of("connexion", "mot-de-passe-oublie", "mot-de-passe/inconnu")) {
                visitor.open(route);
                visitor.picture(route.replace('/', '-'));
                visitor.check(route);
            }
        }
    }
}
