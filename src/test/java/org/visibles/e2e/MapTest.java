package org.visibles.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Maps in a real browser: drawn from the program's own contours, readable without colour, touched to choose. */
@EndToEnd
class MapTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"desktop", "phone"})
    void figures_are_drawn_with_a_legend_and_the_same_in_a_table(String device) {
        try (Visitor visitor = Visitor.on(device, port)) {
            List<String> elsewhere = new java.util.ArrayList<>();
            visitor.page().onRequest(request -> {
                if (!request.url().startsWith("http://localhost:" + port)
                        && !request.url().startsWith("data:")) {
                    elsewhere.add(request.url());
                }
            });
            visitor.signIn("coordination").open("essai-carte");
            Locator map = visitor.page().locator("visibles-map[role=img]");
            map.locator("svg path").first().waitFor();

            assertThat(map.getAttribute("aria-label")).isEqualTo("Carte d'essai des communes");
            assertThat(map.locator("svg path").count()).isGreaterThanOrEqualTo(71);
            assertThat(map.locator("svg pattern").count()).as("patterns").isGreaterThanOrEqualTo(4);
            assertThat(visitor.page().locator(".visibles-map-legend li").allInnerTexts())
                    .hasSize(7)
                    .startsWith("0")
                    .contains("masqué (petit effectif)", "sans valeur");
            visitor.picture("carte-essai");
            visitor.check("carte");

            Locator rows = visitor.page().locator(".visibles-table-sortable tbody tr");
            assertThat(rows.first().innerText()).startsWith("Amfreville");
            visitor.press("Nombre");
            assertThat(rows.first().innerText()).contains("95");
            assertThat(visitor.page().locator("th[aria-sort=descending]").innerText())
                    .isEqualTo("Nombre");
            assertThat(elsewhere).as("no other server is asked").isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"desktop", "phone"})
    void the_quarters_are_shown_and_named_when_touched(String device) {
        try (Visitor visitor = Visitor.on(device, port)) {
            visitor.signIn("admin").open("quartiers");
            visitor.sees("21 quartiers inventés");
            visitor.page().locator("visibles-map svg path").first().waitFor();
            visitor.check("quartiers");

            touch(visitor, "QY076003");
            visitor.sees("QY076003, ");
            tall(visitor);
            visitor.picture("quartiers");
        }
    }

    @Test
    void a_file_is_read_and_shown_before_anything_changes(@TempDir Path folder) throws Exception {
        Path good = Files.writeString(folder.resolve("QP2024_France.geojson"), """
                {"type":"FeatureCollection","features":[
                {"type":"Feature","properties":{"code_qp":"QN07601N","lib_qp":"Les Sapins","insee_com":"76540"},
                "geometry":{"type":"Polygon","coordinates":[[[1.09,49.44],[1.1,49.44],[1.1,49.45]]]}},
                {"type":"Feature","properties":{"code_qp":"QN07602N","lib_qp":"Rien","insee_com":"76540"},"geometry":null},
                {"type":"Feature","properties":{"code_qp":"QN07501N","lib_qp":"Ailleurs","insee_com":"75118"},"geometry":null}]}""");
        Path bad = Files.writeString(folder.resolve("qp.geojson"), "{\"type\":\"FeatureCollection\",\"features\":[{");
        try (Visitor visitor = Visitor.onPhone(port)) {
            visitor.signIn("admin").open("quartiers");
            Locator input = visitor.page().locator("vaadin-upload input[accept*=geojson]");

            input.setInputFiles(bad);
            visitor.sees("Le fichier est abîmé ou coupé");

            input.setInputFiles(good);
            visitor.sees("QP2024_France.geojson, liste de 2024");
            visitor.sees("Contours réparés : 1");
            visitor.sees("Refusés : 1");
            visitor.page().getByText("Refusés : 1").click();
            visitor.sees("n° 2, QN07602N : pas de contour");
            visitor.settle();
            visitor.check("quartiers-apercu");

            tall(visitor);
            visitor.picture("quartiers-apercu");
            visitor.press("Annuler");
            visitor.sees("21 quartiers inventés");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"desktop", "phone"})
    void a_merger_of_communes_is_shown_before_anything_changes(String device, @TempDir Path folder) throws Exception {
        Path moves = Files.writeString(folder.resolve("v_mvt_commune_2026.csv"), """
                MOD,DATE_EFF,TYPECOM_AV,COM_AV,TNCC_AV,NCC_AV,NCCENR_AV,LIBELLE_AV,TYPECOM_AP,COM_AP,TNCC_AP,NCC_AP,NCCENR_AP,LIBELLE_AP
                32,2026-01-01,COM,76498,2,PETIT QUEVILLY,Petit-Quevilly,Le Petit-Quevilly,COM,76322,2,GRAND QUEVILLY,Grand-Quevilly,Le Grand-Quevilly
                """);
        try (Visitor visitor = Visitor.on(device, port)) {
            visitor.signIn("admin").open("quartiers");
            visitor.page().locator("vaadin-upload input[accept='.csv']").setInputFiles(moves);
            visitor.sees("Le Petit-Quevilly (76498) → Le Grand-Quevilly (76322), depuis le 1 janv. 2026");
            visitor.settle();
            visitor.check("mergers of communes");
            tall(visitor);
            visitor.picture("communes-fusionnees");
            visitor.press("Annuler");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"desktop", "phone"})
    void the_quarter_of_a_record_is_touched_on_the_map(String device) {
        try (Visitor visitor = Visitor.on(device, port)) {
            visitor.signIn("agent.rouen").open("");
            visitor.page().locator("a[href^='jeunes/']").first().click();
            visitor.settle();
            visitor.page().getByText("Modifier").first().click();
            visitor.settle();
            visitor.page()
                    .locator("vaadin-details-summary")
                    .getByText("Choisir sur la carte")
                    .click();
            visitor.settle();
            visitor.pick("Commune", "Rouen");
            visitor.page().locator("visibles-map svg path").first().waitFor();
            assertThat(visitor.page().locator(".geography-source-line").innerText())
                    .contains("Touchez le quartier")
                    .contains("QPV 2024, exemple");
            visitor.check("fiche, carte");

            Locator quarter = visitor.page()
                    .locator("vaadin-select")
                    .filter(new Locator.FilterOptions().setHasText("Quartier prioritaire (QPV)"));
            String before = quarter.innerText();
            // by force: the name of an area may lie where one touches, that of another on a small map
            Locator others = visitor.page().locator("visibles-map svg path[fill='#8fc3bf']");
            for (int each = 0; each < others.count() && quarter.innerText().equals(before); each++) {
                others.nth(each).click(new Locator.ClickOptions().setForce(true));
                visitor.settle();
            }
            assertThat(quarter.innerText()).isNotEqualTo(before).contains("QPV 2024, exemple");
            tall(visitor);
            visitor.picture("fiche-carte");
        }
    }

    /** The page scrolls within the window: for a picture of all of it the window is made long. */
    private static void tall(Visitor visitor) {
        int height = (Integer) visitor.page().evaluate("() => document.querySelector('.visibles-page').scrollHeight");
        visitor.page().setViewportSize(visitor.page().viewportSize().width, height + 80);
        visitor.settle();
    }

    /** What the map sends when an area is touched. */
    private static void touch(Visitor visitor, String code) {
        visitor.page()
                .evaluate(
                        "code => document.querySelector('visibles-map')"
                                + ".dispatchEvent(new CustomEvent('area-picked', {detail: {code}}))",
                        code);
        visitor.settle();
    }
}
