package org.visibles.geography;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.geography.MovesPreview.Back;
import org.visibles.kernel.Permission;
import org.visibles.kernel.RuleViolation;
import org.visibles.widgets.Formats;

/** Reads which communes were merged: first what a file would change, then the change. Nothing that names a code is touched. */
@Service
@PreAuthorize("denyAll()")
public class MovesImport {

    /** Bytes. */
    public static final long LARGEST = MovesFile.LARGEST;

    private final MoveRows rows;
    private final QpvRows imports;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MovesImport(MoveRows rows, QpvRows imports, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.imports = imports;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What INSEE's file of what happened to communes would change; nothing is written.
     *
     * @throws RuleViolation {@code rule.geography.moves.…} when the file as a whole cannot be taken
     */
    @PreAuthorize("hasRole('" + Permission.GEOGRAPHY_MANAGE + "')")
    @Transactional(readOnly = true)
    public MovesPreview read(Path file, String fileName) throws IOException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Formats.ZONE);
        return preview(fileName, new Mergers(MovesFile.read(file), today));
    }

    private MovesPreview preview(String fileName, Mergers mergers) {
        MoveRows.Held held = rows.held();
        List<CommuneMove> fresh = new ArrayList<>();
        int known = 0;
        for (CommuneMove move : mergers.moved().values()) {
            String end = mergers.end(move.code());
            if (held.codes().of(move.code()).equals(end)) {
                known++;
            } else if (held.communes().containsKey(move.code())
                    || held.communes().containsKey(end)) {
                fresh.add(move);
            }
        }
        List<Back> back = mergers.back().entrySet().stream()
                .filter(each -> held.moved().containsKey(each.getKey()))
                .map(each -> new Back(
                        each.getKey(), held.moved().getOrDefault(each.getKey(), each.getKey()), each.getValue()))
                .sorted(Comparator.comparing(Back::code))
                .toList();
        fresh.sort(Comparator.comparing(CommuneMove::code));
        return new MovesPreview(
                fileName,
                List.copyOf(fresh),
                back,
                known,
                mergers.ahead(),
                mergers.parted().stream()
                        .filter(held.communes()::containsKey)
                        .sorted()
                        .toList(),
                new MovesPreview.Accepted(mergers));
    }

    /**
     * Writes what the preview said, all of it or nothing.
     *
     * @throws RuleViolation {@code rule.geography.import.overtaken} when somebody else imported since
     */
    @PreAuthorize("hasRole('" + Permission.GEOGRAPHY_MANAGE + "')")
    @Transactional
    public void apply(MovesPreview preview) {
        imports.alone();
        Mergers mergers = preview.accepted().mergers();
        MovesPreview now = preview(preview.fileName(), mergers);
        if (!now.fresh().equals(preview.fresh()) || !now.back().equals(preview.back())) {
            throw new RuleViolation("rule.geography.import.overtaken");
        }
        OffsetDateTime at = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        Map<String, String> codes = new LinkedHashMap<>();
        now.back().forEach(each -> {
            rows.bringBack(each, at);
            codes.put(each.code(), each.code());
        });
        now.fresh().forEach(move -> {
            rows.move(move, mergers.end(move.code()), at);
            codes.put(move.code(), mergers.end(move.code()));
        });
        events.publishEvent(new CommunesMoved(Map.copyOf(codes)));
    }
}
