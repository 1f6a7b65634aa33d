package org.visibles.suggestion;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visibles.directory.FoundService;
import org.visibles.kernel.OrganisationId;

/**
 * A service that fits, with its reasons.
 *
 * @param partner of the programme, to which one may refer; null where it is to be contacted directly
 * @param reasons the most telling first
 */
public record Suggestion(FoundService service, @Nullable OrganisationId partner, List<Reason> reasons) {

    /**
     * One reason in words.
     *
     * @param key of its text; see {@code suggestion.reason.*}
     */
    public record Reason(String key, List<Object> arguments) {}
}
