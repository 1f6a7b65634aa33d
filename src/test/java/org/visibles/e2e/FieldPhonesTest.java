package org.visibles.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Geolocation;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What a phone in the field takes along, where it is, and two phones on one outing. */
@EndToEnd
class FieldPhonesTest {

    private static final String LOGIN = "agent.rouen";
    private static final String CODE = "chemin de halage";
    private static final String CASELOAD = """
            from circle c join youth y on y.id = c.youth_id join member m on m.id = c.referent
            join account a on a.id = m.account_id where c.relation = 'FULL' and a.login = 'agent.rouen'""";

    /** Names and numbers, as far as they could stand on the phone for no other reason. */
    private static final String NAMES =
            "select n from (select unnest(array[y.first_name, y.last_name] || y.phones) as n ";

    private static final String ELSEWHERE = """
            ) known where length(n) > 5 and not exists (select from (select name from qpv union select name from commune
              union select name from organisation union select name from spot union select pseudonym from youth) others
              where position(lower(n) in lower(name)) > 0)""";

    @LocalServerPort
    private int port;

    @Autowired
    private LiquibaseConnectionDetails owner;

    private JdbcTemplate database;

    @BeforeEach
    void look() {
        database = new JdbcTemplate(
                new DriverManagerDataSource(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword()));
    }

    @AfterEach
    void forget_the_phones() {
        database.update("delete from field_setting");
        database.update("update device set revoked_at = now() where revoked_at is null");
    }

    @Test
    void pseudonyms_open_with_the_code_alone_and_are_locked_again_while_names_never_leave() {
        try (Visitor lead = Visitor.atDesk(port).signIn("responsable.rouen").open("telephone")) {
            lead.tick("Les pseudonymes de ceux que chacun suit");
            lead.sees("Les pseudonymes seront emportés");
        }
        List<String> pseudonyms = database.queryForList("select y.pseudonym " + CASELOAD, String.class);
        List<String> names = database.queryForList(NAMES + CASELOAD + ELSEWHERE, String.class);
        assertThat(pseudonyms).isNotEmpty();
        assertThat(names).isNotEmpty();

        try (FieldVisitor phone = new FieldVisitor(port, LOGIN)) {
            phone.page().clock().install();
            phone.link(CODE).tap("Commencer").tap("Nouvelle rencontre");
            assertThat(phone.text()).doesNotContain(pseudonyms);
            assertThat(phone.stored()).doesNotContain(pseudonyms).doesNotContain(names);
            phone.check("choisir");

            phone.tap("Choisir parmi ceux que je suis")
                    .type("Code", CODE)
                    .tap("Déverrouiller")
                    .sees("Quelqu'un que je suis");
            assertThat(phone.text()).contains(pseudonyms).doesNotContain(names);
            phone.choose("Quelqu'un que je suis", pseudonyms.getFirst());
            assertThat(phone.field("Pseudonyme")).hasValue(pseudonyms.getFirst());
            phone.check("pseudonymes");
            assertThat(phone.stored()).doesNotContain(pseudonyms).doesNotContain(names);

            phone.page().clock().fastForward("06:00"); // nobody touches it
            phone.sees("Choisir parmi ceux que je suis");
            assertThat(phone.text()).doesNotContain(pseudonyms);
            assertThat(phone.field("Pseudonyme")).hasValue(pseudonyms.getFirst()); // what is being noted stays
            phone.tap("Enregistrer").unsent("Tout est envoyé");

            database.update("update field_setting set caseload = false");
            phone.page().clock().fastForward("06:00");
            phone.reopen();
            phone.page().waitForCondition(() -> phone.stored().contains("\"offersCaseload\":false"));
            phone.tap("Nouvelle rencontre").sees("Sexe");
            assertThat(phone.key("Choisir parmi ceux que je suis")).hasCount(0);
        }
    }

    @Test
    void the_position_is_taken_on_a_touch_and_its_lack_holds_up_nothing() {
        try (FieldVisitor phone = new FieldVisitor(port, LOGIN).link(null)) {
            phone.tap("Autre mode ou autre lieu").tap("Ajouter ma position").sees("Position introuvable");
            phone.visitor().forgetErrors();
            phone.visitor().context().grantPermissions(List.of("geolocation"));
            phone.visitor().context().setGeolocation(new Geolocation(49.443123456, 1.099312345));
            phone.tap("Ajouter ma position").sees("Position ajoutée").check("position");
            phone.tap("Enlever").tap("Ajouter ma position").sees("Position ajoutée");
            phone.tap("Commencer").meetsSomebody().unsent("Tout est envoyé");
            assertThat(database.queryForMap("select latitude, longitude from outing order by recorded_at desc limit 1"))
                    .isEqualTo(Map.of("latitude", 49.44312, "longitude", 1.09931));
        }
    }

    @Test
    void the_same_outing_on_two_phones_is_kept_twice_and_a_member_decides() {
        UUID outing = planned();
        try (FieldVisitor first = new FieldVisitor(port, LOGIN).link(null);
                FieldVisitor second = new FieldVisitor(port, LOGIN).link(null)) {
            first.sees("Actions prévues").check("prevue");
            begin(first, outing);
            begin(second, outing);
            first.tap("Ajouter : 18–21 ans").tap("Clore l'action").tap("Clore et enregistrer");
            first.unsent("Tout est envoyé");
            second.tap("Ajouter : 16–17 ans")
                    .tap("Ajouter : 16–17 ans")
                    .tap("Clore l'action")
                    .tap("Clore et enregistrer");
            second.unsent("Tout est envoyé")
                    .sees("Les deux versions sont gardées")
                    .check("garde-a-part");
            second.tap("Compris");
            assertThat(second.page().getByText("Les deux versions sont gardées"))
                    .hasCount(0);

            second.visitor().open("actions/" + outing).sees("Deux saisies à départager");
            second.visitor().sees("Femmes, 16–17 ans");
            second.visitor().picture("action-a-departager");
            second.visitor().check("two contents to decide on");
            second.visitor().press("Prendre la saisie gardée à part");
            assertThat(second.visitor().text("Deux saisies à départager")).hasCount(0);
            assertThat(database.queryForObject("select tally::text from outing where id = ?", String.class, outing))
                    .isEqualTo("{\"F.16_17\": 2}");
        }
    }

    @Test
    void a_planned_outing_is_called_off_with_a_reason() {
        UUID outing = planned();
        try (FieldVisitor phone = new FieldVisitor(port, LOGIN).link(null)) {
            line(phone, outing).getByRole(AriaRole.BUTTON).last().tap();
            phone.sees("Annuler l'action prévue").check("annuler");
            phone.tap("Annuler l'action").sees("Dites en un mot pourquoi");
            phone.type("Pourquoi ?", "Orage annoncé").tap("Annuler l'action").sees("Action annulée");
            phone.unsent("Tout est envoyé");
            assertThat(database.queryForObject(
                            "select state || ': ' || cancel_reason from outing where id = ?", String.class, outing))
                    .isEqualTo("CANCELLED: Orage annoncé");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"desktop", "phone"})
    void the_way_to_the_page_and_the_list_of_phones_are_sound(String device) {
        new FieldVisitor(port, "responsable.rouen").link(null).close();
        try (Visitor lead = Visitor.on(device, port)) {
            lead.signIn("responsable.rouen").open("telephone").sees("Ce que les téléphones emportent");
            lead.picture("telephone");
            lead.check("telephone");
            lead.text("Par défaut, rien n'est emporté").scrollIntoViewIfNeeded();
            lead.picture("telephone-fin");
            lead.open("compte").sees("Révoquer");
            lead.text("Révoquer").scrollIntoViewIfNeeded();
            lead.picture("compte-telephones");
            lead.check("account with a phone");
            lead.press("Révoquer Linux, Chrome").picture("compte-revoquer");
            lead.check("revoking a phone");
            lead.press("Révoquer").picture("compte-revoque");
            lead.check("a phone revoked");
        }
    }

    /** One of the worker's, for tomorrow, as the form offers it. */
    private UUID planned() {
        try (Visitor worker = Visitor.atDesk(port).signIn(LOGIN).open("actions")) {
            worker.press("Prévoir").press("Enregistrer").sees("Prévue");
            return UUID.fromString(worker.page().url().replaceAll("^.*/", ""));
        }
    }

    private static void begin(FieldVisitor phone, UUID outing) {
        line(phone, outing).getByRole(AriaRole.BUTTON).first().tap();
        phone.sees("Comptage");
    }

    /** Where a planned outing stands in the phone's list. */
    private static Locator line(FieldVisitor phone, UUID outing) {
        phone.sees("Actions prévues");
        Object at = phone.page().evaluate("""
                id => new Promise(done => {
                  const asked = indexedDB.open('visibles-terrain');
                  asked.onsuccess = () => {
                    asked.result.transaction('meta').objectStore('meta').get('start').onsuccess =
                      got => done(got.target.result.outings.findIndex(each => each.id === id));
                  };
                })""", outing.toString());
        return phone.page().locator("ul.list > li").nth(((Number) at).intValue());
    }
}
