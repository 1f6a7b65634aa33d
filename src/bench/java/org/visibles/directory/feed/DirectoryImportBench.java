package org.visibles.directory.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.bench.Report;
import org.visibles.directory.feed.ImportRow.State;
import org.visibles.testkit.Person;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Imports the example's services, repeated under other ids: rows a second from the file to the last index, and the most
 * memory that was in use after a collection, which must not grow with the file. Adds to {@code target/bench/referral.json}.
 */
@Tag("referral")
@VisiblesTest
@WithMember(Person.ADMIN)
class DirectoryImportBench {

    private static final int FEW = 10_000;
    private static final int MANY = 100_000;
    private static final int ROUNDS = 3;
    private static final long GC_EVERY_MS = 1_000;

    @Autowired
    private ImportRows rows;

    @Autowired
    private ImportWork work;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private TestDatabase database;

    private record Run(double rowsPerSecond, long peakMb) {}

    @Test
    void a_hundred_thousand_services() throws Exception {
        run("warm", FEW);
        List<Run> few = new ArrayList<>();
        List<Run> many = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            few.add(run("few" + round, FEW));
            many.add(run("many" + round, MANY));
        }
        long peakFew = median(few.stream().mapToLong(Run::peakMb).sorted().toArray());
        long peakMany = median(many.stream().mapToLong(Run::peakMb).sorted().toArray());
        double speed = many.stream().mapToDouble(Run::rowsPerSecond).sorted().toArray()[ROUNDS / 2];
        new Report("referral")
                .add(Map.of(
                        "importRowsPerSecond",
                        Math.round(speed),
                        "importPeakMb10k",
                        peakFew,
                        "importPeakMb100k",
                        peakMany));
        System.out.printf("import: %,.0f rows/s; peak %d MB at 10,000, %d MB at 100,000%n", speed, peakFew, peakMany);
        assertThat(peakMany).isLessThan(peakFew + 100);
    }

    private static long median(long[] sorted) {
        return sorted[sorted.length / 2];
    }

    private Run run(String source, int services) throws Exception {
        Path file = file(source, services);
        UUID id = in(() -> rows.begin(source, State.READING, null));
        try (Peak peak = new Peak()) {
            long begin = System.nanoTime();
            assertThat(work.read(id, file)).isTrue();
            in(() -> {
                rows.move(id, State.READY, State.APPLYING);
                return id;
            });
            assertThat(work.apply(id)).isTrue();
            double seconds = (System.nanoTime() - begin) / 1e9;
            Run run = new Run(services / seconds, peak.megabytes());
            System.out.printf("%s: %d services in %.1f s, peak %d MB%n", source, services, seconds, run.peakMb());
            return run;
        } finally {
            database.asOwner().update("delete from dir_service where source = ?", source);
            database.asOwner().update("delete from dir_record where source = ?", source);
            database.asOwner().execute("vacuum dir_service, dir_record, dir_import_row");
        }
    }

    private <T> T in(java.util.function.Supplier<T> what) {
        return new TransactionTemplate(transactions).execute(status -> what.get());
    }

    private static Path file(String source, int services) throws IOException {
        JsonNode example = JsonMapper.shared().readTree(new ClassPathResource("demo/services.json").getInputStream());
        Path file = Files.createTempFile("bench", ".json");
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("[");
            for (int number = 0; number < services; number++) {
                ObjectNode each =
                        (ObjectNode) example.get(number % example.size()).deepCopy();
                each.put("source", source);
                each.put("id", source + "--" + number);
                each.put("description", each.path("description").asString().repeat(8));
                out.write((number == 0 ? "" : ",\n") + each);
            }
            out.write("]");
        }
        return file;
    }

    /** The most heap in use after any collection, of which one is asked for each second. */
    private static final class Peak implements AutoCloseable {

        private final AtomicLong most = new AtomicLong();
        private final List<NotificationEmitter> collectors = new ArrayList<>();
        private final NotificationListener listener = (notification, handback) -> {
            var info = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
            long used = info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                    .filter(pool -> pool.getKey().matches(".*(Eden|Survivor|Old|Tenured).*"))
                    .mapToLong(pool -> pool.getValue().getUsed())
                    .sum();
            if (info.getGcCause().equals("System.gc()")) {
                most.accumulateAndGet(used, Math::max);
            }
        };
        private final Thread asking = Thread.ofPlatform().daemon().start(this::ask);

        Peak() {
            for (GarbageCollectorMXBean each : ManagementFactory.getGarbageCollectorMXBeans()) {
                NotificationEmitter collector = (NotificationEmitter) each;
                collector.addNotificationListener(listener, null, null);
                collectors.add(collector);
            }
        }

        private void ask() {
            try {
                while (true) {
                    Thread.sleep(GC_EVERY_MS);
                    System.gc();
                }
            } catch (InterruptedException done) {
                Thread.currentThread().interrupt();
            }
        }

        long megabytes() {
            System.gc();
            MemoryUsage now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
            return Math.max(most.get(), now.getUsed()) >> 20;
        }

        @Override
        public void close() throws Exception {
            asking.interrupt();
            for (NotificationEmitter each : collectors) {
                each.removeNotificationListener(listener);
            }
        }
    }
}
