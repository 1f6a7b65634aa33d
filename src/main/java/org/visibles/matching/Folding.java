package org.visibles.matching;

import java.text.Normalizer;
import java.util.Locale;

/** Text without what people write differently: accents, capitals, ligatures, hyphens, apostrophes. */
final class Folding {

    private Folding() {}

    /** Small Latin letters and digits in words, one blank between them. */
    static String fold(String text) {
        String plain = Normalizer.normalize(OtherScripts.inLatin(text).toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
        StringBuilder folded = new StringBuilder(plain.length());
        for (int index = 0; index < plain.length(); index++) {
            char letter = plain.charAt(index);
            switch (letter) {
                case 'œ' -> folded.append("oe");
                case 'æ' -> folded.append("ae");
                case 'ß' -> folded.append("ss");
                case 'ø' -> folded.append('o');
                case 'ł' -> folded.append('l');
                case 'đ' -> folded.append('d');
                case 'ı' -> folded.append('i');
                default -> {
                    if (Character.isLetterOrDigit(letter)) {
                        folded.append(letter);
                    } else if (Character.getType(letter) != Character.NON_SPACING_MARK
                            && !folded.isEmpty()
                            && folded.charAt(folded.length() - 1) != ' ') {
                        folded.append(' ');
                    }
                }
            }
        }
        return folded.toString().strip();
    }
}
