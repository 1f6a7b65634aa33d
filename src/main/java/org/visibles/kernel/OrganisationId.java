package org.visibles.kernel;

import java.io.Serializable;
import java.util.UUID;

/** Names an organisation. */
public record OrganisationId(UUID value) implements Serializable {

    public static OrganisationId next() {
        return new OrganisationId(Ids.next());
    }

    public static OrganisationId of(String text) {
        return new OrganisationId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
