package org.visibles.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The session ends at the server while somebody types: a sign-in later the draft is offered where it was typed. */
@EndToEnd
class LostSessionTest {

    private static final String TOLD = "Vue devant le gymnase ; rappellera jeudi.";

    @LocalServerPort
    private int port;

    @Autowired
    private Sessions sessions;

    @Autowired
    private DemoRows rows;

    @ParameterizedTest
    @ValueSource(strings = {"desktop", "phone"})
    void an_exchange_half_typed_is_offered_after_signing_in_again(String device) {
        try (Visitor worker = Visitor.on(device, port).signIn("agent.rouen")) {
            String name = device.equals("phone") ? "Parka noire" : "Baskets rouges";
            String record = worker.record(name);

            worker.press("Noter un échange").type("Note", TOLD);
            rows.awaitDraft(record, TOLD);
            sessions.end(worker);
            worker.button("Enregistrer").last().dispatchEvent("click");

            worker.signInAgain("agent.rouen", record + "?continue");
            worker.press("Noter un échange");
            worker.sees("Une saisie non enregistrée a été gardée.");
            worker.picture("session-perdue-echange");
            worker.check("draft of an exchange");
            assertThat(worker.typed("Note")).isEmpty();
            worker.press("La reprendre");
            assertThat(worker.typed("Note")).isEqualTo(TOLD);
            worker.press("Enregistrer").sees(TOLD);

            worker.press("Noter un échange");
            assertThat(worker.text("Une saisie non enregistrée a été gardée.").count())
                    .isZero();
            assertThat(rows.exchanges(name)).isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"desktop", "phone"})
    void a_record_half_edited_is_offered_after_signing_in_again(String device) {
        String language = "soninké " + device;
        try (Visitor worker = Visitor.on(device, port).signIn("agent.rouen")) {
            String record = worker.record(device.equals("phone") ? "Sac à dos" : "Gros casque");

            worker.press("Modifier").type("Langue", language);
            String form = worker.page().url();
            rows.awaitDraft(record, language);
            sessions.end(worker);
            worker.button("Enregistrer").last().dispatchEvent("click");

            worker.signInAgain("agent.rouen", form + "?continue");
            assertThat(worker.typed("Langue")).isEmpty();
            worker.picture("session-perdue-fiche");
            worker.check("draft of a record");
            worker.press("Reprendre cette saisie");
            assertThat(worker.typed("Langue")).isEqualTo(language);
            worker.press("Enregistrer").sees(language);
            assertThat(rows.drafts(record, language)).isZero();
        }
    }
}
