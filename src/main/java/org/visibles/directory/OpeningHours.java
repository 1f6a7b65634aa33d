package org.visibles.directory;

import ch.poole.openinghoursparser.OpeningHoursParseException;
import ch.poole.openinghoursparser.OpeningHoursParser;
import ch.poole.openinghoursparser.Rule;
import ch.poole.openinghoursparser.RuleModifier;
import ch.poole.openinghoursparser.TimeSpan;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Opening hours in the syntax of OpenStreetMap, told at a time of France. The parser knows the whole grammar; of it are
 * told weekdays, times (past midnight too), dates, weeks, years and public holidays, with {@code off}, {@code unknown},
 * additional and fallback rules. What depends on the sun, on school holidays, on Easter or on words is not told.
 */
public final class OpeningHours {

    private static final int MINUTES = 24 * 60;
    private static final int LONGEST = 1_000;

    /** Whether it is open. */
    public enum State {
        OPEN,
        CLOSED,
        UNKNOWN
    }

    private final List<Rule> rules;

    private OpeningHours(List<Rule> rules) {
        this.rules = rules;
    }

    /** Empty for what is no such text. */
    public static Optional<OpeningHours> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(new OpeningHours(new OpeningHoursParser(new StringReader(text)).rules(false)));
        } catch (OpeningHoursParseException | RuntimeException | ch.poole.openinghoursparser.TokenMgrError broken) {
            return Optional.empty();
        }
    }

    public State at(LocalDateTime time) {
        int minute = time.getHour() * 60 + time.getMinute();
        State today = day(time.toLocalDate())[minute];
        if (today != State.CLOSED) {
            return today;
        }
        return day(time.toLocalDate().minusDays(1))[MINUTES + minute];
    }

    /** The state of each minute of two days, of which the second is reached by hours past midnight alone. */
    private State[] day(LocalDate day) {
        State[] minutes = new State[2 * MINUTES];
        Arrays.fill(minutes, State.CLOSED);
        boolean matched = false;
        for (Rule rule : rules) {
            OpenDays.Match match = OpenDays.match(rule, day);
            if (match == OpenDays.Match.NO || (rule.isFallBack() && matched)) {
                continue;
            }
            boolean partly = rule.isAdditive() || (closes(rule) && rule.getTimes() != null);
            if (!partly) {
                Arrays.fill(minutes, State.CLOSED);
            }
            write(minutes, rule, match == OpenDays.Match.UNKNOWN ? State.UNKNOWN : state(rule));
            matched = true;
        }
        return minutes;
    }

    private static boolean closes(Rule rule) {
        return state(rule) == State.CLOSED;
    }

    private static State state(Rule rule) {
        RuleModifier modifier = rule.getModifier();
        if (modifier == null) {
            return rule.getComment() == null ? State.OPEN : State.UNKNOWN;
        }
        RuleModifier.Modifier named = modifier.getModifier();
        if (named == null) { // words alone, such as "by appointment"
            return modifier.getComment() == null ? State.OPEN : State.UNKNOWN;
        }
        return switch (named) {
            case OPEN -> State.OPEN;
            case CLOSED, OFF -> State.CLOSED;
            case UNKNOWN -> State.UNKNOWN;
        };
    }

    private static void write(State[] minutes, Rule rule, State state) {
        if (rule.getTimes() == null || rule.isTwentyfourseven()) {
            Arrays.fill(minutes, 0, MINUTES, state);
            return;
        }
        for (TimeSpan span : rule.getTimes()) {
            boolean told = span.getStartEvent() == null && span.getEndEvent() == null && span.getInterval() == 0;
            if (!told) {
                Arrays.fill(minutes, 0, MINUTES, State.UNKNOWN);
            } else if (span.getEnd() == TimeSpan.UNDEFINED_TIME) {
                Arrays.fill(minutes, Math.clamp(span.getStart(), 0, MINUTES), MINUTES, State.UNKNOWN);
            } else {
                int end = span.getEnd() <= span.getStart() ? span.getEnd() + MINUTES : span.getEnd();
                Arrays.fill(
                        minutes,
                        Math.clamp(span.getStart(), 0, minutes.length),
                        Math.clamp(end, 0, minutes.length),
                        state);
            }
        }
    }
}
