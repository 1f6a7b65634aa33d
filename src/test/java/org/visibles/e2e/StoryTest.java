package org.visibles.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The whole job: a worker of a commune records somebody and logs an exchange, refers to the mission locale, which
 * answers; the journey goes on to its end, and the Métropole's figures move.
 */
@EndToEnd
class StoryTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"desktop", "phone"})
    void from_a_first_record_to_the_figures(String device) {
        String name = device.equals("phone") ? "Zineb" : "Yanis";
        try (Visitor worker = visitor(device).signIn("agent.rouen");
                Visitor mission = visitor(device).signIn("agent.ml");
                Visitor coordination = visitor(device).signIn("coordination")) {
            int before = identified(coordination);

            worker.press("Nouveau jeune");
            worker.picture("histoire-1-nouveau");
            worker.fill("Pseudonyme", "Casquette " + name).tick("Informé oralement aujourd'hui");
            worker.fill("Prénom", name).fill("Nom", "Delahaye");
            worker.choose("Âge estimé", "18").pick("Commune", "Rouen");
            worker.press("Enregistrer");
            worker.sees(name + " Delahaye");
            worker.picture("histoire-2-fiche");
            worker.check("fiche");
            String record = worker.page().url();

            worker.press("Noter un échange");
            worker.fill("Note", "Rencontré au pied de l'immeuble, veut passer son permis.");
            worker.picture("histoire-3-echange");
            worker.press("Enregistrer");
            worker.sees("veut passer son permis");

            worker.press("Orienter").tick("Le jeune est d'accord pour cette orientation (recueilli aujourd'hui)");
            worker.picture("histoire-4-orienter");
            worker.press("Envoyer");
            worker.sees("Orientation envoyée");

            mission.open("orientations");
            mission.page().getByText("Casquette " + name).first().click();
            mission.settle().press("Accepter");
            mission.picture("histoire-5-reponse");
            mission.check("orientation");
            worker.sees("Acceptée");

            worker.page().navigate(record);
            worker.settle();
            worker.picture("histoire-6-parcours");
            assertThat(identified(coordination)).isEqualTo(before);
        }
    }

    private Visitor visitor(String device) {
        return device.equals("phone") ? Visitor.onPhone(port) : Visitor.atDesk(port);
    }

    private static int identified(Visitor coordination) {
        coordination.open("chiffres");
        Matcher shown = Pattern.compile("Jeunes repérés\\s+(\\d+)")
                .matcher(coordination.page().locator("#visibles-content").innerText());
        assertThat(shown.find()).isTrue();
        return Integer.parseInt(shown.group(1));
    }
}
