package org.visibles.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.visibles.widgets.Formats;

/** What works, the work in the field and the map, at a desk and on a phone, over the demo's people and outings. */
@EndToEnd
class WhatWorksTest {

    private static final Map<String, String> PICTURES = Map.of(
            "terrain", "terrain",
            "ce-qui-marche", "ce-qui-marche?par=CHANNEL&etape=IDENTIFIED",
            "ce-qui-marche-raccroches", "ce-qui-marche?par=CHANNEL&etape=CONNECTED",
            "ce-qui-marche-jours", "ce-qui-marche?par=WEEKDAY&etape=MOBILISED",
            "carte", "carte?quoi=MET&niveau=COMMUNE");

    private static final LocalDate PAST =
            YearMonth.now(Formats.ZONE).minusMonths(5).atEndOfMonth();

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
                chartsInGrey(visitor, route);
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
        try (Visitor visitor = Visitor.atDesk(port)) {
            visitor.signIn("responsable.rouen"); // cohorts are drawn for an organisation alone
            chartsInGrey(visitor, "/cohortes");
        }
    }

    private static void chartsInGrey(Visitor visitor, String route) {
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

    @ParameterizedTest
    @CsvSource({"desktop", "phone"})
    void a_number_of_what_works_and_of_the_map_opens_its_list(String device) {
        try (Visitor visitor = Visitor.on(device, port)) {
            visitor.signIn("responsable.rouen");
            visitor.page().setViewportSize(device.equals("phone") ? 360 : 1280, 2600);
            opens(visitor, "ce-qui-marche?par=CHANNEL&etape=IDENTIFIED", "chiffres/fiches/rencontres?");
            assertThat(visitor.page().locator(".visibles-figures").innerText()).contains("sans fiche");
            opens(visitor, "carte?quoi=CONNECTION&niveau=COMMUNE", "chiffres/fiches?");
            opens(visitor, "carte?quoi=OUTINGS&niveau=COMMUNE", "chiffres/actions?");
            eachOfTheField(visitor, "structure");
        }
        try (Visitor visitor = Visitor.on(device, port)) {
            visitor.signIn("coordination");
            visitor.page().setViewportSize(device.equals("phone") ? 360 : 1280, 2600);
            opens(visitor, "ce-qui-marche?par=CHANNEL&etape=IDENTIFIED", "chiffres/structures?");
            opens(visitor, "carte?quoi=OUTINGS&niveau=COMMUNE", "chiffres/actions/structures?");
            eachOfTheField(visitor, "coordination");
            visitor.open("chiffres/carte?quoi=CONNECTION&niveau=COMMUNE");
            visitor.page().locator("visibles-map svg").waitFor();
            visitor.picture("carte-par-structure");
            visitor.page().locator(".visibles-by-organisation a").click();
            visitor.page().waitForURL("**/chiffres/structures?*");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "desktop, actions/structures?chiffre=HOURS, Heures de terrain, actions/",
        "phone, actions/structures?valeur=76540, Actions de terrain, actions/",
        "desktop, terrain/structures?chiffre=EXCHANGES, Échanges, jeunes/",
        "phone, terrain/structures?chiffre=HOURS_PER_IDENTIFIED, Heures par jeune repéré, jeunes/"
    })
    void a_number_of_the_field_is_asked_about_and_arrives_with_its_list(
            String device, String address, String name, String listed) {
        String which = address.replaceAll(".*=", "").toLowerCase(Locale.ROOT);
        try (Visitor visitor = Visitor.on(device, port)) {
            visitor.signIn("coordination").open("chiffres/" + address);
            visitor.page()
                    .getByRole(AriaRole.BUTTON)
                    .filter(new Locator.FilterOptions().setHasText("Demander de vérifier"))
                    .and(visitor.page().locator("[aria-label*='Ville de Rouen']"))
                    .click();
            visitor.settle().type("Précision", "Deux fois plus qu'au trimestre précédent.");
            visitor.picture("demande-de-verification-" + which);
            visitor.check("demander de vérifier " + which);
            visitor.press("Envoyer la demande");
            visitor.page().waitForURL("**/chiffres/verifications/*");
            visitor.settle().sees("En attente de réponse");
            visitor.picture("verification-demandee-" + which);
        }
        try (Visitor visitor = Visitor.on(device, port)) {
            visitor.signIn("responsable.rouen").open("chiffres/verifications");
            visitor.page()
                    .locator(".visibles-todo a")
                    .filter(new Locator.FilterOptions().setHasText(name))
                    .first()
                    .click();
            visitor.page().waitForURL("**/chiffres/verifications/*");
            visitor.settle().sees("Deux fois plus qu'au trimestre précédent.");
            visitor.picture("verification-a-faire-" + which);
            visitor.check("vérification à faire " + which);
            assertThat(visitor.page()
                            .locator(".visibles-figures a[href^='" + listed + "']")
                            .count())
                    .isPositive();
        }
    }

    /** The numbers of the first quarter, one of each page behind them; none is wider than the screen. */
    private static void eachOfTheField(Visitor visitor, String who) {
        visitor.open("chiffres/terrain").picture("vers-terrain-" + who);
        visitor.check("terrain");
        Map<String, String> pages = visitor.page().locator("tbody tr").nth(0).locator("td a").all().stream()
                .map(link -> link.getAttribute("href"))
                .collect(Collectors.toMap(
                        address -> address.replaceAll("\\?.*", ""),
                        address -> address,
                        (one, other) -> other,
                        LinkedHashMap::new));
        assertThat(pages).hasSizeGreaterThan(1);
        for (String address : pages.values()) {
            visitor.open(address).sees("connue au");
            String name = "terrain-"
                    + address.replaceAll("depuis=[^&]*|connu=[^&]*", "").replaceAll("\\W+", "-");
            visitor.picture(name);
            visitor.check(name);
            assertThat((Boolean) visitor.page()
                            .evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .as(name)
                    .isTrue();
        }
    }

    /** The first number of the table: large enough for a finger where one touches. */
    private static void opens(Visitor visitor, String route, String list) {
        visitor.open("chiffres/" + route);
        Locator number = visitor.page().locator("td a").first();
        number.waitFor();
        String name = list.replaceAll("\\W+", "-") + route.replaceAll("\\W.*", "");
        visitor.picture("vers-" + name);
        visitor.check(route);
        if (visitor.page().viewportSize().width < 600) {
            assertThat(number.boundingBox().height).isGreaterThanOrEqualTo(44);
            assertThat(number.boundingBox().width).isGreaterThanOrEqualTo(44);
        }
        number.click();
        visitor.page().waitForURL("**/" + list + "*");
        visitor.settle().sees("connue au");
        visitor.picture(name);
        visitor.check(list);
    }

    @ParameterizedTest
    @CsvSource({"desktop", "phone"})
    void two_periods_are_chosen_and_compared(String device) {
        try (Visitor visitor = Visitor.on(device, port)) {
            visitor.signIn("coordination").open("chiffres/comparer");
            visitor.page().setViewportSize(device.equals("phone") ? 360 : 1280, 1800);
            String usual = visitor.page().locator("thead").textContent();
            Matcher quarter = Pattern.compile("T(\\d) (\\d{4})").matcher(usual);
            assertThat(quarter.find()).isTrue();
            int year = Integer.parseInt(quarter.group(2)) - 1;
            String name = "T" + quarter.group(1) + " " + year;
            String code = year + "-Q" + quarter.group(1);
            visitor.choose("Première période", name);
            visitor.page().waitForURL("**/chiffres/comparer?*avant=" + code + "*");
            visitor.settle();
            assertThat(visitor.page().locator("thead").textContent()).contains(name);
            visitor.page()
                    .locator("h2", new Page.LocatorOptions().setHasText(name + " et T"))
                    .waitFor();
            List<String> identified = compared(visitor);
            assertThat(identified.getFirst()).isEqualTo("Jeunes repérés");
            assertThat(difference(identified.get(3)))
                    .isEqualTo(Integer.parseInt(identified.get(2)) - Integer.parseInt(identified.get(1)));
            visitor.picture("comparer-choisi");
            visitor.check("comparer, choisi");
            visitor.page().locator("tbody a").first().click();
            visitor.page().waitForURL("**/chiffres/structures?*trimestre=" + code + "*");
        }
    }

    private static List<String> compared(Visitor visitor) {
        return visitor.page().locator("tbody tr").first().locator("th, td").allTextContents();
    }

    private static int difference(String signed) {
        return Integer.parseInt(signed.replace('−', '-').replace("+", ""));
    }

    @ParameterizedTest
    @CsvSource({"coordination, desktop", "coordination, phone", "responsable.rouen, desktop", "responsable.rouen, phone"
    })
    void a_past_day_goes_along_from_part_to_part(String login, String device) {
        try (Visitor visitor = Visitor.on(device, port)) {
            visitor.signIn(login);
            visitor.page().setViewportSize(device.equals("phone") ? 360 : 1280, 1800);
            visitor.open("chiffres/terrain?connu=" + PAST);
            visitor.picture(login + "-jour-passe-terrain");
            for (String part : List.of("Ce qui marche", "Carte", "Comparer", "Par commune", "Cohortes")) {
                visitor.page()
                        .locator(".visibles-parts a", new Page.LocatorOptions().setHasText(part))
                        .click();
                visitor.page()
                        .locator(".visibles-parts a[aria-current=page]", new Page.LocatorOptions().setHasText(part))
                        .waitFor();
                assertThat(visitor.page().url()).contains("connu=" + PAST);
                visitor.settle()
                        .sees("au "
                                + DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRENCH)
                                        .format(PAST));
                visitor.picture(
                        login + "-jour-passe-" + part.replaceAll("\\W", "-").toLowerCase(Locale.ROOT));
                visitor.check(login + " " + part + ", jour passé");
            }
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
