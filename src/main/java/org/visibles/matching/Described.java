package org.visibles.matching;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one person; nothing is needed, and what is not known speaks neither for nor against.
 *
 * @param sex a code; only equality counts
 * @param phones as written; digits count, French numbers in national or international form are the same
 * @param handles in social networks
 * @param postalCode or the commune's code: whichever all that are compared have
 * @param locality name of the commune
 */
public record Described(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable Birth birth,
        @Nullable String sex,
        Set<String> phones,
        Set<String> emails,
        Set<String> handles,
        @Nullable String address,
        @Nullable String postalCode,
        @Nullable String locality) {

    public Described {
        phones = Set.copyOf(phones);
        emails = Set.copyOf(emails);
        handles = Set.copyOf(handles);
    }

    /** Whether there is more than what many have: a name, or a way to reach the person. */
    public boolean identifies() {
        return firstName != null
                || lastName != null
                || !phones.isEmpty()
                || !emails.isEmpty()
                || !handles.isEmpty()
                || address != null;
    }
}
