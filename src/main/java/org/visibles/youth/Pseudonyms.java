package org.visibles.youth;

import java.security.SecureRandom;

/** Pseudonyms such as "Jeune 4F7": easy to say, without signs that look alike. */
final class Pseudonyms {

    private static final String DIGITS = "23456789";
    private static final String SIGNS = DIGITS + "ABCDEFGHJKLMNPRSTUVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Pseudonyms() {}

    static String offer() {
        return "Jeune " + one(DIGITS) + one(SIGNS) + one(DIGITS);
    }

    private static char one(String of) {
        return of.charAt(RANDOM.nextInt(of.length()));
    }
}
