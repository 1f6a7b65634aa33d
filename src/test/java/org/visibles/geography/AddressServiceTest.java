package org.visibles.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.visibles.geography.AddressAnswer.Found;
import org.visibles.geography.AddressAnswer.State;

/** Against a real server on this machine that behaves as badly as a server can. */
@ExtendWith(OutputCaptureExtension.class)
class AddressServiceTest {

    private static final String ANSWER = """
            {"type":"FeatureCollection","version":"draft","features":[{"type":"Feature","geometry":{"type":"Point",
            "coordinates":[1.0993,49.4431]},"properties":{"label":"8 Rue du Gros Horloge 76000 Rouen","score":0.97,
            "citycode":"76540"}}],"licence":"ETALAB-2.0"}""";

    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Hand clock = new Hand();
    private HttpServer server;
    private volatile Answer answer = exchange -> send(exchange, 200, ANSWER);
    private volatile String asked;

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    /** A clock that the test moves. */
    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-11-25T10:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            asked = exchange.getRequestURI().getRawQuery();
            try (exchange) {
                answer.to(exchange);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void an_address_is_found_with_its_position() {
        AddressAnswer found = service().find("8 rue du gros horloge & co, rouen\n");

        assertThat(found.state()).isEqualTo(State.FOUND);
        assertThat(found.found()).containsExactly(new Found("8 Rue du Gros Horloge 76000 Rouen", 49.4431, 1.0993));
        assertThat(URLDecoder.decode(asked, StandardCharsets.UTF_8))
                .isEqualTo("limit=5&autocomplete=0&q=8 rue du gros horloge & co, rouen");
    }

    @Test
    void no_address_is_no_failure() {
        answer = exchange -> send(exchange, 200, "{\"features\":[]}");

        assertThat(service().find("nulle part").state()).isEqualTo(State.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "ab", "\u200b\u200b\u200b\u200b", "?!-…"})
    void too_little_is_not_asked(String line) {
        assertThat(service().find(line).state()).isEqualTo(State.TOO_SHORT);
        assertThat(calls).hasValue(0);
    }

    @Test
    void a_long_line_is_cut_where_a_character_ends() {
        service().find("🙂".repeat(150) + "a".repeat(300));

        assertThat(URLDecoder.decode(asked, StandardCharsets.UTF_8)).endsWith("q=" + "🙂".repeat(150) + "a".repeat(50));
    }

    @Test
    void without_a_service_nothing_is_asked() {
        AddressService none = new AddressService(" ", clock);

        assertThat(none.isConfigured()).isFalse();
        assertThat(none.find("8 rue du gros horloge").state()).isEqualTo(State.SWITCHED_OFF);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"features\":{}}",
                "{\"features\":[",
                "<html>503</html>",
                "{\"features\":[[[[",
                "\u0000\u0001"
            })
    void an_answer_that_is_none_is_a_failure(String body) {
        answer = exchange -> send(exchange, 200, body);

        assertThat(service().find("8 rue du gros horloge").state()).isEqualTo(State.UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"features\":[1,null,[],{}]}",
                "{\"features\":[{\"geometry\":{\"coordinates\":[\"1\",\"49\"]},\"properties\":{\"label\":\"A\"}}]}",
                "{\"features\":[{\"geometry\":{\"coordinates\":[1000,49]},\"properties\":{\"label\":\"A\"}}]}",
                "{\"features\":[{\"geometry\":{\"coordinates\":[1,49]},\"properties\":{\"label\":\" \"}}]}",
                "{\"features\":[{\"geometry\":{\"coordinates\":[1e400,49]},\"properties\":{\"label\":\"A\"}}]}"
            })
    void what_is_no_address_is_passed_over(String body) {
        answer = exchange -> send(exchange, 200, body);

        assertThat(service().find("8 rue du gros horloge").state()).isEqualTo(State.NOTHING);
    }

    @Test
    void five_addresses_are_enough() {
        String one = "{\"geometry\":{\"coordinates\":[1,49]},\"properties\":{\"label\":\"<b>A</b>\"}}";
        answer = exchange -> send(exchange, 200, "{\"features\":[" + (one + ",").repeat(99) + one + "]}");

        assertThat(service().find("8 rue du gros horloge").found())
                .hasSize(5)
                .extracting(Found::label)
                .containsOnly("<b>A</b>");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 301, 302, 400, 404, 429, 500, 503})
    void another_status_is_a_failure_and_no_redirect_is_followed(int status) {
        answer = exchange -> {
            exchange.getResponseHeaders()
                    .add("Location", "http://localhost:" + server.getAddress().getPort() + "/else");
            send(exchange, status, ANSWER);
        };

        assertThat(service().find("8 rue du gros horloge").state()).isEqualTo(State.UNAVAILABLE);
        assertThat(calls).hasValue(1);
    }

    @Test
    void an_answer_without_an_end_is_left_at_its_bound() {
        answer = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                byte[] blanks = " ".repeat(64 << 10).getBytes(StandardCharsets.US_ASCII);
                while (over.getCount() > 0) {
                    body.write(blanks);
                }
            }
        };

        assertThat(service().find("8 rue du gros horloge").state()).isEqualTo(State.UNAVAILABLE);
    }

    @Test
    void a_server_that_never_answers_is_not_waited_for() {
        answer = exchange -> await();

        assertThat(service().find("8 rue du gros horloge").state()).isEqualTo(State.UNAVAILABLE);
        assertThat(over.getCount()).as("it has not answered").isEqualTo(1);
    }

    @Test
    void nor_is_one_that_answers_drop_by_drop() {
        answer = exchange -> {
            exchange.sendResponseHeaders(200, ANSWER.length());
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await();
        };

        assertThat(service().find("8 rue du gros horloge").state()).isEqualTo(State.UNAVAILABLE);
        assertThat(over.getCount()).as("it has not ended").isEqualTo(1);
    }

    @Test
    void a_server_that_is_away_is_a_failure() {
        AddressService service = service();
        server.stop(0);

        assertThat(service.find("8 rue du gros horloge").state()).isEqualTo(State.UNAVAILABLE);
    }

    @Test
    void after_three_failures_it_is_left_alone_for_a_minute() {
        AddressService service = service();
        answer = exchange -> send(exchange, 500, "");
        for (int time = 0; time < 5; time++) {
            assertThat(service.find("8 rue du gros horloge").state()).isEqualTo(State.UNAVAILABLE);
        }
        assertThat(calls).hasValue(CircuitBreaker.FAILURES);

        clock.now = clock.now.plus(CircuitBreaker.PAUSE);
        service.find("8 rue du gros horloge");
        service.find("8 rue du gros horloge");
        assertThat(calls).as("one try after the pause").hasValue(CircuitBreaker.FAILURES + 1);

        clock.now = clock.now.plus(CircuitBreaker.PAUSE);
        answer = exchange -> send(exchange, 200, ANSWER);
        assertThat(service.find("8 rue du gros horloge").state()).isEqualTo(State.FOUND);
        answer = exchange -> send(exchange, 500, "");
        service.find("8 rue du gros horloge");
        answer = exchange -> send(exchange, 200, ANSWER);
        assertThat(service.find("8 rue du gros horloge").state())
                .as("one failure is not three")
                .isEqualTo(State.FOUND);
    }

    @Test
    void an_address_stands_in_no_log(CapturedOutput output) {
        AddressService service = service();
        answer = exchange -> send(exchange, 200, "{\"features\":[{\"impasse secrète\"");
        service.find("17 impasse secrète");
        server.stop(0);
        service.find("17 impasse secrète");

        assertThat(output.getAll()).contains("address service").doesNotContainIgnoringCase("impasse");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org",
                "ftp://localhost",
                "file:///etc/passwd",
                "https://user:password@example.org",
                "localhost",
                "https:///x",
                "http://127.0.0.1.example.invalid"
            })
    void only_https_will_do(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AddressService(url, clock));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api-adresse.example",
                "https://data.example/geocodage/",
                "http://[::1]:8080",
                "http://localhost"
            })
    void https_or_this_machine_will(String url) {
        assertThatCode(() -> new AddressService(url, clock)).doesNotThrowAnyException();
    }

    private AddressService service() {
        return new AddressService("http://127.0.0.1:" + server.getAddress().getPort() + "/", clock);
    }

    private void await() {
        try {
            over.await(Duration.ofMinutes(1).toSeconds(), java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, status == 204 || bytes.length == 0 ? -1 : bytes.length);
        if (status != 204 && bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
