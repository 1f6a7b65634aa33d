package org.visibles.suggestion;

import java.util.List;
import org.visibles.directory.FoundService;

/**
 * A service that fits, with its reasons.
 *
 * @param reasons the most telling first
 */
public record Suggestion(FoundService service, List<Reason> reasons) {

    /**
     * One reason in words.
     *
     * @param key of its text; see {@code suggestion.reason.*}
     */
    public record Reason(String key, List<Object> arguments) {}
}
