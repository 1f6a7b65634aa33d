package org.visibles.matching;

/**
 * How a name sounds in French, roughly: what is spelt in several ways becomes one, silent letters go. Also brings the
 * usual transliterations of Arabic and of African names together (ou/u/w, y/i, kh/k, dj/j, double letters). The
 * spellings follow the table of graphemes that French schools teach; there is no library of it for the JVM.
 */
final class Sounds {

    /** In their order; each is applied everywhere before the next. */
    private static final String[][] SPELLINGS = {
        {"eaux", "o"},
        {"eau", "o"},
        {"ault", "o"},
        {"aux", "o"},
        {"au", "o"},
        {"oeu", "e"},
        {"eu", "e"},
        {"ph", "f"},
        {"tch", "S"},
        {"sch", "S"},
        {"sh", "S"},
        {"ch", "S"},
        {"kh", "k"},
        {"gh", "g"},
        {"th", "t"},
        {"dh", "d"},
        {"bh", "b"},
        {"rh", "r"},
        {"lh", "l"},
        {"dj", "j"},
        {"ge", "je"},
        {"gi", "ji"},
        {"gy", "ji"},
        {"gu", "g"},
        {"qu", "k"},
        {"q", "k"},
        {"ck", "k"},
        {"cq", "k"},
        {"ce", "se"},
        {"ci", "si"},
        {"cy", "si"},
        {"c", "k"},
        {"oux", "u"},
        {"ou", "u"},
        {"oo", "u"},
        {"w", "u"},
        {"ain", "N"},
        {"ein", "N"},
        {"aim", "N"},
        {"in", "N"},
        {"im", "N"},
        {"yn", "N"},
        {"ym", "N"},
        {"ill", "i"},
        {"ie", "i"},
        {"ey", "i"},
        {"ei", "e"},
        {"ai", "e"},
        {"ay", "e"},
        {"y", "i"},
        {"ae", "e"},
        {"oe", "e"},
        {"z", "s"},
        {"x", "s"},
        {"h", ""},
    };

    private static final String VOWELS = "aeiou";
    private static final String SILENT = "esxtdp";
    private static final int KEPT = 3;

    private Sounds() {}

    /** @param folded one word; empty for what has no letter of the Latin alphabet */
    static String of(String folded) {
        String sounds = " " + folded + " ";
        for (String[] spelling : SPELLINGS) {
            if (spelling[1].equals("N")) {
                sounds = nasal(sounds, spelling[0]);
            } else {
                sounds = sounds.replace(spelling[0], spelling[1]);
            }
        }
        sounds = once(sounds.strip());
        int end = sounds.length();
        while (end > KEPT && SILENT.indexOf(sounds.charAt(end - 1)) >= 0) {
            end--;
        }
        return sounds.substring(0, end);
    }

    /** Only where no vowel follows: "martin", but not "martine". */
    private static String nasal(String sounds, String spelling) {
        StringBuilder said = new StringBuilder(sounds);
        int at = said.indexOf(spelling);
        while (at >= 0) {
            char next = said.charAt(at + spelling.length());
            if (VOWELS.indexOf(next) < 0 && next != 'y' && next != 'n' && next != 'm') {
                said.replace(at, at + spelling.length(), "N");
            }
            at = said.indexOf(spelling, at + 1);
        }
        return said.toString();
    }

    /** Double letters once, and nothing but letters. */
    private static String once(String sounds) {
        StringBuilder once = new StringBuilder(sounds.length());
        for (int index = 0; index < sounds.length(); index++) {
            char letter = sounds.charAt(index);
            if (Character.isLetterOrDigit(letter) && (once.isEmpty() || once.charAt(once.length() - 1) != letter)) {
                once.append(letter);
            }
        }
        return once.toString();
    }
}
