package org.visibles.database;

import java.security.SecureRandom;
import java.util.HexFormat;

/** What the roles of the embedded database sign in with: letters and digits, made at its first start. */
record Passwords(String superuser, String owner, String app) {

    private static final int BYTES = 24;

    static Passwords random() {
        return new Passwords(one(), one(), one());
    }

    private static String one() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    @Override
    public String toString() {
        return "Passwords[…]";
    }
}
