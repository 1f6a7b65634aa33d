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

    /** What people call it by, on screens and in mails, such as {@code 4F1A-09C2}: short, and telling nothing. */
    public String reference() {
        String end = String.format("%08X", (int) value.getLeastSignificantBits());
        return end.substring(0, 4) + "-" + end.substring(4);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
