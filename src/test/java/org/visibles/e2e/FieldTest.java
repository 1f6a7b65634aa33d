package org.visibles.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The field page in a real browser, with the network switched off by the browser's own controls. */
@EndToEnd
class FieldTest {

    private static final int MOST_TOUCHES = 6;
    private static final String CODE = "chemin de halage";

    @LocalServerPort
    private int port;

    @Autowired
    private LiquibaseConnectionDetails owner;

    private JdbcTemplate database;
    private Map<String, Object> before;

    @BeforeEach
    void look() {
        database = new JdbcTemplate(
                new DriverManagerDataSource(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword()));
        before = counts();
    }

    @Test
    void an_outing_with_five_contacts_is_logged_without_network_and_arrives_once() {
        try (FieldVisitor phone =
                new FieldVisitor(port, "agent.rouen").link(null).installed()) {
            phone.network(false).reopen().sees("Nouvelle action");
            phone.tap("Commencer").meetsSomebody();
            assertThat(phone.touches()).isLessThanOrEqualTo(MOST_TOUCHES);
            phone.look("hors-ligne");
            for (int more = 0; more < 4; more++) {
                phone.meetsSomebody();
            }
            phone.tap("Ajouter : 16–17 ans").tap("Ajouter : 16–17 ans").tap("Enlever : 16–17 ans");
            assertThat(phone.page().locator(".big")).hasText("6");
            phone.page().reload();
            phone.sees("Action en cours").sees("6 personnes rencontrées").unsent("6 à envoyer");
            phone.reopen().tap("Continuer l'action").tap("Clore l'action");
            phone.type("Note", "Temps froid, peu de monde.")
                    .tap("Clore et enregistrer")
                    .sees("Action close");
            phone.unsent("6 à envoyer");
            assertThat(added("outing")).isZero();

            phone.network(true).unsent("Tout est envoyé");
            assertThat(added("outing")).isEqualTo(1);
            assertThat(added("encounter")).isEqualTo(5);
            phone.reopen().unsent("Tout est envoyé");
            assertThat(added("encounter")).isEqualTo(5);
        }
    }

    @Test
    void each_screen_is_sound_on_a_phone_and_with_large_text() {
        try (FieldVisitor phone = new FieldVisitor(port, "agent.rouen")) {
            phone.page().navigate(phone.visitor().base() + "terrain");
            phone.sees("Relier ce téléphone").check("relier");
            phone.tap("Relier ce téléphone").sees("Facultatif").check("code");
            phone.type("Code", CODE).type("Le même code, encore une fois", CODE).tap("Garder ce code");
            phone.sees("Nouvelle action").check("accueil");
            phone.tap("Autre mode ou autre lieu").sees("Mode d'aller-vers").check("commencer");
            phone.tap("Commencer").sees("Comptage").check("action");
            phone.tap("Nouvelle rencontre").tap("18–21 ans").tap("Femme").check("rencontre");
            phone.tap("Informé oralement").type("Prénom", "Inès").type("Téléphone", "12");
            phone.check("informe");
            phone.tap("Enregistrer").sees("Rencontre gardée").unsent("1 refusée");
            phone.tap("1 refusée").sees("Corriger").check("refus");
            phone.page().getByText("Corriger").first().tap();
            phone.sees("cinq minutes").check("deverrouiller");
            phone.type("Code", CODE)
                    .tap("Déverrouiller")
                    .sees("Informé oralement")
                    .check("corriger");
            phone.type("Téléphone", "06 12 34 56 78").tap("Enregistrer").unsent("Tout est envoyé");
            phone.tap("Retour")
                    .tap("Continuer l'action")
                    .tap("Clore l'action")
                    .sees("Durée")
                    .check("clore");
            phone.tap("Clore et enregistrer")
                    .sees("Action close")
                    .tap("Réglages")
                    .check("reglages");
            phone.tap("Délier ce téléphone").check("delier");
            phone.tap("Retour").tap("English").sees("Settings").check("english");
            phone.unsent("Everything sent");
            assertThat(added("encounter")).isEqualTo(1);
        }
    }

    @Test
    void a_phone_revoked_meanwhile_keeps_what_it_has_until_it_is_linked_again() {
        try (FieldVisitor phone =
                new FieldVisitor(port, "agent.rouen").link(CODE).installed()) {
            phone.network(false).tap("Commencer").meetsSomebody().meetsSomebody();
            phone.page().goBack();
            database.update("update device set revoked_at = now() where revoked_at is null");
            phone.network(true).reopen().sees("a pris fin").sees("restent ici, scellées");
            phone.look("revoque");
            phone.visitor().forgetErrors();
            assertThat(added("encounter")).isZero();
            assertThat(readable(phone)).isZero();

            phone.tap("Relier de nouveau")
                    .tap("Relier ce téléphone")
                    .tap("Sans code")
                    .unsent("Tout est envoyé");
            assertThat(added("encounter")).isEqualTo(2);
        }
    }

    @Test
    void unlinking_with_unsent_entries_warns_and_keeps_them() {
        try (FieldVisitor phone = new FieldVisitor(port, "agent.rouen").link(null)) {
            phone.visitor().context().route("**/terrain/api/entries**", route -> route.abort());
            phone.tap("Commencer").meetsSomebody();
            phone.reopen();
            phone.tap("Réglages").tap("Délier ce téléphone").sees("ne sont pas encore envoyées");
            phone.look("delier-non-envoye");
            phone.tap("Délier quand même").sees("Relier ce téléphone");
            phone.visitor().context().unroute("**/terrain/api/entries**");
            assertThat(queued(phone)).isPositive();

            phone.tap("Relier ce téléphone").tap("Sans code").unsent("Tout est envoyé");
            assertThat(added("encounter")).isEqualTo(1);
        }
    }

    @Test
    void ten_wrong_codes_wipe_what_can_be_read_and_nothing_else() {
        try (FieldVisitor phone = new FieldVisitor(port, "agent.rouen").link(CODE)) {
            phone.tap("Commencer")
                    .tap("Nouvelle rencontre")
                    .tap("Informé oralement")
                    .type("Téléphone", "12");
            phone.tap("Enregistrer").unsent("1 refusée").tap("1 refusée");
            phone.page().getByText("Corriger").first().tap();
            for (int wrong = 1; wrong < 10; wrong++) {
                phone.type("Code", "faux " + wrong).tap("Déverrouiller").sees("Encore " + (10 - wrong) + " essais");
                if (wrong == 5) {
                    phone.reopen().tap("1 refusée"); // reloading gives no further tries
                    phone.page().getByText("Corriger").first().tap();
                }
            }
            phone.type("Code", "faux").tap("Déverrouiller").sees("Dix codes faux");
            phone.unsent("1 refusée")
                    .tap("1 refusée")
                    .sees("Pas de copie lisible")
                    .check("sans-copie");
            assertThat(readable(phone)).isZero();
            assertThat(queued(phone)).isEqualTo(1);
            phone.page().getByText("Abandonner").first().tap();
            phone.sees("elle est perdue").check("abandonner");
            phone.tap("Abandonner pour de bon").unsent("Tout est envoyé");
        }
    }

    @Test
    void a_phone_left_alone_locks_after_five_minutes() {
        try (FieldVisitor phone = new FieldVisitor(port, "agent.rouen")) {
            phone.page().clock().install();
            phone.link(CODE)
                    .tap("Commencer")
                    .tap("Nouvelle rencontre")
                    .tap("Informé oralement")
                    .type("Téléphone", "12");
            phone.tap("Enregistrer").unsent("1 refusée").tap("1 refusée");
            phone.page().getByText("Corriger").first().tap();
            phone.type("Code", CODE).tap("Déverrouiller").sees("Informé oralement");
            phone.page().clock().fastForward("04:30");
            phone.sees("Informé oralement");
            phone.page().clock().fastForward("01:00");
            phone.sees("Saisies sur ce téléphone");
            phone.page().getByText("Corriger").first().tap();
            phone.sees("Déverrouiller");
        }
    }

    @Test
    void five_hundred_contacts_wait_and_leave_by_two_tabs_once() {
        try (FieldVisitor phone =
                new FieldVisitor(port, "agent.rouen").link(null).installed()) {
            phone.network(false).tap("Commencer");
            phone.page().evaluate("""
                    async () => {
                      const wait = look => new Promise(done => { const again = () => look() ? done(look()) : setTimeout(again, 2); again(); });
                      const key = text => [...document.querySelectorAll('button')].find(each => each.textContent === text);
                      for (let number = 0; number < 500; number++) {
                        (await wait(() => key('Nouvelle rencontre'))).click();
                        (await wait(() => key('18–21 ans'))).click();
                        key('Enregistrer').click();
                      }
                      await wait(() => key('Nouvelle rencontre'));
                    }""", null);
            phone.page().reload();
            phone.unsent("501 à envoyer");
            phone.tap("501 à envoyer").sees("et 451 autres").check("file-500");
            Page second = phone.visitor().context().newPage();
            second.navigate(phone.visitor().base() + "terrain");
            List<String> sent = new ArrayList<>();
            phone.visitor().context().onRequest(request -> {
                if (request.url().contains("/terrain/api/entries")) {
                    sent.add(request.postData().replaceAll("^.*?\"id\":\"([^\"]+)\".*", "$1"));
                }
            });
            phone.network(true).unsent("Tout est envoyé");
            assertThat(added("encounter")).isEqualTo(500);
            assertThat(sent).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_clock_wrong_by_years_does_not_misplace_an_outing() {
        try (FieldVisitor phone = new FieldVisitor(port, "agent.rouen")) {
            phone.visitor()
                    .context()
                    .addInitScript("const real = Date.now; Date.now = () => real() - 4000 * 86400000 + 5 * 3600000;");
            phone.link(null).tap("Commencer").meetsSomebody().unsent("Tout est envoyé");
            assertThat(database.queryForObject(
                            "select count(*) from encounter where recorded_at > now() - interval '1 minute'"
                                    + " and abs(extract(epoch from at - now())) < 120 and device_at < now() - interval '3000 days'",
                            Long.class))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_full_phone_says_so_and_keeps_the_form() {
        try (FieldVisitor phone = new FieldVisitor(port, "agent.rouen").link(null)) {
            phone.tap("Commencer").tap("Nouvelle rencontre").tap("16–17 ans");
            phone.page().evaluate("""
                    () => {
                      window.put = IDBObjectStore.prototype.put;
                      IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); };
                    }""");
            phone.tap("Enregistrer").sees("n'a plus de place");
            phone.check("plein");
            assertThat(phone.key("16–17 ans").getAttribute("aria-pressed")).isEqualTo("true");
            phone.page().evaluate("() => { IDBObjectStore.prototype.put = window.put; }");
            phone.tap("Enregistrer").sees("Rencontre gardée").unsent("Tout est envoyé");
            assertThat(added("encounter")).isEqualTo(1);
        }
    }

    @Test
    void storage_thrown_away_is_told_with_what_was_lost() {
        try (FieldVisitor phone =
                new FieldVisitor(port, "agent.rouen").link(null).installed()) {
            phone.network(false).tap("Commencer").meetsSomebody().meetsSomebody();
            phone.page().navigate("about:blank");
            phone.evict();
            phone.reopen().sees("3 saisies n'étaient pas encore envoyées");
            phone.look("efface");
        }
    }

    @Test
    void a_page_reloaded_in_the_middle_of_a_save_keeps_all_or_nothing() {
        try (FieldVisitor phone =
                new FieldVisitor(port, "agent.rouen").link(null).installed()) {
            phone.network(false).tap("Commencer").meetsSomebody();
            for (int milliseconds = 0; milliseconds < 12; milliseconds++) {
                phone.reopen().tap("Nouvelle rencontre").tap("18–21 ans");
                phone.page()
                        .evaluate(
                                "after => { [...document.querySelectorAll('button')].find(each => each.textContent === 'Enregistrer').click();"
                                        + " setTimeout(() => location.reload(), after); }",
                                milliseconds);
                phone.page().waitForTimeout(100);
                phone.sees("Action en cours");
                Object kept = phone.page().evaluate("""
                        () => new Promise(done => {
                          const asked = indexedDB.open('visibles-terrain');
                          asked.onsuccess = () => {
                            const read = asked.result.transaction(['meta', 'queue']);
                            let met;
                            read.objectStore('meta').get('current').onsuccess = got => { met = got.target.result.met; };
                            read.objectStore('queue').getAll().onsuccess = got => {
                              done(met === got.target.result.filter(each => each.kind === 'encounter').length);
                            };
                          };
                        })""");
                assertThat(kept).isEqualTo(true);
            }
        }
    }

    /** Entries on the phone, sent or not. */
    private static int queued(FieldVisitor phone) {
        return stored(phone, "true");
    }

    /** Entries with a readable copy. */
    private static int readable(FieldVisitor phone) {
        return stored(phone, "each.copy !== null");
    }

    private static int stored(FieldVisitor phone, String which) {
        return ((Number) phone.page().evaluate("""
                () => new Promise(done => {
                  const asked = indexedDB.open('visibles-terrain');
                  asked.onsuccess = () => {
                    asked.result.transaction('queue').objectStore('queue').getAll().onsuccess =
                      got => done(got.target.result.filter(each => %s).length);
                  };
                })""".formatted(which))).intValue();
    }

    private long added(String table) {
        return (long) counts().get(table) - (long) before.get(table);
    }

    private Map<String, Object> counts() {
        return database.queryForMap(
                "select (select count(*) from outing) as outing, (select count(*) from encounter) as encounter");
    }
}
