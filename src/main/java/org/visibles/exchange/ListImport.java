package org.visibles.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.exchange.ListedRow.Group;
import org.visibles.exchange.column.Columns;
import org.visibles.exchange.column.Field;
import org.visibles.exchange.column.Terms;
import org.visibles.exchange.sheet.TableFile;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Permission;
import org.visibles.kernel.RuleViolation;
import org.visibles.privacy.Logged;

/**
 * Brings lists of young people in: a file is read, somebody says what its columns hold, each row is checked and looked
 * at, and only then records are made of those that somebody takes. All of it can be taken back.
 */
@Service
@PreAuthorize("denyAll()")
public class ListImport {

    private static final String MAY = "hasRole('" + Permission.LIST_IMPORT + "')";

    private final ImportRecords imports;
    private final StagedRows rows;
    private final RowTraits traits;
    private final MadeRecords made;
    private final ListChecking checking;
    private final ListWork work;
    private final CurrentMember member;
    private final Clock clock;

    ListImport(
            ImportRecords imports,
            StagedRows rows,
            RowTraits traits,
            MadeRecords made,
            ListChecking checking,
            ListWork work,
            CurrentMember member,
            Clock clock) {
        this.imports = imports;
        this.rows = rows;
        this.traits = traits;
        this.made = made;
        this.checking = checking;
        this.work = work;
        this.member = member;
        this.clock = clock;
    }

    /**
     * Begins to read a file, which is deleted in the end.
     *
     * @param name as its author called it
     * @throws RuleViolation {@code rule.exchange.file.size}
     */
    @PreAuthorize(MAY)
    @Transactional
    @Logged("list.bring")
    public UUID receive(Path file, String name) throws IOException {
        return receive(file, name, null);
    }

    /**
     * The same with one sheet of a workbook.
     *
     * @param sheet null for the one that looks most like a list
     */
    @PreAuthorize(MAY)
    @Transactional
    @Logged("list.bring")
    public UUID receive(Path file, String name, @Nullable String sheet) throws IOException {
        if (Files.size(file) > TableFile.LARGEST) {
            throw new RuleViolation("rule.exchange.file.size", TableFile.LARGEST >> 20);
        }
        UUID id = imports.begin(FileName.kept(name), member.require());
        work.afterCommit(() -> work.read(id, file, sheet));
        return id;
    }

    /** @throws NotFound where there is none */
    @PreAuthorize(MAY)
    @Transactional(readOnly = true)
    public ImportedList get(UUID id) {
        return imports.find(id).orElseThrow(NotFound::new);
    }

    /** The latest first. */
    @PreAuthorize(MAY)
    @Transactional(readOnly = true)
    public List<ImportedList> latest() {
        return imports.latest(member.require());
    }

    /** The first rows below the one that names the columns, as they stand in the file. */
    @PreAuthorize(MAY)
    @Transactional(readOnly = true)
    @Logged("list.look")
    public List<ListedRow> sample(UUID id, int limit) {
        return rows.after(id, get(id).headerLine(), limit);
    }

    /**
     * Says what the columns hold and what the people were told, and begins to check; the columns are remembered.
     *
     * @throws RuleViolation {@code rule.exchange.…} naming what lacks
     */
    @PreAuthorize(MAY)
    @Transactional
    public void map(UUID id, Columns columns, Terms terms) {
        ImportedList list = get(id);
        columns.doubled().ifPresent(field -> {
            throw new RuleViolation("rule.exchange.doubled." + field);
        });
        LocalDate informed = terms.informedOn();
        if (terms.pseudonymous()) {
            imports.map(id, columns, new Terms(true, null, null));
        } else {
            if (list.terms().pseudonymous()) {
                throw new RuleViolation("rule.exchange.pseudonyms-stay");
            }
            if (!columns.names()) {
                throw new RuleViolation("rule.exchange.no-name");
            }
            if (informed == null && !columns.has(Field.INFORMED_ON)
                    || informed != null && terms.informedMeans() == null) {
                throw new RuleViolation("rule.exchange.not-informed");
            }
            if (informed != null && informed.isAfter(LocalDate.now(clock))) {
                throw new RuleViolation("rule.youth.future");
            }
            imports.map(id, columns, informed == null ? new Terms(false, null, null) : terms);
        }
        imports.remember(member.require(), RowDigest.of(list.header()), columns);
        work.afterCommit(() -> work.check(id));
    }

    @PreAuthorize(MAY)
    @Transactional(readOnly = true)
    public ListCounts counts(UUID id) {
        return rows.counts(id);
    }

    @PreAuthorize(MAY)
    @Transactional(readOnly = true)
    @Logged("list.look")
    public List<ListedRow> page(UUID id, Group group, int offset, int limit) {
        return rows.page(id, group, Math.max(0, offset), Math.clamp(limit, 0, 200));
    }

    /**
     * Mends cells of a row and checks it anew.
     *
     * @param values by column, from 0
     * @throws RuleViolation {@code rule.exchange.state}
     */
    @PreAuthorize(MAY)
    @Transactional
    @Logged("list.mend")
    public ListedRow correct(UUID id, long number, Map<Integer, String> values) {
        ImportedList list = ready(id);
        ListedRow row =
                rows.find(id, number).filter(each -> each.outcome() == null).orElseThrow(NotFound::new);
        List<String> cells = new ArrayList<>(row.cells());
        values.forEach((column, value) -> {
            while (cells.size() <= column) {
                cells.add("");
            }
            cells.set(column, value.strip());
        });
        byte[] before = rows.key(id, number);
        rows.correct(id, number, cells);
        rows.choose(id, number, null);
        traits.forget(id, number);
        checking.check(
                list, checking.reader(list), List.of(rows.find(id, number).orElseThrow(NotFound::new)));
        rows.number(id, new byte[][] {before, rows.key(id, number)});
        return rows.find(id, number).orElseThrow(NotFound::new);
    }

    /**
     * Decides whether a record is made of a row.
     *
     * @param taken null for what the group says
     */
    @PreAuthorize(MAY)
    @Transactional
    public void choose(UUID id, long number, @Nullable Boolean taken) {
        ready(id);
        rows.choose(id, number, taken);
    }

    private ImportedList ready(UUID id) {
        ImportedList list = get(id);
        if (list.state() != ImportState.READY) {
            throw new RuleViolation("rule.exchange.state");
        }
        return list;
    }

    /**
     * Begins to make records of the rows that are taken.
     *
     * @throws RuleViolation {@code rule.exchange.nothing}, {@code rule.exchange.state}
     */
    @PreAuthorize(MAY)
    @Transactional
    @Logged("list.apply")
    public void apply(UUID id) {
        ListCounts counts = rows.counts(id);
        if (counts.open() == 0) {
            throw new RuleViolation("rule.exchange.nothing");
        }
        imports.move(id, ImportState.APPLYING, ImportState.READY, ImportState.FAILED);
        imports.begins(id, member.require().member(), counts.open());
        work.afterCommit(() -> work.apply(id));
    }

    /** Asks whoever works on it to stop; what is recorded by then stays, and can be taken back. */
    @PreAuthorize(MAY)
    @Transactional
    public void cancel(UUID id) {
        imports.cancel(id);
    }

    /** Gives up a list of which nothing was recorded; what it says is forgotten. */
    @PreAuthorize(MAY)
    @Transactional
    public void discard(UUID id) {
        if (made.count(id) > 0) {
            throw new RuleViolation("rule.exchange.state");
        }
        imports.move(id, ImportState.DISCARDED, ImportState.MAPPING, ImportState.READY, ImportState.FAILED);
        rows.remove(id);
    }
}
