package org.visibles.field;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.RuleViolation;

/**
 * What a phone is told of one entry.
 *
 * @param given the id as it was sent
 * @param reason key of a text, with what was refused alone
 */
public record EntryAnswer(
        @Nullable String given, EntryState state, @Nullable String reason, List<Object> arguments) {

    static EntryAnswer of(SentEntry sent, EntryState state) {
        return new EntryAnswer(sent.given(), state, null, List.of());
    }

    static EntryAnswer refused(@Nullable String given, String reason, Object... arguments) {
        return new EntryAnswer(given, EntryState.REFUSED, reason, List.of(arguments));
    }

    static EntryAnswer refused(SentEntry sent, RuleViolation rule) {
        return new EntryAnswer(sent.given(), EntryState.REFUSED, rule.key(), rule.arguments());
    }
}
