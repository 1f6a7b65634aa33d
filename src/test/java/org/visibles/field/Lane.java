package org.visibles.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.visibles.access.DeviceService;
import org.visibles.kernel.Ids;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;

/** Two phones of one member, on which one history after the other is played. */
final class Lane implements AutoCloseable {

    private final SingleConnectionDataSource connection;
    private final JdbcTemplate database;
    private final Clock clock;
    private final Phone first;
    private final Phone second;

    Lane(ApplicationContext context) {
        FieldService field = context.getBean(FieldService.class);
        DeviceService devices = context.getBean(DeviceService.class);
        connection = lasting(context.getBean(TestDatabase.class));
        database = new JdbcTemplate(connection);
        clock = context.getBean(Clock.class);
        first = Phone.of(Fixture.AGENT_ROUEN, devices, field);
        second = Phone.of(Fixture.AGENT_ROUEN, devices, field);
    }

    /** One connection for all histories: a new one each time would cost more than what is tried. */
    private static SingleConnectionDataSource lasting(TestDatabase database) {
        try {
            return new SingleConnectionDataSource(
                    Objects.requireNonNull(database.asOwner().getDataSource()).getConnection(), true);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A sealed entry on one of the phones. */
    private record Held(Phone phone, SentEntry entry) {}

    /** Fails unless the server has each thing once in the end. */
    void play(long seed) {
        Random random = new Random(seed);
        UUID outing = Ids.next();
        Instant at = clock.instant();
        int turns = 1 + random.nextInt(2);
        List<Held> held = new ArrayList<>();
        for (int turn = 1; turn <= turns; turn++) {
            held.add(new Held(first, first.sealed(Phone.outing(outing, turn, at, Map.of("M.22_25", turn)))));
        }
        Set<UUID> met = new HashSet<>();
        for (int number = random.nextInt(3); number >= 0; number--) {
            Phone phone = random.nextBoolean() ? first : second;
            Told told = Phone.encounter(outing, at);
            met.add(told.id());
            held.add(new Held(phone, phone.sealed(told)));
        }

        deliver(held, random);

        assertThat(database.queryForList("select id from encounter where outing_id = ?", UUID.class, outing))
                .containsExactlyInAnyOrderElementsOf(met);
        assertThat(database.queryForObject(
                        "select (tally ->> 'M.22_25')::int from outing where id = ?", Integer.class, outing))
                .isEqualTo(turns);
        assertThat(database.queryForMap("""
                                select count(*) as entries, count(*) filter (where state = 'KEPT') as kept,
                                  (select count(*) from outing_version v where v.outing_id = ? and v.state <> 'APPLIED') as apart
                                from field_entry where outing_id = ?""", outing, outing))
                .isEqualTo(Map.of("entries", (long) held.size(), "kept", (long) held.size(), "apart", 0L));
    }

    /** Deliveries in any order, some of them lost with their answer, until each phone has been told that all is kept. */
    private void deliver(List<Held> held, Random random) {
        List<Held> left = new ArrayList<>(held);
        while (!left.isEmpty()) {
            Collections.shuffle(left, random);
            List<Held> batch = left.subList(0, 1 + random.nextInt(left.size()));
            Phone phone = batch.getFirst().phone();
            List<Held> sent = new ArrayList<>(
                    batch.stream().filter(each -> each.phone() == phone).toList());
            if (random.nextInt(4) == 0) {
                sent.add(sent.getFirst()); // twice in one request
            }
            if (random.nextInt(5) == 0) {
                continue; // the request is lost on its way
            }
            List<EntryAnswer> answers =
                    phone.send(sent.stream().map(Held::entry).toList(), clock.millis());
            if (random.nextInt(4) == 0) {
                continue; // the answer is lost, or the phone starts anew before it is read
            }
            for (int at = 0; at < sent.size(); at++) {
                assertThat(answers.get(at).state()).isIn(EntryState.KEPT, EntryState.WAITING);
                if (answers.get(at).state() == EntryState.KEPT) {
                    left.remove(sent.get(at));
                }
            }
        }
    }

    @Override
    public void close() {
        connection.destroy();
    }
}
