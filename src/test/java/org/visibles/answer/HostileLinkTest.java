package org.visibles.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.visibles.access.Tokens;
import org.visibles.kernel.ReferralId;
import org.visibles.referral.ReferralQueries;
import org.visibles.referral.ReferralService;
import org.visibles.referral.ReferralStatus;
import org.visibles.referral.Story;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.YouthService;

/** The page over HTTP: links that are guessed, changed, replayed, forwarded, and forms from elsewhere. */
@VisiblesTest
class HostileLinkTest {

    private static final String CSRF = "visibles-reponse-csrf";
    private static final String SESSION = "visibles-reponse";
    private static final String LINK = "visibles-reponse-lien";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private AnswerDoor door;

    @Autowired
    private YouthService youth;

    @Autowired
    private ReferralService service;

    @Autowired
    private ReferralQueries queries;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private MockMvc mvc;
    private Partner partner;
    private Story story;
    private ReferralId id;

    /** One browser: its cookies, and the token of the page it has open. */
    private final class Browser {

        private final Map<String, Cookie> cookies = new LinkedHashMap<>();
        private String csrf = "";
        private String source = "203.0.113.5";

        MockHttpServletResponse get(String path) throws Exception {
            return send(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get(path));
        }

        /** As the form of the page that is open sends it; fields as names and values in turn. */
        MockHttpServletResponse submit(String path, String... fields) throws Exception {
            return send(form(path, fields).param("_csrf", csrf));
        }

        MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
            if (!cookies.isEmpty()) {
                request.cookie(cookies.values().toArray(Cookie[]::new));
            }
            MockHttpServletResponse answer = answer(request.with(each -> {
                each.setRemoteAddr(source);
                return each;
            }));
            Arrays.stream(answer.getCookies()).forEach(cookie -> {
                cookies.remove(cookie.getName());
                if (cookie.getMaxAge() != 0) {
                    cookies.put(cookie.getName(), cookie);
                }
            });
            Matcher form = TOKEN.matcher(answer.getContentAsString());
            if (form.find()) {
                csrf = form.group(1);
            }
            return answer;
        }

        /** Status, address and words of an answer, without what differs for each page. */
        List<Object> seen(MockHttpServletResponse answer) throws Exception {
            return List.of(
                    answer.getStatus(),
                    String.valueOf(answer.getHeader("Location")),
                    answer.getContentAsString().replaceAll("value=\"[^\"]*\"", ""));
        }
    }

    @BeforeEach
    void a_link_is_in_the_mailbox() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        partner = new Partner(door, database);
        story = new Story(youth, service, queries, clock);
        id = story.sent(story.person("<b>Bonnet</b>"), Fixture.RESTO);
    }

    @Test
    void opening_a_link_changes_nothing_however_it_is_fetched() throws Exception {
        String token = partner.link(id);
        List<Map<String, Object>> before = state();

        for (int times = 0; times < 3; times++) {
            assertThat(answer(get("/reponse/" + token)).getStatus()).isEqualTo(200);
            assertThat(answer(head("/reponse/" + token)).getStatus()).isEqualTo(200);
            assertThat(answer(get("/reponse/" + token).header("Sec-Purpose", "prefetch"))
                            .getStatus())
                    .isEqualTo(200);
        }

        assertThat(state()).isEqualTo(before);
        assertThat(As.member(Fixture.AGENT_ROUEN, () -> queries.get(id)).row().seenAt())
                .isNull();
    }

    @Test
    void the_page_is_kept_nowhere_and_loads_nothing_from_elsewhere() throws Exception {
        MockHttpServletResponse page = answer(get("/reponse/" + partner.link(id)));

        assertThat(page.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.getHeader("Cache-Control")).contains("no-store");
        assertThat(page.getHeader("Content-Security-Policy")).contains("default-src 'none'", "form-action 'self'");
        assertThat(page.getContentAsString()).doesNotContain("<script", "http://", "https://");
        assertThat(page.getCookies()).extracting(Cookie::getName).containsExactly(CSRF);
        Cookie csrf = page.getCookies()[0];
        assertThat(csrf.isHttpOnly() && csrf.getSecure()).isTrue();
        assertThat(csrf.getPath()).isEqualTo("/reponse");
        assertThat(csrf.getAttribute("SameSite")).isEqualTo("Strict");
    }

    @Test
    void guessed_changed_locked_and_real_links_are_answered_alike() throws Exception {
        String real = partner.link(id);
        String changed = (real.startsWith("A") ? "B" : "A") + real.substring(1);
        List<List<Object>> seen = new ArrayList<>();
        int source = 0;
        for (String token : List.of(real, changed, Tokens.next(), "x", "a <b>", locked(), tooOld())) {
            Browser browser = new Browser();
            browser.source = "203.0.113." + ++source;
            List<Object> answers = new ArrayList<>();
            answers.add(
                    browser.seen(browser.send(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get(
                            "/reponse/{token}", token))));
            partner.aMinutePasses();
            answers.add(browser.seen(browser.submit("/reponse/code", "token", token)));
            answers.add(browser.seen(browser.get("/reponse/code")));
            answers.add(browser.seen(browser.submit("/reponse/ouvrir", "code", "12345678")));
            answers.add(browser.seen(browser.get("/reponse/code?faux")));
            answers.add(browser.seen(browser.get("/reponse")));
            seen.add(answers);
        }

        assertThat(seen).allSatisfy(answers -> assertThat(answers).isEqualTo(seen.getFirst()));
        assertThat(((List<?>) seen.getFirst().get(5)).getFirst()).isEqualTo(401);
    }

    @Test
    void a_forwarded_link_opens_nothing_without_the_mailbox() throws Exception {
        Browser owner = enters();
        assertThat(owner.get("/reponse").getContentAsString()).contains("&lt;b&gt;Bonnet&lt;/b&gt;");

        Browser stranger = new Browser();
        stranger.get("/reponse/" + partner.link(id));
        stranger.submit("/reponse/code", "token", partner.link(id));
        assertThat(stranger.submit("/reponse/ouvrir", "code", "").getHeader("Location"))
                .isEqualTo("/reponse/code?faux");
        assertThat(stranger.get("/reponse").getStatus()).isEqualTo(401);
        assertThat(stranger.submit("/reponse/faire/accepter", "version", "2").getHeader("Location"))
                .endsWith("/reponse");
        assertThat(story.status(id)).isEqualTo(ReferralStatus.SENT);
    }

    @Test
    void the_session_is_a_cookie_of_its_own_for_half_an_hour() throws Exception {
        Browser browser = new Browser();
        browser.get("/reponse/" + partner.link(id));
        MockHttpServletResponse asked = browser.submit("/reponse/code", "token", partner.link(id));
        assertThat(asked.getHeader("Location")).isEqualTo("/reponse/code");
        browser.get("/reponse/code");
        MockHttpServletResponse opened = browser.submit("/reponse/ouvrir", "code", partner.code(id, partner.link(id)));

        assertThat(opened.getHeaders("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith(SESSION + "="))
                .singleElement()
                .asString()
                .contains("HttpOnly", "Secure", "SameSite=Strict", "Path=/reponse", "Max-Age=1800");
        assertThat(browser.cookies).containsKey(SESSION).doesNotContainKey(LINK);
        Cookie session = browser.cookies.get(SESSION);
        assertThat(answer(get("/orientations").cookie(session)).getStatus()).isEqualTo(302);
        browser.get("/reponse");
        browser.submit("/reponse/quitter");
        assertThat(answer(get("/reponse").cookie(session)).getStatus())
                .as("the cookie, kept all the same")
                .isEqualTo(401);
    }

    @Test
    void a_form_from_elsewhere_is_refused() throws Exception {
        Browser browser = enters();
        long version = version();

        for (MockHttpServletRequestBuilder forged : List.of(
                form("/reponse/faire/accepter", "version", "" + version),
                form("/reponse/faire/accepter", "version", "" + version).param("_csrf", "forged"),
                form("/reponse/code", "token", "x"),
                form("/reponse/quitter"))) {
            assertThat(browser.send(forged).getStatus()).isEqualTo(403);
        }
        assertThat(browser.get("/reponse/faire/accepter").getStatus()).isBetween(400, 499);
        assertThat(story.status(id)).isEqualTo(ReferralStatus.SENT);
    }

    @Test
    void what_was_refused_is_shown_again_as_it_was_typed() throws Exception {
        Browser browser = enters();
        browser.get("/reponse");
        MockHttpServletResponse refused = browser.submit(
                "/reponse/faire/decliner", "version", "" + version(), "reason", "", "note", "Revenez en <mars>");

        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString())
                .contains("Choisissez un motif", "Revenez en &lt;mars&gt;", "<details open>");
        MockHttpServletResponse tampered = browser.submit("/reponse/faire/accepter", "version", "x");
        assertThat(tampered.getStatus()).isEqualTo(409);
        assertThat(tampered.getContentAsString()).contains("Un collègue a répondu entre-temps");
        assertThat(browser.submit("/reponse/faire/effacer").getHeader("Location"))
                .isEqualTo("/reponse");
        assertThat(browser.submit("/reponse/faire/accepter", "version", "" + version())
                        .getHeader("Location"))
                .isEqualTo("/reponse?fait=accepter");
        MockHttpServletResponse again = browser.submit(
                "/reponse/faire/rendez-vous", "version", "" + version(), "day", "2027-03-28", "time", "02:30");
        assertThat(again.getStatus()).isEqualTo(422);
        assertThat(again.getContentAsString()).contains("Cette heure n&#39;existe pas", "value=\"2027-03-28\"");
    }

    private Browser enters() throws Exception {
        Browser browser = new Browser();
        browser.get("/reponse/" + partner.link(id));
        browser.submit("/reponse/code", "token", partner.link(id));
        browser.get("/reponse/code");
        browser.submit("/reponse/ouvrir", "code", partner.code(id, partner.link(id)));
        browser.get("/reponse");
        return browser;
    }

    private String locked() {
        ReferralId other = story.sent(story.person("Verrouillé"), Fixture.RESTO);
        database.asOwner()
                .update(
                        "update answer_link set wrong_codes = 5, locked_at = made_at where referral_id = ?",
                        other.value());
        return partner.link(other);
    }

    private String tooOld() {
        ReferralId other = story.sent(story.person("Ancien"), Fixture.RESTO);
        database.asOwner()
                .update(
                        "update answer_link set made_at = made_at - interval '9 days', expires_at = expires_at - interval '9 days' where referral_id = ?",
                        other.value());
        return partner.link(other);
    }

    private long version() {
        return As.member(Fixture.AGENT_ROUEN, () -> queries.get(id)).version();
    }

    private List<Map<String, Object>> state() {
        return database.rowsAsOwner("""
                select (select row_to_json(l)::text from answer_link l where l.referral_id = r.id) link,
                  (select count(*) from answer_opening) openings, (select count(*) from outbox) mails, r.version
                from referral r where r.id = ?""", id.value());
    }

    private static MockHttpServletRequestBuilder form(String path, String... fields) {
        MockHttpServletRequestBuilder request = post(path);
        for (int index = 0; index < fields.length; index += 2) {
            request.param(fields[index], fields[index + 1]);
        }
        return request;
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }
}
