package org.visibles.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.visibles.access.DeviceService;
import org.visibles.kernel.Ids;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Programs in processes of their own, each killed (kill -9) in the middle of a sync; the phone then sends all again to
 * another node, which is the test's own program on the same database.
 */
final class KilledServers {

    private static final int ENCOUNTERS = 79;
    private static final int BATCH = 8;
    /** So many start while another is being killed. */
    private static final int AHEAD = 2;

    /** How long after an answer the next batch may go on at most. */
    private static final int MOST_MS = 60;

    private static final JsonMapper JSON = new JsonMapper();

    private final TestDatabase database;
    private final JdbcTemplate rows;
    private final Clock clock;
    private final Phone phone;

    KilledServers(ApplicationContext context) {
        database = context.getBean(TestDatabase.class);
        rows = database.asOwner();
        clock = context.getBean(Clock.class);
        phone = Phone.of(
                Fixture.AGENT_ROUEN, context.getBean(DeviceService.class), context.getBean(FieldService.class));
    }

    /** What the phone has to send of one outing. */
    private record Outing(UUID id, List<SentEntry> entries) {}

    /** Fails unless each of so many killed servers left whatever it acknowledged, once, and nothing by halves. */
    void kill(int times) throws Exception {
        Queue<CompletableFuture<SeparateProgram>> starting = new ArrayDeque<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int seed = 1; seed <= times; seed++) {
                while (starting.size() < Math.min(AHEAD, times - seed + 1)) {
                    starting.add(CompletableFuture.supplyAsync(
                            () -> SeparateProgram.start(database), Thread::startVirtualThread));
                }
                try (SeparateProgram server = starting.remove().join()) {
                    Outing outing = outing();
                    killedWhileSending(client, server, outing, new Random(seed));
                    sentAgain(outing);
                }
            }
        } finally {
            starting.forEach(left -> left.thenAccept(SeparateProgram::close));
        }
    }

    private void killedWhileSending(HttpClient client, SeparateProgram server, Outing outing, Random random)
            throws Exception {
        int batches = outing.entries().size() / BATCH;
        int until = 1 + random.nextInt(batches - 3); // while there is more to send
        Set<UUID> acknowledged = new HashSet<>();
        Thread killer = Thread.ofPlatform().unstarted(() -> kill(server, random.nextInt(MOST_MS)));
        try {
            for (int batch = 0; batch < batches; batch++) {
                acknowledged.addAll(sent(client, server, outing.entries().subList(batch * BATCH, (batch + 1) * BATCH)));
                if (batch == until) {
                    killer.start();
                }
            }
        } catch (IOException cut) {
            assertThat(killer.getState()).as("nothing else ends a call").isNotEqualTo(Thread.State.NEW);
        }
        killer.join();

        assertThat(acknowledged).hasSizeGreaterThan(until * BATCH);
        assertThat(rows.queryForMap(
                        """
                        select count(*) filter (where client_id = any (?)) as acknowledged,
                          count(*) filter (where kind = 'ENCOUNTER' and state = 'KEPT')
                            - (select count(*) from encounter where outing_id = ?) as halves
                        from field_entry where device_id = ? and outing_id = ? and state in ('KEPT', 'WAITING')""",
                        acknowledged.toArray(UUID[]::new),
                        outing.id(),
                        phone.id().value(),
                        outing.id()))
                .isEqualTo(Map.of("acknowledged", (long) acknowledged.size(), "halves", 0L));
    }

    private static void kill(SeparateProgram server, int afterMs) {
        try {
            Thread.sleep(afterMs);
            server.kill();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Twice: the second time nothing is left to do. */
    private void sentAgain(Outing outing) {
        phone.send(outing.entries(), clock.millis());
        assertThat(phone.send(outing.entries(), clock.millis())).allMatch(answer -> answer.state() == EntryState.KEPT);
        assertThat(rows.queryForMap("""
                        select (select count(*) from outing where id = ?) as outings,
                          (select count(*) from encounter where outing_id = ?) as encounters,
                          (select count(*) from field_entry where outing_id = ? and state = 'KEPT') as entries""", outing.id(), outing.id(), outing.id()))
                .isEqualTo(Map.of("outings", 1L, "encounters", (long) ENCOUNTERS, "entries", ENCOUNTERS + 1L));
    }

    /** Ids of what the server says it has. */
    private Set<UUID> sent(HttpClient client, SeparateProgram server, List<SentEntry> entries) throws Exception {
        List<Map<String, Object>> told = entries.stream()
                .map(each -> Map.<String, Object>of(
                        "id",
                        each.id(),
                        "key",
                        each.key(),
                        "sealed",
                        Base64.getEncoder().encodeToString(each.sealed())))
                .toList();
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(server.address() + "terrain/api/entries"))
                        .header("Cookie", "visibles-terrain=" + phone.token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                JSON.writeValueAsString(Map.of("now", clock.millis(), "entries", told))))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        Set<UUID> kept = new HashSet<>();
        for (JsonNode each : JSON.readTree(answer.body()).path("answers")) {
            assertThat(each.path("state").asString()).isIn("KEPT", "WAITING");
            kept.add(UUID.fromString(each.path("id").asString()));
        }
        return kept;
    }

    /** Encounters before and after their outing, which comes somewhere in the middle. */
    private Outing outing() {
        UUID outing = Ids.next();
        Instant now = clock.instant();
        List<SentEntry> entries = new ArrayList<>();
        for (int number = 0; number < ENCOUNTERS; number++) {
            if (number == ENCOUNTERS / 4) {
                entries.add(phone.sealed(Phone.outing(outing, 1, now, Map.of("F.18_21", 1))));
            }
            entries.add(phone.sealed(Phone.encounter(outing, now)));
        }
        return new Outing(outing, entries);
    }
}
