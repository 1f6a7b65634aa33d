package org.visibles.access.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.visibles.access.DemoAccounts;
import org.visibles.access.Invitations;
import org.visibles.access.SignIn;
import org.visibles.access.SignIn.Workplace;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Role;
import org.visibles.messaging.RecurringJob;
import org.visibles.organisation.Memberships;
import org.visibles.organisation.Memberships.MembershipRow;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.Person;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;

/** Inviting, coming in, the own account, the forgotten password; the mails leave by a real SMTP exchange. */
@VisiblesTest
class AccessViewsTest extends SpringBrowserlessTest {

    private static final String PASSWORD = "vK7!pQ2z#wLm";
    private static final String OTHER = "tramway7Cerisier";
    private static final GreenMail SMTP = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @Autowired
    private Memberships memberships;

    @Autowired
    private Invitations invitations;

    @Autowired
    private SignIn signIn;

    @Autowired
    private DemoAccounts demo;

    @Autowired
    private CurrentMember member;

    @Autowired
    private List<RecurringJob> jobs;

    @Autowired
    private TestDatabase database;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        SMTP.start();
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> SMTP.getSmtp().getPort());
    }

    @AfterAll
    static void stopServer() {
        SMTP.stop();
    }

    @BeforeEach
    void no_mail() throws Exception {
        SMTP.purgeEmailFromAllMailboxes();
    }

    @Test
    @WithMember(Person.RESPONSABLE_ROUEN)
    void a_team_lead_invites_somebody_who_gets_a_link() {
        navigate(MembersView.class);
        click("Inviter une personne");
        assertThat(roles().getListDataView().getItems()).containsExactlyInAnyOrderElementsOf(Memberships.FIELD);
        test(line("Nom affiché")).setValue("Ida <b>Invitée</b>");
        test($(EmailField.class).single()).setValue("ida chez moi");
        click("Envoyer l'invitation");
        assertThat(said()).contains("Cette adresse de courriel n'est pas valable.");
        assertThat(line("Nom affiché").getValue()).isEqualTo("Ida <b>Invitée</b>");

        test($(EmailField.class).single()).setValue("ida@example.org");
        click("Envoyer l'invitation");

        assertThat($(Dialog.class).exists()).isFalse();
        Component card = card("Ida <b>Invitée</b>");
        assertThat(card.getElement().getTextRecursively())
                .contains("Intervenant de terrain", "Invitation pas encore ouverte");
        assertThat(card.getElement().getOuterHTML()).doesNotContain("<b>");
        String link = linkSentTo("ida@example.org");

        test($(Button.class).from(card).withText("Renvoyer l'invitation").single())
                .click();
        assertThat(linkSentTo("ida@example.org")).isNotEqualTo(link);
    }

    @Test
    @WithMember(Person.ADMIN)
    void an_administrator_changes_roles_and_closes_the_door() {
        As.member(
                Fixture.ADMIN,
                () -> memberships.add(Fixture.METROPOLE, demo.create("ugo", "Ugo"), "Ugo", Set.of(Role.COORDINATOR)));
        navigate(MembersView.class);
        edit("Ugo");
        roles().setValue(Set.of(Role.COORDINATOR, Role.OUTREACH_WORKER));
        click("Enregistrer");
        assertThat(said()).last().asString().startsWith("Qui suit des jeunes n'est ni administrateur ni coordinateur");
        assertThat($(Dialog.class).single().isOpened()).isTrue();
        assertThat(row("Ugo").roles()).containsExactly(Role.COORDINATOR);

        roles().setValue(Set.of(Role.DPO));
        click("Enregistrer");
        assertThat(card("Ugo").getElement().getTextRecursively()).contains("Délégué à la protection des données");

        edit("Ugo");
        test($(Checkbox.class)
                        .withCaption("Peut se connecter pour cette structure")
                        .single())
                .click();
        click("Enregistrer");
        assertThat(card("Ugo").getElement().getTextRecursively()).contains("Ne peut plus se connecter");
        assertThat(row("Ugo").active()).isFalse();
    }

    @Test
    void an_invited_person_chooses_a_password_that_keeps_the_rules() {
        String token = As.member(Fixture.RESPONSABLE_ROUEN, () -> {
            invitations.invite(new Invitations.Invited(
                    Fixture.ROUEN, "Zoltan Varga", "zoltan@example.org", Set.of(Role.OUTREACH_WORKER)));
            return linkSentTo("zoltan@example.org");
        });
        navigate("mot-de-passe/" + token, ChoosePasswordView.class);
        assertThat(texts()).anyMatch(text -> text.startsWith("Bonjour Zoltan Varga."));
        String login = line("Identifiant").getValue();
        choose(PASSWORD, OTHER, "Les deux saisies du nouveau mot de passe diffèrent.");
        choose("trop court", "trop court", "Ce mot de passe est trop court ou trop simple");
        choose("Azertyuiop123!", "Azertyuiop123!", "Ce mot de passe est trop courant");
        choose("Zoltan-2026-Vélo!", "Zoltan-2026-Vélo!", "Ce mot de passe contient votre nom");
        assertThat($(PasswordField.class).first().getValue())
                .as("what was typed is kept")
                .isNotEmpty();

        password("Nouveau mot de passe", PASSWORD);
        password("Nouveau mot de passe, encore une fois", PASSWORD);
        click("Enregistrer le mot de passe");
        assertThat(texts())
                .contains("Votre mot de passe est enregistré. Connectez-vous avec l'identifiant " + login + ".");
        assertThat(signedIn(login, PASSWORD)).isInstanceOf(SignIn.Result.Done.class);

        navigate(ForgottenView.class);
        navigate("mot-de-passe/" + token, ChoosePasswordView.class);
        assertThat(texts()).anyMatch(text -> text.startsWith("Ce lien n'est pas ou plus valable"));
        assertThat($(PasswordField.class).exists()).isFalse();
    }

    @Test
    void a_forgotten_password_is_replaced_through_the_mail_and_strangers_learn_nothing() {
        String known = forgotten("agent_elbeuf@example.org");
        String token = linkSentTo("agent_elbeuf@example.org");
        assertThat(forgotten("nobody@example.org")).isEqualTo(known);
        send();
        assertThat(SMTP.getReceivedMessages()).hasSize(1);

        navigate("mot-de-passe/" + token, ChoosePasswordView.class);
        password("Nouveau mot de passe", PASSWORD);
        password("Nouveau mot de passe, encore une fois", PASSWORD);
        click("Enregistrer le mot de passe");
        assertThat(signedIn("agent.elbeuf", PASSWORD)).isInstanceOf(SignIn.Result.Done.class);
    }

    @Test
    @WithMember(Person.COLLEAGUE_ROUEN)
    void the_own_password_is_changed_with_the_old_one() {
        database.asOwner()
                .update(
                        "update account set password_hash = ? where id = ?",
                        demo.hash(PASSWORD),
                        Fixture.COLLEAGUE_ROUEN.account().value());
        navigate(AccountView.class);
        assertThat(facts()).contains("Sacha Leroy", "colleague.rouen", "Ville de Rouen", "Intervenant de terrain");
        change("wrong", OTHER, OTHER, "Ce mot de passe n'est pas le bon. Rien n'a été fait.");
        change(PASSWORD, OTHER, PASSWORD, "Les deux saisies du nouveau mot de passe diffèrent.");
        change(PASSWORD, "trop court", "trop court", "Ce mot de passe est trop court");
        assertThat(signedIn("colleague.rouen", PASSWORD)).isInstanceOf(SignIn.Result.Done.class);

        change(PASSWORD, OTHER, OTHER, "Mot de passe changé.");
        assertThat($(PasswordField.class).all()).allMatch(PasswordField::isEmpty);
        assertThat(signedIn("colleague.rouen", OTHER)).isInstanceOf(SignIn.Result.Done.class);
    }

    @Test
    @WithMember(Person.AGENT_RESTO)
    @SuppressWarnings("unchecked")
    void who_works_in_two_places_sees_where_and_switches() {
        navigate(AccountView.class);
        assertThat($(Select.class).exists()).isFalse();
        As.member(
                Fixture.ADMIN,
                () -> memberships.add(
                        Fixture.ELBEUF, Fixture.AGENT_RESTO.account(), "Noor Benali", Set.of(Role.OUTREACH_WORKER)));
        UI.getCurrent().removeAll();
        UI.getCurrent().add(new WorkplaceSwitch(signIn).render(member.require()));
        Select<Workplace> places = $(Select.class).single();
        assertThat(places.getValue().organisation()).isEqualTo("Les Tables solidaires");

        test(places).selectItem("Ville d'Elbeuf");

        assertThat(member.require().organisation()).isEqualTo(Fixture.ELBEUF);
        assertThat(member.require().roles()).containsExactly(Role.OUTREACH_WORKER);
        UI.getCurrent().navigate("");
        navigate(AccountView.class);
        assertThat(facts()).contains("Ville d'Elbeuf").doesNotContain("Les Tables solidaires");
    }

    private void choose(String first, String second, String refusal) {
        password("Nouveau mot de passe", first);
        password("Nouveau mot de passe, encore une fois", second);
        click("Enregistrer le mot de passe");
        assertThat(said()).last().asString().startsWith(refusal);
    }

    private void change(String old, String first, String second, String answer) {
        password("Mot de passe actuel", old);
        password("Nouveau mot de passe", first);
        password("Nouveau mot de passe, encore une fois", second);
        click("Changer de mot de passe");
        assertThat(said()).last().asString().startsWith(answer);
    }

    /** Gives what the page answers. */
    private String forgotten(String given) {
        navigate(ForgottenView.class);
        test(line("Identifiant ou adresse de courriel")).setValue(given);
        click("Recevoir le lien");
        return $(Paragraph.class).last().getText();
    }

    private SignIn.Result signedIn(String login, String password) {
        return As.nobody(() -> signIn.signIn(login, password, "a", null));
    }

    private void send() {
        As.nobody(() -> {
            jobs.stream()
                    .filter(job -> job.name().equals("messaging.send-mail"))
                    .forEach(RecurringJob::run);
            return null;
        });
    }

    /** The token in the newest mail that has left to this address. */
    private String linkSentTo(String address) {
        send();
        return Arrays.stream(SMTP.getReceivedMessages())
                .filter(mail -> GreenMailUtil.getHeaders(mail).contains(address))
                .map(mail -> GreenMailUtil.getBody(mail).replace("=\r\n", ""))
                .map(body -> body.replaceAll("(?s).*mot-de-passe/([\\w-]+).*", "$1"))
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }

    private void edit(String name) {
        test($(Button.class).from(card(name)).withText("Modifier").single()).click();
    }

    private Component card(String name) {
        Grid<?> grid = $(Grid.class).single();
        return IntStream.range(0, test(grid).size())
                .mapToObj(row -> test(grid).getCellComponent(row, 0))
                .filter(card -> card.getElement().getTextRecursively().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private MembershipRow row(String name) {
        return memberships.of(Fixture.METROPOLE).stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private CheckboxGroup<Role> roles() {
        return $(CheckboxGroup.class).single();
    }

    private void click(String text) {
        test($(Button.class).withText(text).single()).click();
    }

    private void password(String caption, String value) {
        test($(PasswordField.class).withCaption(caption).single()).setValue(value);
    }

    private TextField line(String caption) {
        return $(TextField.class).withCaption(caption).single();
    }

    private List<String> facts() {
        return $(DescriptionList.Description.class).all().stream()
                .map(DescriptionList.Description::getText)
                .toList();
    }

    private List<String> texts() {
        return $(Paragraph.class).all().stream().map(Paragraph::getText).toList();
    }

    private List<String> said() {
        return $(Notification.class).all().stream()
                .map(notice -> notice.getChildren()
                        .map(part -> part.getElement().getTextRecursively())
                        .findFirst()
                        .orElseGet(() -> notice.getElement().getProperty("text", "")))
                .toList();
    }
}
