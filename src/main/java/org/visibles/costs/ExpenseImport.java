package org.visibles.costs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.costs.ImportPreview.Line;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Permission;
import org.visibles.kernel.ProgrammeId;
import org.visibles.kernel.RuleViolation;

/**
 * Takes expenses from a file: first what it would enter, then all of it or nothing. A line is known when an expense was
 * ever the same in all it says, corrected or cancelled since or not: so a file taken twice enters nothing twice, and two
 * lines alike in one file are two expenses.
 */
@Service
@PreAuthorize("denyAll()")
public class ExpenseImport {

    /** Bytes. */
    public static final long LARGEST = TableFile.LARGEST;

    private static final String MAY =
            "hasAnyRole('" + Permission.COSTS_OWN + "', '" + Permission.COSTS_PROGRAMME + "')";
    private static final int LONGEST_FILE_NAME = 200;

    private final JdbcClient jdbc;
    private final ImportLines lines;
    private final ExpenseRows rows;
    private final ExpenseRules rules;
    private final ExpenseService expenses;

    ExpenseImport(JdbcClient jdbc, ImportLines lines, ExpenseRows rows, ExpenseRules rules, ExpenseService expenses) {
        this.jdbc = jdbc;
        this.lines = lines;
        this.rows = rows;
        this.rules = rules;
        this.expenses = expenses;
    }

    /** What two lines have in common that are the same. */
    private record Same(OrganisationId organisation, ExpenseContent content) {}

    /**
     * What a CSV or Excel file would enter; nothing is written.
     *
     * @param fileName as its author called it
     * @param categoryNames how categories may be called besides their codes and stored names, by code
     * @throws RuleViolation {@code rule.costs.import.…} when the file as a whole cannot be taken
     */
    @PreAuthorize(MAY)
    @Transactional(readOnly = true)
    public ImportPreview read(Path file, String fileName, Map<String, Set<String>> categoryNames) throws IOException {
        List<TableFile.Line> table = TableFile.read(file);
        if (table.isEmpty()) {
            throw new RuleViolation("rule.costs.import.empty");
        }
        ExpenseRules.Frame frame = rules.frame();
        ImportLines.Read read = lines.read(table, frame, categoryNames);
        if (table.size() == 1) {
            throw new RuleViolation("rule.costs.import.empty");
        }
        List<Line> fresh = fresh(frame.programme().id(), read.lines());
        return new ImportPreview(
                shortName(fileName),
                fresh,
                read.lines().size() - fresh.size(),
                read.faulty(),
                read.faults(),
                new ImportPreview.Accepted(read.lines()));
    }

    /**
     * Enters what the preview said.
     *
     * @throws RuleViolation {@code rule.costs.import.faulty} while a line cannot be taken, {@code
     *     rule.costs.import.overtaken} when some of it has been entered since
     */
    @PreAuthorize(MAY)
    @Transactional
    public void apply(ImportPreview preview) {
        if (preview.faults() > 0) {
            throw new RuleViolation("rule.costs.import.faulty", preview.faults());
        }
        ProgrammeId programme = rules.frame().programme().id();
        alone(programme);
        List<Line> fresh = fresh(programme, preview.accepted().lines());
        if (!fresh.equals(preview.fresh())) {
            throw new RuleViolation("rule.costs.import.overtaken");
        }
        expenses.enter(fresh.stream()
                .map(line -> new NewExpense(ExpenseId.next(), line.organisation(), line.content()))
                .toList());
    }

    /** Until the end of the transaction nobody else imports into the programme. */
    private void alone(ProgrammeId programme) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('costs.import ' || ?, 0))::text")
                .param(programme.toString())
                .query(String.class)
                .single();
    }

    /** The lines of which there are more in the file than were ever entered. */
    private List<Line> fresh(ProgrammeId programme, List<Line> all) {
        if (all.isEmpty()) {
            return List.of();
        }
        Map<Same, Integer> entered = entered(programme, all);
        List<Line> fresh = new ArrayList<>();
        for (Line line : all) {
            Same same = new Same(line.organisation(), line.content());
            int left = entered.getOrDefault(same, 0);
            if (left > 0) {
                entered.put(same, left - 1);
            } else {
                fresh.add(line);
            }
        }
        return fresh;
    }

    private Map<Same, Integer> entered(ProgrammeId programme, List<Line> all) {
        List<OrganisationId> organisations =
                all.stream().map(Line::organisation).distinct().toList();
        Comparator<Line> byMonth = Comparator.comparing(line -> line.content().month());
        YearMonth from =
                all.stream().min(byMonth).orElseThrow(NotFound::new).content().month();
        YearMonth until =
                all.stream().max(byMonth).orElseThrow(NotFound::new).content().month();
        Map<Same, Set<ExpenseId>> said = new HashMap<>();
        for (ExpenseRow row : rows.everSaid(programme, organisations, from, until)) {
            said.computeIfAbsent(new Same(row.organisation(), row.content()), same -> new HashSet<>())
                    .add(row.id());
        }
        Map<Same, Integer> entered = new HashMap<>();
        said.forEach((same, ids) -> entered.put(same, ids.size()));
        return entered;
    }

    /** Without folders and without what does not print. */
    private static String shortName(String fileName) {
        String name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{C}", "")
                .strip();
        return name.isEmpty() ? "?" : name.substring(0, Math.min(name.length(), LONGEST_FILE_NAME));
    }
}
