package org.visibles.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The database cannot be reached for a while: words say so, nothing typed is lost, and it goes on by itself. */
@EndToEnd
class DatabaseAwayTest {

    private static final String AWAY = "La base de données ne répond pas";
    /** The number under which the log has it. */
    private static final Pattern INCIDENT = Pattern.compile("administrateur : [0-9A-F]{8}\\.");

    @LocalServerPort
    private int port;

    @Autowired
    private Cable cable;

    @Autowired
    private DemoRows rows;

    @Autowired
    private Sessions sessions;

    private boolean cut;

    @AfterEach
    void give_it_back() {
        if (cut) {
            cable.mend();
        }
    }

    @Test
    void who_is_at_work_is_told_and_goes_on_without_a_new_start() {
        try (Visitor worker = Visitor.atDesk(port).signIn("agent.rouen");
                Visitor coordination = Visitor.onPhone(port).signIn("coordination");
                Visitor late = Visitor.atDesk(port)) {
            worker.record("Trottinette");
            worker.press("Noter un échange").fill("Note", "Pendant la panne");
            late.open("connexion");
            sessions.looksAgain(worker);
            cut();

            worker.button("Enregistrer").last().click();
            told(worker);
            worker.picture("panne-dialogue");
            assertThat(worker.typed("Note")).isEqualTo("Pendant la panne");

            coordination.page().navigate(coordination.page().url() + "chiffres");
            told(coordination);
            coordination.picture("panne-page");

            late.giveCredentials("agent.ml", "**/connexion?*");
            told(late);
            late.picture("panne-connexion");

            mend();
            coordination.sees("Jeunes repérés");
            coordination.check("figures after the database came back");
            late.signIn("agent.ml");
            worker.press("Enregistrer").sees("Pendant la panne");
            assertThat(rows.exchanges("Trottinette")).isOne();
        }
    }

    private static void told(Visitor visitor) {
        visitor.sees(AWAY);
        assertThat(visitor.page().getByText(INCIDENT).first()).isVisible();
    }

    private void cut() {
        cut = true;
        cable.cut();
    }

    private void mend() {
        cut = false;
        cable.mend();
    }
}
