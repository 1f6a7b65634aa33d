package org.visibles.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.visibles.messaging.RecurringJob;

/** Two organisations that have met the same person, from the first question to one record and back. */
@EndToEnd
class KnownElsewhereTest {

    @LocalServerPort
    private int port;

    @Autowired
    private DemoRows rows;

    @Autowired
    private List<RecurringJob> jobs;

    @ParameterizedTest
    @CsvSource({"desktop, Maëlys, Kergoat, 06 39 98 40 11", "phone, Enora, Guivarch, 06 39 98 71 52"})
    void somebody_met_twice_is_seen_while_typing_and_asked_about_elsewhere(
            String device, String first, String last, String phone) {
        try (Visitor mission = Visitor.on(device, port);
                Visitor worker = Visitor.on(device, port)) {
            meet(mission.signIn("agent.ml"), first, last, phone).press("Enregistrer");
            mission.sees(first + " " + last);
            meet(worker.signIn("agent.rouen"), first, last, phone).press("Enregistrer");
            worker.sees(first + " " + last);
            String record = worker.page().url();

            meet(worker.open(""), first + "e", last, phone);
            worker.sees("Peut-être une personne que vous suivez déjà");
            worker.sees("même téléphone");
            worker.text("même téléphone").scrollIntoViewIfNeeded();
            worker.picture("deja-connu-saisie");
            worker.check("doublon à la saisie");
            worker.text("Ce n'est pas elle/lui").click();
            worker.settle().press("Annuler");

            askElsewhere(worker, record);
            worker.picture("deja-connu-demande");
            worker.check("déjà connu ailleurs");

            theTickComes();
            mission.open("mises-en-relation");
            mission.sees("téléphone identique");
            mission.picture("deja-connu-decider");
            mission.check("mises en relation");
            mission.text("Accepter").click();
            mission.settle();
            mission.sees("Mise en relation avec");
            worker.open("mises-en-relation");
            worker.sees("Mise en relation avec");
            worker.check("mises en relation du demandeur");
            worker.picture("rapprocher-mises-en-relation");
            joinedByBoth(worker, mission, record, first + " " + last);
        }
    }

    /** The asker proposes that both records are one, the other compares and accepts, and the asker undoes it. */
    private static void joinedByBoth(Visitor worker, Visitor mission, String record, String person) {
        worker.page().navigate(record);
        share(worker);
        worker.page().navigate(record);
        worker.settle();
        worker.text("Avec une autre structure").click();
        worker.settle().sees("en relation depuis le");
        worker.picture("rapprocher-entre-structures");
        worker.text("Proposer de rapprocher").click();
        worker.settle().sees("Ce que verra");
        worker.picture("rapprocher-proposer");
        worker.check("proposer de rapprocher");
        worker.press("Envoyer la proposition").sees("Proposition envoyée");

        mission.open("").sees("Rapprochement proposé : répondre");
        mission.open("rapprochements").picture("rapprocher-propositions");
        mission.check("rapprochements proposés");
        mission.text(person + ", avec une fiche de").click();
        mission.settle().sees("Il manque l'accord de la personne");
        mission.text("Ouvrir votre fiche").click();
        mission.settle();
        share(mission);
        mission.open("rapprochements").text(person + ", avec une fiche de").click();
        mission.settle().sees("Si les deux structures sont d'accord");
        mission.picture("rapprocher-repondre");
        mission.check("répondre à un rapprochement");
        mission.press("Refuser").settle();
        reopened(worker, mission, person);
        worker.press("Accepter et rapprocher").sees("Les deux fiches sont rapprochées.");

        mission.open("notifications").sees("Deux fiches d'un jeune que vous suivez ont été rapprochées");
        worker.page().navigate(record);
        worker.settle().text("Fiches rapprochées de celle-ci").click();
        worker.settle().sees("sur proposition de");
        worker.picture("rapprocher-par-deux");
        worker.check("fiche rapprochée par deux structures");
        partedWithoutAgreement(worker, mission, record);
    }

    /** Who declined proposes it after all, and says why; the other reads it. */
    private static void reopened(Visitor worker, Visitor mission, String person) {
        mission.open("mises-en-relation").text("Proposer de rapprocher").first().click();
        mission.settle().sees("Pourquoi le proposer de nouveau ?");
        mission.text("Le refus était une erreur").click();
        mission.picture("rapprocher-motif");
        mission.check("proposer de nouveau");
        mission.press("Envoyer la proposition").sees("Proposition envoyée");
        worker.open("rapprochements").text(person + ", avec une fiche de").click();
        worker.settle().sees("Motif de la nouvelle proposition : Le refus était une erreur");
        worker.picture("rapprocher-reproposee");
        worker.check("répondre à ce qui est proposé de nouveau");
    }

    /** The person no longer agrees: both are told, and the one that hears of it parts the two with one touch. */
    private static void partedWithoutAgreement(Visitor worker, Visitor mission, String record) {
        worker.page().navigate(record);
        worker.settle()
                .page()
                .locator("vaadin-button[aria-label*='partager']")
                .first()
                .click();
        worker.settle();
        mission.open("notifications").sees("a retiré son accord de partage");
        mission.open("").sees("Accord de partage retiré");
        mission.open("rapprochements").sees("fiche commune avec");
        mission.picture("rapprocher-accord-retire");
        mission.check("accord de partage retiré");
        mission.text("Séparer les deux fiches").click();
        mission.settle().sees("Le rapprochement est annulé");
        worker.page().navigate(record);
        worker.settle().text("Avec une autre structure").click();
        worker.settle().sees("ce rapprochement a été annulé");
    }

    private static void share(Visitor visitor) {
        visitor.settle().press("Enregistrer un accord").choose("Accord pour", "partager la fiche");
        visitor.press("Enregistrer").settle();
    }

    @Test
    void a_partner_who_declines_looks_like_one_who_does_not_exist() {
        try (Visitor mission = Visitor.atDesk(port);
                Visitor worker = Visitor.atDesk(port)) {
            meet(mission.signIn("agent.ml"), "Nolwenn", "Scouarnec", "06 39 98 12 34")
                    .press("Enregistrer");
            mission.sees("Nolwenn Scouarnec");
            worker.signIn("agent.rouen");
            List<String> told = new ArrayList<>();
            for (String[] who : new String[][] {
                {"Nolwenn", "Scouarnec", "06 39 98 12 34"}, {"Tanguy", "Le Bihannic", "06 39 98 56 78"}
            }) {
                meet(worker.open(""), who[0], who[1], who[2]).press("Enregistrer");
                worker.sees(who[0] + " " + who[1]);
                String record = worker.page().url();
                askElsewhere(worker, record);
                theTickComes();
                if (told.isEmpty()) {
                    mission.open("mises-en-relation");
                    mission.text("Décliner").click();
                    mission.settle();
                    mission.sees("Le partenaire n'en saura rien");
                }
                worker.page().navigate(record);
                worker.settle().text("Demander aux autres structures").click();
                worker.sees("Si une structure souhaite être mise en relation");
                told.add(worker.page()
                        .locator("vaadin-details:has-text('Demander aux autres structures')")
                        .innerText());
            }
            assertThat(told.getFirst()).isEqualTo(told.getLast());
            worker.open("mises-en-relation");
            assertThat(worker.page().locator("body").innerText()).doesNotContain("Nolwenn", "Tanguy");
        }
        for (String device : List.of("desktop", "phone")) {
            try (Visitor officer = Visitor.on(device, port)) {
                officer.signIn("dpo").open("deja-connu");
                officer.text("Voir les demandes").click();
                officer.settle().sees("comparée le");
                officer.picture("deja-connu-usages");
                officer.check("usages de déjà connu");
            }
        }
    }

    private static void askElsewhere(Visitor worker, String record) {
        worker.page().navigate(record);
        worker.settle().press("Enregistrer un accord").choose("Accord pour", "demander si une autre");
        worker.press("Enregistrer");
        worker.text("Demander aux autres structures").click();
        worker.settle().press("Envoyer la demande");
        worker.sees("Si une structure souhaite être mise en relation");
    }

    private void theTickComes() {
        rows.theTickHasCome();
        jobs.stream().filter(job -> job.name().equals("acquaintance.tick")).forEach(RecurringJob::run);
    }

    private static Visitor meet(Visitor worker, String first, String last, String phone) {
        worker.press("Nouveau jeune").tick("Informé oralement aujourd'hui");
        return worker.fill("Prénom", first).fill("Nom", last).fill("Téléphone", phone);
    }
}
