package org.visibles.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A day in the field: planned, told, somebody met without a name, recognised later, and not after all. */
@EndToEnd
class OutingTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"desktop", "phone"})
    void from_the_plan_to_a_person_recognised(String device) {
        String name = device.equals("phone") ? "Samba" : "Lina";
        try (Visitor worker = Visitor.on(device, port)) {
            worker.signIn("agent.rouen");
            worker.press("Nouveau jeune");
            worker.fill("Pseudonyme", "Veste " + name).press("Enregistrer");
            worker.sees("Veste " + name);

            worker.open("actions");
            worker.picture("actions-liste");
            worker.check("actions");
            worker.open("actions?vue=calendrier");
            while (worker.text("octobre 2026").count() == 0) {
                worker.page().getByLabel("Mois précédent").click(); // the stories end there
                worker.settle();
            }
            worker.picture("actions-calendrier");
            worker.check("calendrier");

            worker.press("Prévoir");
            worker.picture("actions-prevoir");
            worker.check("prévoir");
            worker.lookAtCalendar("Début", "actions-prevoir-calendrier");
            worker.press("Enregistrer");
            worker.sees("Prévue");
            worker.press("Annuler l'action");
            worker.fill("Pourquoi ?", "Orage annoncé").press("Annuler l'action prévue");
            worker.sees("Annulée : Orage annoncé");
            worker.press("Rétablir");
            worker.sees("Prévue");
            worker.picture("actions-prevue");

            worker.press("Elle a eu lieu");
            worker.press("Hommes, 18–21 ans : un de plus").press("Hommes, 18–21 ans : un de plus");
            worker.button("Femmes, 16–17 ans : un de plus").last().focus();
            worker.page().keyboard().press("Enter");
            worker.settle();
            worker.sees("3 personnes comptées");
            worker.picture("actions-noter");
            worker.check("comptage");
            worker.press("Enregistrer");
            worker.sees("3 personnes rencontrées : 3 par comptage");

            worker.press("Noter une rencontre");
            worker.fill("Pseudonyme", "Capuche " + name).tick("Homme").choose("Âge estimé", "18");
            worker.choose("Suite convenue", "Se revoir").tick("Informé oralement");
            worker.fill("Prénom", name);
            worker.picture("actions-rencontre");
            worker.check("rencontre");
            worker.press("Enregistrer");
            worker.sees("4 personnes rencontrées : 3 par comptage");
            worker.picture("actions-page");
            worker.check("page d'une action");

            worker.page()
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^C'était… :")))
                    .first()
                    .click();
            worker.settle().fill("Nom ou pseudonyme", "Veste " + name);
            worker.page().waitForTimeout(600);
            worker.settle().picture("actions-cetait");
            worker.check("c'était");
            worker.press("C'était Veste " + name);
            worker.sees("Détacher");
            worker.page().getByText("C'était Veste " + name).first().click();
            worker.settle().text("Voir les rencontres rattachées").click();
            worker.settle();
            worker.sees(today());
            worker.picture("actions-fiche");
            worker.check("fiche avec rencontre");
            worker.page()
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Détacher :")))
                    .first()
                    .click();
            worker.settle().text("Voir les rencontres rattachées").click();
            worker.settle().sees("Aucune rencontre rattachée");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"desktop", "phone"})
    void two_who_tell_the_same_outing_decide_between_both(String device) {
        try (Visitor one = Visitor.on(device, port).signIn("agent.rouen");
                Visitor other = Visitor.on(device, port).signIn("responsable.rouen")) {
            one.open("actions").press("Lieux habituels");
            one.fill("Nom du lieu", "Terrasse " + device).press("Enregistrer");
            one.sees("Terrasse " + device);
            one.picture("actions-lieux");
            one.check("lieux");
            one.press("Fermer");
            one.open("actions").press("Noter une action");
            one.fill("Note", "Au départ").press("Enregistrer");
            one.sees("Au départ");
            other.page().navigate(one.page().url());
            other.settle().press("Corriger");
            one.press("Corriger").fill("Note", "Trois groupes, terrain plein").press("Enregistrer");
            one.sees("Trois groupes");
            other.fill("Note", "Deux groupes")
                    .press("Hommes, 22–25 ans : un de plus")
                    .press("Enregistrer");
            other.sees("Deux saisies à départager");
            other.picture("actions-departager");
            other.check("départager");
            other.press("Prendre la saisie gardée à part");
            other.sees("Deux groupes");
            other.text("Versions").click();
            other.settle().sees("Trois groupes, terrain plein");
            other.picture("actions-versions");
            other.check("versions");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"desktop", "phone"})
    void a_new_practice_in_the_middle_of_the_experiment(String device) {
        String name = device.equals("phone") ? "Foot du vendredi" : "Jeu vidéo en direct";
        try (Visitor coordination = Visitor.on(device, port)) {
            coordination.signIn("coordination").open("modes");
            coordination.picture("modes");
            coordination.check("modes");
            coordination.press("Ajouter");
            coordination.fill("Nom", name).fill("Description", "Avec deux éducateurs.");
            coordination.picture("modes-ajouter");
            coordination.press("Enregistrer");
            coordination.sees(name);
        }
    }

    private static String today() {
        return LocalDate.now(ZoneId.of("Europe/Paris"))
                .format(DateTimeFormatter.ofPattern("d MMM yyyy", Locale.FRENCH));
    }
}
