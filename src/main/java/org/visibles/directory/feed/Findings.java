package org.visibles.directory.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.visibles.directory.feed.Check.Checked;
import org.visibles.directory.feed.Problem.Effect;
import org.visibles.directory.feed.Problem.Reason;

/** What was found while reading, in bounded memory: all is counted, the first are told one by one, the same value once. */
final class Findings {

    private static final int MOST = 1_000;

    private final List<Problem> told = new ArrayList<>();
    private final Map<List<String>, Integer> gathered = new LinkedHashMap<>();
    private long structures;
    private long services;
    private long rejected;
    private long leftOut;
    private long unknown;
    private long duplicates;
    private long withoutCommune;

    void add(Checked checked) {
        if (checked.data() == null) {
            rejected++;
        } else if (checked.kind() == Kind.STRUCTURE) {
            structures++;
        } else {
            services++;
        }
        checked.problems().forEach(this::add);
    }

    void noObject(long line) {
        rejected++;
        tell(new Problem(Effect.REJECTED, line, null, null, Reason.NO_OBJECT, null, 1));
    }

    /** The record had been counted as taken. */
    void duplicate(Checked checked) {
        duplicates++;
        if (checked.data() != null) {
            structures -= checked.kind() == Kind.STRUCTURE ? 1 : 0;
            services -= checked.kind() == Kind.SERVICE ? 1 : 0;
            rejected++;
        }
        tell(new Problem(Effect.REJECTED, checked.line(), checked.id(), "id", Reason.DUPLICATE, null, 1));
    }

    void add(Problem problem) {
        leftOut += problem.effect() == Effect.LEFT_OUT ? 1 : 0;
        switch (problem.reason()) {
            case UNKNOWN_VALUE -> {
                unknown++;
                gather(problem);
            }
            case UNKNOWN_FIELD -> gather(problem);
            case NO_COMMUNE -> {
                withoutCommune++;
                gather(problem);
            }
            default -> tell(problem);
        }
    }

    private void gather(Problem problem) {
        List<String> key =
                List.of(problem.reason().name(), String.valueOf(problem.field()), String.valueOf(problem.value()));
        Integer known = gathered.get(key);
        if (known != null) {
            Problem first = told.get(known);
            told.set(
                    known,
                    new Problem(
                            first.effect(),
                            first.line(),
                            first.record(),
                            first.field(),
                            first.reason(),
                            first.value(),
                            first.times() + 1));
        } else if (told.size() < MOST) {
            gathered.put(key, told.size());
            told.add(problem);
        }
    }

    private void tell(Problem problem) {
        if (told.size() < MOST) {
            told.add(problem);
        }
    }

    List<Problem> told() {
        return told;
    }

    long taken() {
        return structures + services;
    }

    ImportCounts counts(long strangeLine) {
        return new ImportCounts(
                structures,
                services,
                rejected,
                leftOut,
                unknown,
                duplicates,
                withoutCommune,
                0,
                strangeLine,
                null,
                null);
    }
}
