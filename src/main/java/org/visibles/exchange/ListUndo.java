package org.visibles.exchange;

import java.util.List;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.YouthId;
import org.visibles.privacy.Logged;

/** What an import has made, and the way back. */
@Service
@PreAuthorize("denyAll()")
public class ListUndo {

    private static final String MAY = "hasRole('" + Permission.LIST_IMPORT + "')";
    private static final int PAGE = 200;

    private final ImportRecords imports;
    private final MadeRecords made;
    private final ListWork work;
    private final CurrentMember member;

    ListUndo(ImportRecords imports, MadeRecords made, ListWork work, CurrentMember member) {
        this.imports = imports;
        this.made = made;
        this.work = work;
        this.member = member;
    }

    /** A record that stayed when its import was undone: {@code exchange.kept.<why>}. */
    public record Kept(YouthId youth, long number, String why) {}

    /**
     * Begins to take back what was recorded; records on which something was built stay, and are named.
     *
     * @throws RuleViolation {@code rule.exchange.state}
     */
    @PreAuthorize(MAY)
    @Transactional
    @Logged("list.undo")
    public void undo(UUID id) {
        imports.move(
                id,
                ImportState.UNDOING,
                ImportState.APPLIED,
                ImportState.READY,
                ImportState.UNDONE,
                ImportState.FAILED);
        made.keepNone(id);
        imports.begins(id, member.require().member(), made.count(id));
        work.afterCommit(() -> work.undo(id));
    }

    /** How many records it made that are still there. */
    @PreAuthorize(MAY)
    @Transactional(readOnly = true)
    public int made(UUID id) {
        return made.count(id);
    }

    /** How many of them stayed when it was undone. */
    @PreAuthorize(MAY)
    @Transactional(readOnly = true)
    public int countKept(UUID id) {
        return made.countKept(id);
    }

    /** Those that stayed, in the order of the list. */
    @PreAuthorize(MAY)
    @Transactional(readOnly = true)
    @Logged("list.look")
    public List<Kept> kept(UUID id, int offset, int limit) {
        return made.kept(id, Math.max(0, offset), Math.clamp(limit, 0, PAGE)).stream()
                .map(each -> new Kept(each.youth(), each.number(), each.why()))
                .toList();
    }
}
