package org.visibles.exchange;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.exchange.column.Columns;
import org.visibles.exchange.sheet.Line;
import org.visibles.exchange.sheet.Sheet;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;

/**
 * Which sheet of a workbook is the list: one whose columns somebody of the organisation has named before, else the one
 * with the most columns that are known.
 */
@Service
@PreAuthorize("denyAll()")
public class SheetChoice {

    private static final int REMEMBERED = 1_000;

    private final ImportRecords imports;
    private final CurrentMember member;

    SheetChoice(ImportRecords imports, CurrentMember member) {
        this.imports = imports;
        this.member = member;
    }

    /** The sheets of a workbook that has several: the likeliest first, else in their order. */
    @PreAuthorize("hasRole('" + Permission.LIST_IMPORT + "')")
    @Transactional(readOnly = true)
    public List<OfferedSheet> sorted(List<Sheet> sheets) {
        return sheets.stream()
                .map(this::offered)
                .sorted(Comparator.comparingInt((OfferedSheet each) -> -each.likeness()))
                .toList();
    }

    private OfferedSheet offered(Sheet sheet) {
        List<Line> first = sheet.first();
        if (first.isEmpty()) {
            return new OfferedSheet(sheet.name(), List.of(), false, -1);
        }
        List<String> header = first.get(HeaderLine.of(first)).cells();
        boolean remembered =
                imports.remembered(member.require(), RowDigest.of(header)).isPresent();
        Columns known = Columns.guess(header, List.of(), Set.of());
        int likeness = known.fields().size() + (known.names() ? known.fields().size() : 0);
        return new OfferedSheet(sheet.name(), header, remembered, remembered ? REMEMBERED : likeness);
    }
}
