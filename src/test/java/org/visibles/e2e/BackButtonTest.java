package org.visibles.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Clicking twice, and going back and forth after saving, makes nothing twice. */
@EndToEnd
class BackButtonTest {

    @LocalServerPort
    private int port;

    @Autowired
    private DemoRows rows;

    @ParameterizedTest
    @ValueSource(strings = {"desktop", "phone"})
    void back_and_forward_after_saving_double_nothing(String device) {
        String name = device.equals("phone") ? "Bonnet vert" : "Casquette bleue";
        try (Visitor worker = Visitor.on(device, port).signIn("agent.rouen")) {
            String start = worker.page().url();
            String record = worker.record(name);

            worker.page().goBack();
            worker.page().waitForURL(start);
            worker.settle().sees("Bonjour");
            assertThat(dialogs(worker)).isZero();
            worker.check("start after going back");
            worker.page().goForward();
            worker.page().waitForURL(record);
            worker.settle().sees(name);

            worker.press("Modifier").fill("Langue", "lingala").press("Enregistrer");
            worker.page().waitForURL(record);
            worker.page().goBack();
            worker.page().waitForURL(record + "/modifier");
            worker.settle();
            assertThat(worker.typed("Langue")).isEqualTo("lingala");
            assertThat(worker.button("Reprendre cette saisie").count()).isZero();
            worker.check("form after going back");
            worker.press("Enregistrer");
            worker.page().waitForURL(record);
            worker.settle().sees("lingala");

            worker.press("Noter un échange").fill("Note", "Une seule fois").press("Enregistrer");
            worker.sees("Une seule fois");
            worker.page().goBack();
            worker.settle();
            worker.page().goForward();
            worker.settle();
            assertThat(dialogs(worker)).isZero();

            assertThat(rows.records(name)).isOne();
            assertThat(rows.exchanges(name)).isOne();
        }
    }

    @Test
    void a_double_click_saves_one_record_and_one_exchange() {
        try (Visitor worker = Visitor.atDesk(port).signIn("agent.rouen")) {
            worker.press("Nouveau jeune").fill("Pseudonyme", "Sweat gris");
            worker.button("Enregistrer").last().dblclick();
            worker.page().waitForURL("**/jeunes/*");
            worker.settle();
            worker.press("Noter un échange").fill("Note", "Deux fois cliqué");
            worker.button("Enregistrer").last().dblclick();
            worker.settle().sees("Deux fois cliqué");
            worker.check("record after double clicks");

            assertThat(rows.records("Sweat gris")).isOne();
            assertThat(rows.exchanges("Sweat gris")).isOne();
        }
    }

    private static int dialogs(Visitor visitor) {
        return visitor.page()
                .locator("vaadin-dialog[opened]", new Page.LocatorOptions())
                .count();
    }
}
