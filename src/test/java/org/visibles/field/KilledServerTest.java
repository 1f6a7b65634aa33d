package org.visibles.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.visibles.VisiblesApplication;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The program runs as a process of its own and is killed (kill -9) in the middle of a sync: whatever it acknowledged is
 * there, once, and sending all again makes it whole. Fifty more kills are in the benchmark "sync".
 */
class KilledServerTest {

    private static final int KILLS = 3;
    private static final int ENCOUNTERS = 80;
    private static final int BATCH = 8;
    private static final String TOKEN = "a-phone-that-outlives-the-server";
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final JsonMapper JSON = new JsonMapper();

    private final TestDatabase database = TestDatabase.fresh();
    private final HttpClient client = HttpClient.newHttpClient();
    private final UUID device = Ids.next();

    private UUID key;
    private byte[] publicKey;

    /** What a phone has to send of one outing. */
    private record Outing(UUID id, List<Map<String, Object>> entries) {}

    @Test
    void whatever_was_acknowledged_is_there_once() throws Exception {
        killed(KILLS);
    }

    void killed(int times) throws Exception {
        link();
        Outing before = null;
        for (int seed = 1; seed <= times; seed++) {
            try (Running server = Running.start(database)) {
                takeKey(server);
                if (before != null) {
                    sentAgain(server, before);
                }
                before = outing();
                killedWhileSending(server, before, new Random(seed));
            }
        }
        try (Running server = Running.start(database)) {
            sentAgain(server, before);
        }
        client.close();
    }

    private void killedWhileSending(Running server, Outing outing, Random random) throws Exception {
        AtomicBoolean killed = new AtomicBoolean();
        Thread killer = Thread.ofPlatform().start(() -> {
            try {
                Thread.sleep(30 + random.nextInt(700));
                killed.set(true);
                server.kill();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        Set<String> acknowledged = new HashSet<>();
        try {
            for (int at = 0; at < outing.entries().size(); at += BATCH) {
                acknowledged.addAll(sent(
                        server,
                        outing.entries()
                                .subList(
                                        at,
                                        Math.min(at + BATCH, outing.entries().size()))));
            }
        } catch (IOException cut) {
            assertThat(killed).isTrue();
        }
        killer.join();

        assertThat(count(
                        """
                        select count(*) from field_entry where device_id = ? and outing_id = ? and state in ('KEPT', 'WAITING')
                          and client_id = any (?)""",
                        device,
                        outing.id(),
                        acknowledged.stream().map(UUID::fromString).toArray(UUID[]::new)))
                .isEqualTo(acknowledged.size());
        assertThat(count("select count(*) from encounter where outing_id = ?", outing.id()))
                .as("nothing half-saved")
                .isEqualTo(count(
                        "select count(*) from field_entry where outing_id = ? and kind = 'ENCOUNTER' and state = 'KEPT'",
                        outing.id()));
    }

    private void sentAgain(Running server, Outing outing) throws Exception {
        sent(server, outing.entries());
        assertThat(sent(server, outing.entries())).hasSize(outing.entries().size());
        assertThat(count("select count(*) from outing where id = ?", outing.id()))
                .isEqualTo(1);
        assertThat(count("select count(*) from encounter where outing_id = ?", outing.id()))
                .isEqualTo(ENCOUNTERS);
        assertThat(count("select count(*) from field_entry where outing_id = ? and state = 'KEPT'", outing.id()))
                .isEqualTo(ENCOUNTERS + 1);
    }

    /** Ids of what the server says it has. */
    private Set<String> sent(Running server, List<Map<String, Object>> entries) throws Exception {
        HttpResponse<String> answer = client.send(
                server.request("entries")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(
                                Map.of("now", Instant.now().toEpochMilli(), "entries", entries))))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        Set<String> kept = new HashSet<>();
        for (JsonNode each : JSON.readTree(answer.body()).path("answers")) {
            assertThat(each.path("state").asString()).isIn("KEPT", "WAITING");
            kept.add(each.path("id").asString());
        }
        return kept;
    }

    /** Encounters before and after their outing, which comes somewhere in the middle. */
    private Outing outing() {
        UUID outing = Ids.next();
        Instant now = Instant.now();
        List<Map<String, Object>> entries = new ArrayList<>();
        for (int number = 0; number < ENCOUNTERS; number++) {
            if (number == ENCOUNTERS / 4) {
                entries.add(entry(Phone.outing(outing, 1, now, Map.of("F.18_21", 1))));
            }
            entries.add(entry(Phone.encounter(outing, now)));
        }
        return new Outing(outing, entries);
    }

    private Map<String, Object> entry(Told told) {
        byte[] text = JSON.writeValueAsString(told).getBytes(StandardCharsets.UTF_8);
        return Map.of(
                "id", told.id(),
                "key", key,
                "sealed", Base64.getEncoder().encodeToString(Phone.seal(publicKey, device + "/" + told.id(), text)));
    }

    private void takeKey(Running server) throws Exception {
        JsonNode start = JSON.readTree(client.send(server.request("start").build(), BodyHandlers.ofString())
                        .body())
                .path("start");
        key = UUID.fromString(start.path("key").asString());
        publicKey = Base64.getDecoder().decode(start.path("publicKey").asString());
    }

    private void link() throws Exception {
        Identity who = Fixture.AGENT_ROUEN;
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(TOKEN.getBytes(StandardCharsets.UTF_8));
        database.asOwner()
                .update(
                        """
                        insert into device (id, account_id, member_id, organisation_id, installation, name, token_hash,
                          first_linked_at, linked_at, expires_at)
                        values (?, ?, ?, ?, ?, 'X', ?, now(), now(), now() + interval '1 day')""",
                        device,
                        who.account().value(),
                        who.member().value(),
                        who.organisation().value(),
                        Ids.next(),
                        hash);
    }

    private long count(String sql, Object... arguments) {
        return database.asOwner().queryForObject(sql, Long.class, arguments);
    }

    /** The program in a process of its own. */
    private record Running(Process process, int port) implements AutoCloseable {

        static Running start(TestDatabase database) throws IOException {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx512m",
                            "-XX:TieredStopAtLevel=1",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            VisiblesApplication.class.getName(),
                            "--spring.profiles.active=test",
                            "--spring.datasource.url=" + database.url(),
                            "--spring.datasource.username=visibles_app",
                            "--spring.datasource.password=test",
                            "--spring.liquibase.enabled=false",
                            "--spring.main.lazy-initialization=true",
                            "--server.port=0",
                            "--management.server.port=0",
                            "--visibles.jobs.enabled=false")
                    .redirectErrorStream(true)
                    .start();
            BufferedReader said = process.inputReader();
            List<String> heard = new ArrayList<>();
            int port = 0;
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                heard.add(line);
                Matcher told = PORT.matcher(line);
                if (told.find() && port == 0) {
                    port = Integer.parseInt(told.group(1));
                }
                if (line.contains("Started VisiblesApplication")) {
                    Thread.ofVirtual().start(() -> said.lines().forEach(later -> {}));
                    return new Running(process, port);
                }
            }
            throw new IllegalStateException(String.join("\n", heard));
        }

        HttpRequest.Builder request(String call) {
            return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/terrain/api/" + call))
                    .header("Cookie", "visibles-terrain=" + TOKEN);
        }

        /** kill -9. */
        void kill() throws InterruptedException {
            process.destroyForcibly();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
