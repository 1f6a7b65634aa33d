package org.visibles.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A partner without an account, on its phone: mail, link, code, answer, appointment; and the worker sees it come back. */
@EndToEnd
class AnswerTest {

    private static final String MAILBOX = "accueil-vestiaire-du-port@demo.example";
    private static final Pattern LINK = Pattern.compile("/reponse/([A-Za-z0-9_-]{43})");
    private static final Pattern CODE = Pattern.compile("(?m)^(\\d{8})\\s*$");

    @LocalServerPort
    private int port;

    @Autowired
    private DemoRows rows;

    @Test
    void a_referral_comes_back_from_a_partner_without_an_account() {
        try (Visitor worker = Visitor.atDesk(port).signIn("agent.rouen");
                Visitor partner = Visitor.onPhone(port)) {
            worker.press("Nouveau jeune");
            worker.fill("Pseudonyme", "Bonnet Gris").tick("Informé oralement aujourd'hui");
            worker.choose("Âge estimé", "18").pick("Commune", "Rouen").press("Enregistrer");
            worker.sees("Bonnet Gris");
            String record = worker.page().url();
            worker.press("Orienter").pick("Vers", "Vestiaire du Port");
            worker.tick("Le jeune est d'accord pour cette orientation (recueilli aujourd'hui)");
            worker.press("Envoyer").sees("Orientation envoyée");

            String token = Post.find(MAILBOX, LINK);
            partner.page().navigate(partner.base() + "reponse/" + token);
            partner.sees("Une orientation vous attend");
            partner.check("lien");
            partner.picture("reponse-1-lien");
            click(partner, "Recevoir le code");
            partner.sees("Consultez la messagerie");
            assertThat(partner.page().url()).doesNotContain(token);
            partner.page().getByLabel("Code reçu").fill("00000000");
            click(partner, "Ouvrir l'orientation");
            partner.sees("Ce code n'ouvre rien");
            partner.check("code");
            partner.picture("reponse-2-code");
            partner.page().getByLabel("Code reçu").fill(Post.find(MAILBOX, CODE));
            click(partner, "Ouvrir l'orientation");

            partner.sees("Orientation de la part de Ville de Rouen");
            partner.sees("Bonnet Gris");
            partner.page().locator("summary").first().click();
            partner.check("orientation");
            partner.picture("reponse-3-orientation");
            click(partner, "Accepter");
            partner.sees("Enregistré. Ville de Rouen est prévenu");
            partner.page().getByText("Écrire à la structure qui oriente").click();
            partner.page().getByLabel("Votre message").fill("Préfère-t-il le matin ?");
            click(partner, "Envoyer le message");
            partner.sees("Préfère-t-il le matin ?");
            partner.page().getByText("Proposer des rendez-vous").first().click();
            Locator first = partner.page().locator("fieldset").first();
            first.locator("input[type=date]").fill(LocalDate.now().plusDays(3).toString());
            first.locator("input[type=time]").fill("10:30");
            first.locator("input[type=text]").fill("12 quai du Port");
            partner.check("propositions");
            partner.picture("reponse-4-propositions");
            click(partner, "Proposer des rendez-vous");
            partner.sees("Vous avez proposé ces rendez-vous");

            worker.page().navigate(record);
            worker.settle();
            worker.page().getByText("Bonnet Gris").last().scrollIntoViewIfNeeded();
            worker.page().locator(".visibles-referral a").first().click();
            worker.settle().sees("Rendez-vous proposés");
            worker.sees("Préfère-t-il le matin ?");
            worker.picture("reponse-5-choisir");
            worker.check("rendez-vous proposés");
            worker.page()
                    .locator("vaadin-button")
                    .filter(new Locator.FilterOptions().setHasText("Choisir"))
                    .first()
                    .click();
            worker.settle().sees("Rendez-vous fixé");

            partner.page().navigate(partner.base() + "reponse?lang=en");
            partner.sees("Appointment");
            partner.check("in English");
            partner.page().navigate(partner.base() + "reponse?lang=fr");
            partner.sees("12 quai du Port");
            rows.theHourHasCome("Bonnet Gris");
            partner.page().reload();
            partner.picture("reponse-6-rendez-vous");
            click(partner, "Présent");
            partner.page().getByText("Prise en charge commencée").first().click();
            click(partner, "Prise en charge commencée");
            partner.sees("Prise en charge terminée");
            click(partner, "Demander un accès");
            partner.sees("Votre demande d'accès est transmise");
            partner.check("accès demandé");
            partner.picture("reponse-8-acces");
            click(partner, "Terminer");
            partner.sees("Ouvrez le lien de votre courriel");

            worker.page().navigate(record);
            worker.settle().sees("Prise en charge commencée");
            worker.page().locator(".visibles-referral a").first().click();
            worker.settle().sees("sans compte");
            worker.picture("reponse-7-retour");
            worker.page().getByText("Ce que le lien est devenu").click();
            worker.settle().sees("ouvert avec le code");
            worker.picture("reponse-9-lien");
            worker.check("retour");
            try (Visitor phone = Visitor.onPhone(port).signIn("agent.rouen")) {
                phone.page().navigate(worker.page().url());
                phone.settle().page().getByText("Ce que le lien est devenu").click();
                phone.settle().sees("ouvert avec le code");
                phone.picture("reponse-9-lien");
                phone.check("liens envoyés");
            }
        }
    }

    private static void click(Visitor partner, String button) {
        partner.button(button).first().click();
    }
}
