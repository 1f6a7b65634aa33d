package org.visibles.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.visibles.organisation.Memberships;
import org.visibles.testkit.VisiblesTest;

/** Signing in and out as a browser does it, cookie by cookie. */
@VisiblesTest
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class SignInHttpTest {

    private static final String SESSION = "JSESSIONID";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");

    @LocalServerPort
    private int port;

    @Autowired
    private DemoAccounts demo;

    @Autowired
    private Memberships memberships;

    private Newcomers newcomers;

    /** What the browser keeps: value by name. */
    private final Map<String, String> cookies = new TreeMap<>();

    @BeforeEach
    void begin() {
        newcomers = new Newcomers(demo, memberships);
    }

    @Test
    void the_right_password_leads_to_the_start_page_in_a_session_of_another_id() throws Exception {
        String login = newcomers.worker("Http Un");
        get("/connexion");
        String before = cookies.get(SESSION);

        HttpResponse<String> answer = signIn(login, Newcomers.PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(URI.create(location(answer)).getPath()).isEqualTo("/");
        assertThat(cookies.get(SESSION)).isNotNull().isNotEqualTo(before);
        assertThat(signedIn()).isTrue();
        cookies.put(SESSION, before);
        assertThat(signedIn())
                .as("the session that an attacker could have planted")
                .isFalse();
    }

    @Test
    void a_wrong_password_leads_back_without_saying_what_was_wrong() throws Exception {
        String login = newcomers.worker("Http Deux");
        get("/connexion");

        HttpResponse<String> wrong = signIn(login, "not " + Newcomers.PASSWORD);
        HttpResponse<String> unknown = signIn("nobody.at.all", Newcomers.PASSWORD);

        assertThat(wrong.statusCode()).isEqualTo(302);
        assertThat(location(wrong)).endsWith("/connexion?erreur").isEqualTo(location(unknown));
        assertThat(signedIn()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, https://evil.example",
        "Origin, null",
        "Origin, :"
    })
    void a_form_on_another_site_s_page_signs_nobody_in(String header, String value) throws Exception {
        String login = newcomers.worker("Http Form " + header + value.replaceAll("\\W", ""));
        get("/connexion");

        assertThat(send(form("/connexion", Map.of("username", login, "password", Newcomers.PASSWORD))
                                .header(header, value))
                        .statusCode())
                .isEqualTo(403);
        assertThat(signedIn()).isFalse();
    }

    @Test
    void the_page_itself_may_have_stood_open_for_longer_than_its_session() throws Exception {
        String login = newcomers.worker("Http Trois");
        var filledIn = form("/connexion", Map.of("username", login, "password", Newcomers.PASSWORD))
                .header("Origin", "http://localhost:" + port)
                .header("Sec-Fetch-Site", "same-origin");

        assertThat(send(filledIn).statusCode()).isEqualTo(302);
        assertThat(signedIn()).isTrue();
    }

    @Test
    void without_the_token_of_the_page_nobody_is_signed_out() throws Exception {
        signIn(newcomers.worker("Http Sept"), Newcomers.PASSWORD);
        assertThat(send(form("/logout", Map.of())).statusCode()).isEqualTo(403);
        assertThat(send(form("/logout", Map.of("_csrf", "forged"))).statusCode())
                .isEqualTo(403);
        assertThat(signedIn()).isTrue();
    }

    @Test
    void signing_out_ends_the_session_at_the_server() throws Exception {
        signIn(newcomers.worker("Http Quatre"), Newcomers.PASSWORD);
        String session = cookies.get(SESSION);

        HttpResponse<String> answer = send(form("/logout", Map.of("_csrf", token(get("/compte")))));

        assertThat(answer.statusCode()).isEqualTo(302);
        cookies.put(SESSION, session);
        assertThat(signedIn()).isFalse();
    }

    @Test
    void who_is_removed_is_signed_in_no_more() throws Exception {
        signIn(newcomers.worker("Http Cinq"), Newcomers.PASSWORD);
        newcomers.close("Http Cinq");

        assertThat(signedIn()).isFalse();
    }

    @Test
    void no_script_reads_the_cookies_and_no_foreign_form_sends_them() throws Exception {
        HttpResponse<String> page = get("/connexion");
        assertThat(page.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith(SESSION))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Lax", "Path=/");

        HttpResponse<String> answer = signIn(newcomers.worker("Http Six"), Newcomers.PASSWORD);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith(SignInProvider.DEVICE_COOKIE))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Lax", "Path=/");
    }

    /** Whether a page for members is shown; who is not signed in is sent to the sign-in page. */
    private boolean signedIn() throws Exception {
        HttpResponse<String> answer = get("/compte");
        if (answer.statusCode() == 302) {
            assertThat(location(answer)).contains("/connexion");
            return false;
        }
        assertThat(answer.statusCode()).isEqualTo(200);
        return true;
    }

    private HttpResponse<String> signIn(String login, String password) throws Exception {
        return send(form("/connexion", Map.of("username", login, "password", password)));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path).GET());
    }

    private HttpRequest.Builder form(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", "text/html")
                .header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(cookie -> {
                String[] pair = cookie.split(";", 2)[0].split("=", 2);
                cookies.put(pair[0], pair[1]);
            });
            return answer;
        }
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String token(HttpResponse<String> page) {
        Matcher found = TOKEN.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }
}
