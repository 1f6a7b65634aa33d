package org.visibles.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneId;
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
    void two_records_of_one_person_become_one_and_two_again(String device) {
        String first = device.equals("phone") ? "Noor" : "Naïm";
        String last = device.equals("phone") ? "Vauquelin" : "Lecointre";
        try (Visitor worker = Visitor.on(device, port).signIn("agent.rouen");
                Visitor lead = Visitor.on(device, port).signIn("responsable.rouen")) {
            String one = named(worker, "Écharpe " + first, first, last);
            worker.open("");
            String other = named(worker, "Bonnet " + first, first, last);

            lead.open("doublons");
            lead.press("Chercher maintenant");
            lead.sees("Dernière recherche le");
            lead.sees(first + " " + last);
            lead.picture("rapprocher-doublons");
            lead.check("doublons");

            worker.page().navigate(one);
            worker.settle().text("Rapprocher d'une autre fiche").click();
            worker.settle().fill("Chercher l'autre fiche", last);
            worker.page().waitForTimeout(600);
            worker.settle().picture("rapprocher-chercher");
            worker.check("chercher l'autre fiche");
            worker.text("Comparer avec " + first + " " + last).first().click();
            worker.settle().sees("Ce qui va se passer");
            worker.picture("rapprocher-comparer");
            worker.check("comparer deux fiches");
            worker.press("Rapprocher les deux fiches");
            worker.page().waitForURL("**/jeunes/*");
            worker.page().navigate(other);
            worker.settle();
            assertThat(worker.page().url()).isEqualTo(one);
            worker.text("Fiches rapprochées de celle-ci").click();
            worker.settle().sees("Annulation possible jusqu'au");
            worker.picture("rapprocher-fiche");
            worker.check("fiche rapprochée");
            worker.press("Annuler le rapprochement");
            worker.settle().button("Annuler le rapprochement").last().click();
            worker.settle().sees("Le rapprochement est annulé");
            worker.page().navigate(other);
            worker.settle();
            assertThat(worker.page().url()).isEqualTo(other);
        }
    }

    private static String named(Visitor worker, String pseudonym, String first, String last) {
        worker.press("Nouveau jeune");
        worker.fill("Pseudonyme", pseudonym).tick("Informé oralement aujourd'hui");
        worker.fill("Prénom", first).fill("Nom", last);
        worker.press("Enregistrer");
        worker.page().waitForURL("**/jeunes/*");
        worker.settle().sees(first + " " + last);
        return worker.page().url();
    }

    @ParameterizedTest
    @ValueSource(strings = {"desktop", "phone"})
    void from_a_first_record_to_the_figures(String device) {
        String name = device.equals("phone") ? "Zineb" : "Yanis";
        try (Visitor worker = Visitor.on(device, port).signIn("agent.rouen");
                Visitor mission = Visitor.on(device, port).signIn("agent.ml");
                Visitor coordination = Visitor.on(device, port).signIn("coordination")) {
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

            worker.press("Orienter").pickAmong("Besoins", "Logement").press("Proposer des partenaires");
            worker.sees("Le choix vous revient");
            worker.picture("histoire-4-proposer");
            worker.check("propositions");
            worker.tick("Le jeune est d'accord pour cette orientation (recueilli aujourd'hui)");
            worker.picture("histoire-4-orienter");
            worker.press("Envoyer");
            worker.sees("Orientation envoyée");

            int unread = unread(worker);
            mission.open("orientations");
            mission.page().getByText("Casquette " + name).first().click();
            mission.settle().press("Décliner");
            mission.picture("histoire-5-motif");
            mission.check("motif du refus");
            mission.press("Annuler").dialogGone();
            mission.press("Accepter");
            mission.picture("histoire-5-reponse");
            mission.check("orientation");
            worker.page()
                    .getByLabel(Pattern.compile("Notifications : " + (unread + 1) + " non lues?"))
                    .click();
            worker.sees("Mission locale Rive Nord");
            worker.picture("histoire-6-nouvelle");

            mission.fill("Votre message", "A-t-il sa pièce d'identité ?").press("Envoyer le message");
            mission.sees("Pas encore lu");
            mission.picture("histoire-9-question");
            mission.check("échanges");
            worker.open("orientations?onglet=sent&tri=attente");
            worker.picture("histoire-10-attente");
            worker.check("orientations envoyées");
            worker.open("orientations?onglet=sent&attente=us");
            worker.page().getByText(name + " Delahaye").first().click();
            worker.settle();
            worker.sees("A-t-il sa pièce d'identité ?");

            checked(mission, worker, name + " Delahaye");

            worker.page().navigate(record);
            worker.settle();
            worker.sees("Acceptée");
            eligible(worker);
            moved(worker, "Repéré :");
            moved(worker, "Mobilisé :");
            worker.press("Faire avancer").tick("Raccroché :").choose("Raccroché par", "CEJ");
            worker.picture("histoire-7-parcours");
            worker.check("étape du parcours");
            worker.press("Enregistrer").dialogGone();
            worker.press("Faire avancer").tick("Sorti :").choose("Issue du parcours", "CDI");
            worker.press("Enregistrer").dialogGone();
            worker.sees("Sorti");
            worker.picture("histoire-8-fin");
            worker.check("fiche à la fin");

            mission.open("orientations");
            mission.page().getByText("Casquette " + name).first().click();
            appointment(mission.settle());

            assertThat(identified(coordination)).isEqualTo(before + 1);
            assertThat(coordination.page().content()).doesNotContain("Delahaye").doesNotContain("Casquette");
            coordination.picture("histoire-9-chiffres");
        }
    }

    /** The mission locale says with one touch that it does not know the person; the record learns it by itself. */
    private static void checked(Visitor mission, Visitor worker, String person) {
        int before = unread(worker);
        mission.open("verifications");
        mission.picture("histoire-5-verifications");
        mission.check("vérifications");
        mission.page()
                .getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(person))
                .getByText("Non connu")
                .click();
        mission.settle().sees("Corriger");
        worker.page()
                .getByLabel(Pattern.compile("Notifications : " + (before + 1) + " non lues?"))
                .click();
        worker.sees("a répondu : non connu");
    }

    /** The partner makes an appointment, and completes what the person takes along. */
    private static void appointment(Visitor mission) {
        mission.press("Proposer des rendez-vous").sees("Proposition 1");
        mission.picture("rendez-vous-proposer");
        mission.check("proposer des rendez-vous");
        mission.press("Annuler").press("Fixer un rendez-vous");
        mission.page() // without the calendar, which fills a phone's screen while one types
                .locator("vaadin-date-picker")
                .last()
                .evaluate(
                        "(picker, day) => { picker.value = day; }",
                        LocalDate.now(ZoneId.of("Europe/Paris")).plusDays(2).toString());
        mission.fill("Lieu", "Espace jeunes, 12 rue du Port, Rouen").press("Enregistrer");
        mission.sees("Le rendez-vous");
        mission.picture("rendez-vous-orientation");
        mission.check("orientation avec rendez-vous");
        mission.page().getByText("Fiche à imprimer ou à envoyer par SMS").click();
        mission.settle();
        mission.fill("Demander", "Samira, à l'accueil")
                .fill("Comment venir", "Bus F1, arrêt Port, première porte à gauche");
        mission.press("Enregistrer");
        mission.sees("Votre rendez-vous");
        mission.picture("rendez-vous-fiche");
        mission.check("fiche de rendez-vous");
        mission.printed("rendez-vous-papier");
        if (mission.atDesk()) {
            feed(mission);
        }
    }

    /** Once for the member: the second address would replace the first. */
    private static void feed(Visitor mission) {
        mission.open("compte").press("Créer l'adresse");
        mission.sees("Adresse à donner à votre agenda");
        mission.picture("rendez-vous-agenda");
        mission.check("mon agenda");
    }

    /** What the programme's rules ask for before somebody counts. */
    private static void eligible(Visitor worker) {
        worker.button("Modifier").first().click();
        worker.settle();
        worker.choose("Situation actuelle", "Non professionnelle").press("Enregistrer");
        worker.sees("Éligible");
    }

    private static void moved(Visitor worker, String stage) {
        worker.press("Faire avancer").tick(stage).press("Enregistrer").dialogGone();
    }

    private static int unread(Visitor worker) {
        Matcher shown = Pattern.compile("Notifications : (\\d+|aucune) non lues?")
                .matcher(worker.page()
                        .locator("[aria-label^=Notifications]")
                        .first()
                        .getAttribute("aria-label"));
        assertThat(shown.find()).isTrue();
        return shown.group(1).equals("aucune") ? 0 : Integer.parseInt(shown.group(1));
    }

    private static int identified(Visitor coordination) {
        coordination.open("chiffres");
        Matcher shown = Pattern.compile("Jeunes repérés\\s+(\\d+)")
                .matcher(coordination.page().locator("#visibles-content").innerText());
        assertThat(shown.find()).isTrue();
        return Integer.parseInt(shown.group(1));
    }
}
