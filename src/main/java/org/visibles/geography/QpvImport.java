package org.visibles.geography;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.geography.QpvPreview.Difference;
import org.visibles.geography.ReadQuarters.Quarter;
import org.visibles.kernel.CountedStream;
import org.visibles.kernel.Ids;
import org.visibles.kernel.Permission;
import org.visibles.kernel.RuleViolation;

/** Reads the official perimeters of priority quarters: first what a file would change, then the change. */
@Service
@PreAuthorize("denyAll()")
public class QpvImport {

    /** Bytes; the official file of all France has some 15 MB. */
    public static final long LARGEST = 200L << 20;

    private static final Set<String> GENERATIONS = Set.of("2014", "2024");
    private static final int LONGEST_FILE_NAME = 200;

    private final JdbcClient jdbc;
    private final QpvRows rows;
    private final Clock clock;

    QpvImport(JdbcClient jdbc, QpvRows rows, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * What a GeoJSON file in WGS 84 would change; nothing is written.
     *
     * @param fileName as its author called it; kept as the source
     * @param generation 2014 or 2024; null to tell it by the codes
     * @param progress told the bytes read so far; whatever it throws ends the reading
     * @throws RuleViolation {@code rule.geography.import.…} when the file as a whole cannot be taken
     */
    @PreAuthorize("hasRole('" + Permission.GEOGRAPHY_MANAGE + "')")
    @Transactional(readOnly = true)
    public QpvPreview read(Path file, String fileName, @Nullable String generation, LongConsumer progress)
            throws IOException {
        if (generation != null && !GENERATIONS.contains(generation)) {
            throw new RuleViolation("rule.geography.import.generation");
        }
        allow(Files.size(file));
        ReadQuarters quarters = new ReadQuarters(new CommuneFinder(jdbc));
        int read;
        try (InputStream in = new BufferedInputStream(counted(file, progress))) {
            read = FeatureFile.read(in, quarters::add);
        }
        String settled = quarters.settleGeneration(generation);
        Difference difference = rows.difference(quarters, settled);
        if (quarters.quarters().isEmpty()) {
            throw new RuleViolation(
                    "rule.geography.import.nothing",
                    read,
                    quarters.elsewhere(),
                    quarters.refused().size());
        }
        return new QpvPreview(
                shortName(fileName),
                settled,
                quarters.quarters().stream().anyMatch(Quarter::example),
                read,
                quarters.elsewhere(),
                difference,
                quarters.quarters().stream()
                        .filter(Quarter::mended)
                        .map(Quarter::code)
                        .toList(),
                quarters.refused(),
                new QpvPreview.Accepted(quarters));
    }

    /**
     * Writes what the preview said, all of it or nothing.
     *
     * @throws RuleViolation {@code rule.geography.import.overtaken} when somebody else imported since
     */
    @PreAuthorize("hasRole('" + Permission.GEOGRAPHY_MANAGE + "')")
    @Transactional
    public void apply(QpvPreview preview) {
        rows.alone();
        ReadQuarters quarters = preview.accepted().quarters();
        Difference now = rows.difference(quarters, preview.generation());
        if (!now.equals(preview.difference())) {
            throw new RuleViolation("rule.geography.import.overtaken");
        }
        Set<String> written = rows.codes(now.fresh());
        written.addAll(rows.codes(now.changed()));
        quarters.quarters().stream()
                .filter(quarter -> written.contains(quarter.code()))
                .forEach(quarter -> rows.write(quarter, preview.generation()));
        rows.retire(now.vanished());
        jdbc.sql("""
                        insert into qpv_list (id, generation, file_name, example, quarters, imported_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        Ids.next(),
                        preview.generation(),
                        preview.fileName(),
                        preview.example(),
                        rows.held(preview.generation()),
                        Timestamp.from(clock.instant()))
                .update();
    }

    /** It may grow while it is read. */
    static InputStream counted(Path file, LongConsumer progress) throws IOException {
        return new CountedStream(Files.newInputStream(file), bytes -> {
            allow(bytes);
            progress.accept(bytes);
        });
    }

    private static void allow(long bytes) {
        if (bytes > LARGEST) {
            throw new RuleViolation("rule.geography.import.size", LARGEST >> 20);
        }
    }

    /** Without folders and without what does not print. */
    private static String shortName(String fileName) {
        String name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{C}", "")
                .strip();
        return name.isEmpty() ? "?" : name.substring(0, Math.min(name.length(), LONGEST_FILE_NAME));
    }
}
