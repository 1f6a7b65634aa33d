package org.visibles.kernel;

import java.io.Serializable;
import java.util.UUID;

/** Names a referral. */
public record ReferralId(UUID value) implements Serializable {

    public static ReferralId next() {
        return new ReferralId(Ids.next());
    }

    public static ReferralId of(String text) {
        return new ReferralId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
