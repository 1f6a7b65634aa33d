package org.visibles.outing;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
 * The ways of finding people and the practices that a programme tries. They can be added in the middle of the experiment;
 * one that ended stays in what was logged with it.
 */
@Service
@PreAuthorize("denyAll()")
public class MethodService {

    public static final int NAME_LENGTH = 100;
    public static final int DESCRIPTION_LENGTH = 1000;

    private static final int CODE_LENGTH = 36;

    private final JdbcClient jdbc;
    private final Reference reference;
    private final ProgrammeAdmin programmes;

    MethodService(JdbcClient jdbc, Reference reference, ProgrammeAdmin programmes) {
        this.jdbc = jdbc;
        this.reference = reference;
        this.programmes = programmes;
    }

    /**
     * What is written of a method; its code is made from its first name and never changes.
     *
     * @param name 1 to {@value MethodService#NAME_LENGTH} characters
     * @param description how it is done, at most {@value MethodService#DESCRIPTION_LENGTH} characters
     * @param endsOn last day, null while it goes on
     */
    public record Written(
            String name,
            @Nullable String description,
            LocalDate startsOn,
            @Nullable LocalDate endsOn) {}

    /** Those that a programme added to the built-in ones. */
    @PreAuthorize("hasRole('" + Permission.PROGRAMME_MANAGE + "')")
    @Transactional(readOnly = true)
    public List<MethodRow> of(ProgrammeId programme) {
        managed(programme);
        return reference.methodsOf(programme);
    }

    /**
     * @throws NotFound unless the member manages the programme
     * @throws RuleViolation {@code rule.outing.method-…}
     */
    @PreAuthorize("hasRole('" + Permission.PROGRAMME_MANAGE + "')")
    @Transactional
    public void add(ProgrammeId programme, MethodRow.Kind kind, Written written) {
        managed(programme);
        Written clean = clean(written);
        values("""
                        insert into method (id, programme_id, code, kind, name, description, starts_on, ends_on, version)
                        values (:id, :programme, :code, :kind, :name, :description, :starts, :ends, 0)""", clean)
                .param("id", Ids.next())
                .param("programme", programme.value())
                .param("code", code(programme, clean.name()))
                .param("kind", kind.name())
                .update();
    }

    /**
     * @throws StaleVersion when somebody changed it since it was read
     */
    @PreAuthorize("hasRole('" + Permission.PROGRAMME_MANAGE + "')")
    @Transactional
    public void change(ProgrammeId programme, MethodRow method, Written written) {
        managed(programme);
        Written clean = clean(written);
        int changed = values("""
                        update method set name = :name, description = :description, starts_on = :starts, ends_on = :ends,
                          version = version + 1
                        where id = :id and programme_id = :programme and version = :version""", clean)
                .param("id", method.id())
                .param("programme", programme.value())
                .param("version", method.version())
                .update();
        if (changed == 0) {
            throw new StaleVersion();
        }
    }

    private JdbcClient.StatementSpec values(String sql, Written clean) {
        return jdbc.sql(sql)
                .param("name", clean.name())
                .param("description", clean.description())
                .param("starts", clean.startsOn())
                .param("ends", clean.endsOn());
    }

    private void managed(ProgrammeId programme) {
        if (programmes.list().stream().noneMatch(each -> each.programme().id().equals(programme))) {
            throw new NotFound();
        }
    }

    private static Written clean(Written written) {
        String name = FreeText.line(written.name(), NAME_LENGTH, "rule.outing.too-long");
        if (name == null) {
            throw new RuleViolation("rule.outing.method-name");
        }
        if (written.endsOn() != null && written.endsOn().isBefore(written.startsOn())) {
            throw new RuleViolation("rule.outing.method-dates");
        }
        return new Written(
                name,
                FreeText.lines(written.description(), DESCRIPTION_LENGTH, "rule.outing.too-long"),
                written.startsOn(),
                written.endsOn());
    }

    /** From the name: capitals without accents; a number where that is taken. */
    private String code(ProgrammeId programme, String name) {
        String folded = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]+", "_")
                .replaceAll("^[_0-9]+|_+$", "");
        String base = folded.isEmpty() ? "METHOD" : folded.substring(0, Math.min(CODE_LENGTH, folded.length()));
        Set<String> taken = jdbc
                .sql("select code from method where programme_id = ? or programme_id is null")
                .param(programme.value())
                .query(String.class)
                .stream()
                .collect(Collectors.toSet());
        String code = base;
        for (int number = 2; taken.contains(code); number++) {
            code = base + "_" + number;
        }
        return code;
    }
}
