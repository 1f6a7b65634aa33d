package org.visibles.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.bench.Report;
import org.visibles.exchange.column.Terms;
import org.visibles.testkit.Person;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.youth.Choices.Means;

/**
 * Brings lists of people who do not exist: rows a second from the file to the preview, checked and compared with each
 * other, and the most memory that was in use after a collection, which must not grow with the list. Records a second
 * beside it, and thirty servers that die.
 */
@Tag("import")
@VisiblesTest
@WithMember(Person.RESPONSABLE_ROUEN)
class ImportBench {

    private static final int FEW = 20_000;
    private static final int MANY = Integer.getInteger("bench.rows", 200_000);
    private static final int APPLIED = 2_000;
    private static final int DEATHS = 30;
    private static final long GC_EVERY_MS = 1_000;

    @TempDir
    private Path folder;

    @Autowired
    private ListImport lists;

    @Autowired
    private ListWork work;

    @Autowired
    private StalledImports stalled;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private record Run(UUID id, double rowsPerSecond, long peakMb) {}

    @Test
    void two_hundred_thousand_rows() throws Exception {
        Run applied = run("warm", APPLIED);
        long begin = System.nanoTime();
        lists.apply(applied.id());
        assertThat(settled(applied.id()).state()).isEqualTo(ImportState.APPLIED);
        double records = lists.counts(applied.id()).created() / ((System.nanoTime() - begin) / 1e9);
        Run few = run("few", FEW);
        Run many = run("many", MANY);
        new Report("import")
                .add(Map.of(
                        "rowsPerSecond",
                        Math.round(many.rowsPerSecond()),
                        "recordsPerSecond",
                        Math.round(records),
                        "peakMb20k",
                        few.peakMb(),
                        "peakMb200k",
                        many.peakMb()));
        System.out.printf(
                "import: %,.0f rows/s, %,.0f records/s; peak %d MB at 20,000, %d MB at 200,000%n",
                many.rowsPerSecond(), records, few.peakMb(), many.peakMb());
        assertThat(many.peakMb()).isLessThan(few.peakMb() + 100);
    }

    @Test
    void thirty_servers_that_die() {
        KilledImport killed = new KilledImport(lists, work, stalled, database, folder);
        for (long seed = 1; seed <= DEATHS; seed++) {
            killed.run(seed, terms());
        }
    }

    private Run run(String name, int rows) throws Exception {
        Path file = file(name, rows);
        try (Peak peak = new Peak()) {
            long begin = System.nanoTime();
            UUID id = lists.receive(file, name + ".csv");
            settled(id);
            lists.map(id, lists.get(id).columns(), terms());
            assertThat(settled(id).state()).isEqualTo(ImportState.READY);
            double seconds = (System.nanoTime() - begin) / 1e9;
            assertThat(lists.counts(id).all()).isEqualTo(rows);
            Run run = new Run(id, rows / seconds, peak.megabytes());
            System.out.printf(
                    "%s: %d rows in %.1f s, peak %d MB, %s%n", name, rows, seconds, run.peakMb(), lists.counts(id));
            return run;
        }
    }

    private ImportedList settled(UUID id) {
        ImportedList list = lists.get(id);
        while (list.state().running()) {
            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
            list = lists.get(id);
        }
        return list;
    }

    private Terms terms() {
        return new Terms(false, LocalDate.now(clock), Means.WRITTEN);
    }

    /** One in fifty is there twice. */
    private Path file(String name, int rows) throws IOException {
        Path file = folder.resolve(name + ".csv");
        Random random = new Random(rows);
        String before = "";
        try (Writer writer = Files.newBufferedWriter(file)) {
            writer.write("Nom;Prénom;Date de naissance;Sexe;Téléphone;Courriel;Adresse;Commune;Niveau\n");
            for (int row = 0; row < rows; row++) {
                if (row % 50 != 49) {
                    String last = Lists.letters(random.nextInt(20_000));
                    String first = Lists.letters(random.nextInt(3_000));
                    before = last + ";" + first + ";"
                            + LocalDate.of(1996, 1, 1).plusDays(random.nextInt(5_000)) + ";"
                            + (random.nextBoolean() ? "F" : "M")
                            + ";06" + (10_000_000 + random.nextInt(89_999_999)) + ";" + name + row + "@example.org;"
                            + row
                            + " rue du Gros-Horloge;Rouen;CAP\n";
                }
                writer.write(before);
            }
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
