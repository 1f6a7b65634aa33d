package org.visibles.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What works, the work in the field and the map, at a desk and on a phone, over the demo's people and outings. */
@EndToEnd
class WhatWorksTest {

    private static final Map<String, String> PICTURES = Map.of(
            "terrain", "terrain",
            "ce-qui-marche", "ce-qui-marche?par=CHANNEL&etape=IDENTIFIED",
            "ce-qui-marche-raccroches", "ce-qui-marche?par=CHANNEL&etape=CONNECTED",
            "ce-qui-marche-jours", "ce-qui-marche?par=WEEKDAY&etape=MOBILISED",
            "carte", "carte?quoi=MET&niveau=COMMUNE");

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({"coordination, desktop", "coordination, phone", "responsable.rouen, desktop", "responsable.rouen, phone"
    })
    void each_part_of_the_figures_is_sound(String login, String device) {
        try (Visitor visitor = Visitor.on(device, port)) {
            visitor.signIn(login);
            visitor.page().setViewportSize(device.equals("phone") ? 360 : 1280, 1800);
            PICTURES.forEach((name, route) -> {
                visitor.open("chiffres/" + route);
                visitor.page()
                        .locator("visibles-chart svg, visibles-map svg")
                        .first()
                        .waitFor();
                visitor.picture(login + "-" + name);
                visitor.check(login + " " + route);
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"desktop", "phone"})
    void the_chart_of_what_works_shows_each_interval_and_says_where_there_are_too_few(String device) {
        try (Visitor visitor = Visitor.on(device, port)) {
            visitor.signIn("responsable.rouen").open("chiffres");
            visitor.page().getByText("Ce qui marche").first().click();
            visitor.settle();
            visitor.choose("Part montrée", "Part des repérés");
            visitor.page().locator("visibles-chart svg").first().waitFor();
            String drawn = visitor.page().locator("visibles-chart svg").first().textContent();
            assertThat(drawn).contains("trop peu pour conclure").containsPattern("\\d+(,\\d)?.% \\(\\d");
            assertThat(visitor.page().locator("visibles-chart").first().getAttribute("role"))
                    .isEqualTo("img");
            assertThat(visitor.page().locator("visibles-chart").first().getAttribute("aria-label"))
                    .contains("Part des repérés");
        }
    }

    /** How dark a colour is on white, as WCAG has it, for 21 shades between none and black; hue counts for nothing. */
    private static final String IN_GREY = """
            colour => {
              const [red, green, blue] = colour.match(/[\\d.]+/g).slice(0, 3).map(part => part / 255)
                .map(part => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
              return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
            }""";

    /** What a pattern is drawn on. */
    private static final String GROUND = """
            swatch => {
              const style = getComputedStyle(swatch);
              const last = style.backgroundImage.match(/rgb\\([^)]*\\)/g)?.at(-1);
              return style.backgroundColor === 'rgba(0, 0, 0, 0)' ? last : style.backgroundColor;
            }""";

    /** Bars of one series have one colour beside black lines, and their names and numbers as text; areas of a map grow darker with what they show. */
    @Test
    void charts_can_be_read_in_grey() {
        try (Visitor visitor = Visitor.atDesk(port)) {
            visitor.signIn("coordination");
            for (String route : List.of("?par=SEX", "/communes", "/terrain", "/ce-qui-marche?par=CHANNEL")) {
                visitor.open("chiffres" + route);
                visitor.page().locator("visibles-chart svg").first().waitFor();
                visitor.inGrey().picture("gris" + route.replaceAll("\\W", "-"));
                for (Locator chart : visitor.page().locator("visibles-chart").all()) {
                    chart.scrollIntoViewIfNeeded();
                    List<?> fills = (List<?>) chart.locator("svg :is(path, circle):not(defs *)")
                            .evaluateAll("marks => [...new Set(marks.map(mark => getComputedStyle(mark).fill))]"
                                    + ".filter(fill => fill.startsWith('rgb(') && fill !== 'rgb(0, 0, 0)')");
                    assertThat(fills).as(route).hasSizeLessThanOrEqualTo(1);
                    fills.forEach(fill -> assertThat(((Number) visitor.page().evaluate(IN_GREY, fill)).doubleValue())
                            .as(route + " " + fill)
                            .isGreaterThan(3));
                    assertThat(chart.locator("svg text").count()).as(route).isPositive();
                }
            }
            visitor.open("chiffres/carte?quoi=MET&niveau=COMMUNE");
            visitor.page().locator("visibles-map svg").waitFor();
            visitor.inGrey().picture("gris-carte");
            List<Double> shades = visitor.page().locator("[class*='visibles-map-swatch-']").all().stream()
                    .filter(swatch -> swatch.getAttribute("class").matches(".*swatch-\\d"))
                    .map(swatch -> (String) swatch.evaluate(GROUND))
                    .map(colour -> ((Number) visitor.page().evaluate(IN_GREY, colour)).doubleValue())
                    .toList();
            assertThat(shades).hasSizeGreaterThan(2).isSorted().doesNotHaveDuplicates();
            assertThat(visitor.page().locator("visibles-map svg text").count()).isGreaterThan(5);
        }
    }

    @Test
    void the_coordination_follows_the_larger_ways_to_the_end() {
        try (Visitor visitor = Visitor.atDesk(port)) {
            visitor.signIn("coordination").open("chiffres/ce-qui-marche?par=CHANNEL&etape=CONNECTED");
            List<List<String>> rows = visitor.page().locator("tbody tr").all().stream()
                    .map(row -> row.locator("th, td").allTextContents())
                    .toList();
            assertThat(rows).extracting(List::getFirst).endsWith("Autres (regroupés)", "Total");
            assertThat(rows.subList(0, rows.size() - 2))
                    .filteredOn(row -> row.get(1).matches("\\d+")
                            && row.get(2).matches("\\d+")
                            && row.get(4).matches("\\d+")
                            && row.get(6).contains("%"))
                    .hasSizeGreaterThanOrEqualTo(5);
            assertThat(rows)
                    .filteredOn(row -> row.stream().noneMatch("masqué"::equals))
                    .hasSizeGreaterThanOrEqualTo(4);
            visitor.text("« Autres » réunit").waitFor();
        }
    }

    @ParameterizedTest
    @CsvSource({"desktop", "phone"})
    void from_a_figure_to_the_records_and_from_the_coordination_to_who_can_check(String device) {
        boolean phone = device.equals("phone");
        String indicator = phone ? "CONNECTION" : "MOBILISATION";
        try (Visitor visitor = phone ? Visitor.onPhone(port) : Visitor.atDesk(port)) {
            visitor.signIn("coordination").open("chiffres");
            visitor.picture("coordination-chiffres-clefs");
            visitor.open("chiffres/structures?indicateur=" + indicator);
            visitor.picture("chiffre-par-structure");
            visitor.check("chiffre par structure");
            visitor.page()
                    .getByRole(AriaRole.BUTTON)
                    .filter(new Locator.FilterOptions().setHasText("Demander de vérifier"))
                    .and(visitor.page().locator("[aria-label*='Ville de Rouen']"))
                    .click();
            visitor.settle().type("Précision", "Le double du trimestre précédent.");
            visitor.picture("demande-de-verification");
            visitor.check("demander de vérifier");
            visitor.press("Envoyer la demande");
            visitor.page().waitForURL("**/chiffres/verifications/*");
            visitor.settle().sees("En attente de réponse");
            visitor.picture("verification-demandee");
            shown(visitor, "coordination");
        }
        try (Visitor visitor = phone ? Visitor.onPhone(port) : Visitor.atDesk(port)) {
            visitor.signIn("responsable.rouen").open("chiffres");
            visitor.picture("responsable-chiffres-clefs");
            assertThat(visitor.page().locator("vaadin-side-nav-item[current]").allTextContents())
                    .anyMatch(text -> text.contains("Chiffres"));
            visitor.page().locator("a[href*='chiffres/fiches']").first().click();
            visitor.page().waitForURL("**/chiffres/fiches?*");
            visitor.settle().sees("situation connue au");
            assertThat(visitor.page()
                            .locator(".visibles-todo a[href^='jeunes/']")
                            .count())
                    .isPositive();
            visitor.picture("fiches-d-un-chiffre");
            visitor.check("fiches d'un chiffre");
            shown(visitor, "responsable");
            assertThat(visitor.page().locator("vaadin-side-nav-item[current]").allTextContents())
                    .anyMatch(text -> text.contains("Chiffres"));

            visitor.open("chiffres/verifications");
            visitor.page().locator(".visibles-todo a").first().click();
            visitor.page().waitForURL("**/chiffres/verifications/*");
            visitor.settle().sees("Le double du trimestre précédent.");
            visitor.picture("verification-a-faire");
            visitor.check("vérification à faire");
            visitor.page().getByText("Vérifié, rien à corriger").first().click();
            visitor.settle().press("Envoyer la réponse");
            visitor.page().getByText("Votre réponse").waitFor(gone());
            visitor.settle().sees("Vérifié, rien à corriger");
        }
    }

    private static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }

    /** The pages that set figures side by side. */
    private static void shown(Visitor visitor, String who) {
        for (String part : List.of("comparer", "communes", "cohortes", "verifications")) {
            visitor.open("chiffres/" + part);
            if (visitor.page().locator("visibles-chart").count() > 0) {
                visitor.page().locator("visibles-chart svg").first().waitFor();
            }
            visitor.picture(who + "-" + part);
            visitor.check(who + " " + part);
        }
    }
}
