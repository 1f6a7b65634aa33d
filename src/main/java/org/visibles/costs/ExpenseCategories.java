package org.visibles.costs;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.FreeText;
import org.visibles.kernel.Ids;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Permission;
import org.visibles.kernel.ProgrammeId;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.organisation.ProgrammeAdmin;

/**
 * The kinds of eligible expenses: those of every programme, and those that a programme's funder adds. A code is made from
 * the first name and never changes; a category that is closed stays in what was entered with it.
 */
@Service
@PreAuthorize("denyAll()")
public class ExpenseCategories {

    public static final int NAME_LENGTH = 100;

    private static final int CODE_LENGTH = 36;

    private final JdbcClient jdbc;
    private final CategoryRows rows;
    private final ProgrammeAdmin programmes;

    ExpenseCategories(JdbcClient jdbc, CategoryRows rows, ProgrammeAdmin programmes) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.programmes = programmes;
    }

    /** Those one enters expenses under in the current programme, closed ones too. */
    @PreAuthorize("hasAnyRole('" + Permission.COSTS_OWN + "', '" + Permission.COSTS_PROGRAMME + "')")
    @Transactional(readOnly = true)
    public List<CategoryRow> list() {
        return rows.ofCurrent();
    }

    /** Those of every programme. */
    @PreAuthorize("hasRole('" + Permission.PROGRAMME_MANAGE + "')")
    @Transactional(readOnly = true)
    public List<CategoryRow> builtIn() {
        return rows.builtIn();
    }

    /** Those that a programme added. */
    @PreAuthorize("hasRole('" + Permission.PROGRAMME_MANAGE + "')")
    @Transactional(readOnly = true)
    public List<CategoryRow> of(ProgrammeId programme) {
        managed(programme);
        return rows.of(programme);
    }

    /**
     * @throws NotFound unless the member manages the programme
     * @throws RuleViolation {@code rule.costs.category-name}, {@code rule.costs.too-long}
     */
    @PreAuthorize("hasRole('" + Permission.PROGRAMME_MANAGE + "')")
    @Transactional
    public void add(ProgrammeId programme, String name) {
        managed(programme);
        String clean = clean(name);
        jdbc.sql("insert into expense_category (id, programme_id, code, name, version) values (?, ?, ?, ?, 0)")
                .params(Ids.next(), programme.value(), code(programme, clean), clean)
                .update();
    }

    /**
     * Names it otherwise, closes it or opens it again.
     *
     * @throws StaleVersion when somebody changed it since it was read
     */
    @PreAuthorize("hasRole('" + Permission.PROGRAMME_MANAGE + "')")
    @Transactional
    public void change(ProgrammeId programme, CategoryRow category, String name, boolean closed) {
        managed(programme);
        int changed = jdbc.sql("""
                        update expense_category set name = ?, closed = ?, version = version + 1
                        where id = ? and programme_id = ? and version = ?""")
                .params(clean(name), closed, category.id(), programme.value(), category.version())
                .update();
        if (changed == 0) {
            throw new StaleVersion();
        }
    }

    private void managed(ProgrammeId programme) {
        if (programmes.list().stream().noneMatch(each -> each.programme().id().equals(programme))) {
            throw new NotFound();
        }
    }

    private static String clean(String name) {
        String clean = FreeText.line(name, NAME_LENGTH, "rule.costs.too-long");
        if (clean == null) {
            throw new RuleViolation("rule.costs.category-name");
        }
        return clean;
    }

    /** From the name: capitals without accents; a number where that is taken. */
    private String code(ProgrammeId programme, String name) {
        String folded = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]+", "_")
                .replaceAll("^[_0-9]+|_+$", "");
        String base = folded.isEmpty() ? "CATEGORY" : folded.substring(0, Math.min(CODE_LENGTH, folded.length()));
        Set<String> taken = Stream.concat(rows.builtIn().stream(), rows.of(programme).stream())
                .map(CategoryRow::code)
                .collect(Collectors.toSet());
        String code = base;
        for (int number = 2; taken.contains(code); number++) {
            code = base + "_" + number;
        }
        return code;
    }
}
