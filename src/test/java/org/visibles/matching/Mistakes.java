package org.visibles.matching;

import java.util.Random;

/** What goes wrong when somebody types a record: slips by the keys beside, by ear, by a blurred page; left out; swapped. */
final class Mistakes {

    private static final String KEYS = "azertyuiopqsdfghjklmwxcvbn";
    private static final String DIGITS = "0123456789";
    private static final String[][] BY_EAR = {
        {"ph", "f"},
        {"ck", "k"},
        {"ss", "s"},
        {"ll", "l"},
        {"nn", "n"},
        {"y", "i"},
        {"eau", "o"},
        {"ou", "u"},
        {"qu", "k"}
    };
    private static final String[][] BLURRED = {{"m", "rn"}, {"l", "1"}, {"o", "0"}, {"b", "6"}, {"cl", "d"}, {"g", "q"}
    };
    private static final int BIRTH = 2;

    private final Random random;

    Mistakes(Random random) {
        this.random = random;
    }

    /** @param fields texts of one person; the first two are names, the third is a day as in 2001-12-31 */
    void one(String[] fields) {
        int field = random.nextInt(fields.length - 1);
        String text = fields[field];
        switch (random.nextInt(12)) {
            case 0 -> {
                if (field > 1) {
                    fields[field] = field == BIRTH ? text : "";
                }
            }
            case 1 -> {
                String first = fields[0];
                fields[0] = fields[1];
                fields[1] = first;
            }
            case 2 -> fields[field] = replaced(text, BY_EAR);
            case 3 -> fields[field] = field == BIRTH ? text : replaced(text, BLURRED);
            default -> fields[field] = field == BIRTH ? day(text) : slip(text);
        }
    }

    private String replaced(String text, String[][] spellings) {
        String[] spelling = spellings[random.nextInt(spellings.length)];
        return text.toLowerCase(java.util.Locale.ROOT).replaceFirst(spelling[0], spelling[1]);
    }

    private String day(String day) {
        int at = new int[] {2, 3, 6, 8, 9}[random.nextInt(5)];
        if (random.nextInt(4) == 0) {
            return day.substring(0, 5) + day.substring(8) + "-" + day.substring(5, 7);
        }
        char digit = at == 8 ? DIGITS.charAt(random.nextInt(3)) : DIGITS.charAt(random.nextInt(10));
        return day.substring(0, at) + digit + day.substring(at + 1);
    }

    private String slip(String text) {
        if (text.length() < 3) {
            return text;
        }
        int at = random.nextInt(text.length() - 1);
        String letters = Character.isDigit(text.charAt(at)) ? DIGITS : KEYS;
        char letter = letters.charAt(random.nextInt(letters.length()));
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + letter + text.substring(at + 1);
            case 1 -> text.substring(0, at) + text.substring(at + 1);
            case 2 -> text.substring(0, at) + letter + text.substring(at);
            default -> text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
        };
    }
}
