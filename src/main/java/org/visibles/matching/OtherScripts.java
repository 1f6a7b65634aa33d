package org.visibles.matching;

import com.ibm.icu.text.Transliterator;
import java.lang.Character.UnicodeScript;

/** Names in Arabic, Cyrillic, Greek, Georgian, Tamil and other letters, written in Latin ones. */
final class OtherScripts {

    /** The rules of all scripts take a while to read: only where such a name turns up. */
    private static final class Rules {
        private static final Transliterator INSTANCE = Transliterator.getInstance("Any-Latin; Latin-ASCII");
    }

    private OtherScripts() {}

    /** The text itself when all of its letters are Latin. */
    static String inLatin(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (text.charAt(index) > 0x24F) { // beyond the Latin letters that European languages use
                return text.codePoints().anyMatch(OtherScripts::other) ? written(text) : text;
            }
        }
        return text;
    }

    /** Without the signs that stand for letters which Latin does not have. */
    private static String written(String text) {
        StringBuilder latin = new StringBuilder();
        Rules.INSTANCE
                .transliterate(text)
                .codePoints()
                .filter(letter -> Character.getType(letter) != Character.MODIFIER_LETTER)
                .forEach(latin::appendCodePoint);
        return latin.toString();
    }

    private static boolean other(int letter) {
        return Character.isLetter(letter) && UnicodeScript.of(letter) != UnicodeScript.LATIN;
    }
}
