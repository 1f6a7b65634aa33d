package org.visibles.matching;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A first or a last name made ready to be compared. Two of one {@link Names} that are equal are one object.
 *
 * @param number of its own among the names of its {@link Names}
 * @param joined folded, without blanks
 * @param words folded, without the little words of last names
 * @param sound of the joined ones
 * @param form one for all that are called alike: a diminutive and its name, the transliterations of one
 */
record Name(int number, String joined, String[] words, String sound, String form) {

    private static final Set<String> LITTLE = Set.of(
            "de", "du", "des", "d", "le", "la", "les", "l", "el", "al", "ben", "bin", "bint", "ait", "ould", "van",
            "von", "der", "da", "dos", "do", "di");

    static Name of(int number, String folded, Variants variants) {
        List<String> words = Arrays.stream(folded.split(" "))
                .filter(word -> !LITTLE.contains(word))
                .toList();
        String joined = folded.replace(" ", "");
        String sound = Sounds.of(joined);
        return new Name(
                number,
                joined,
                words.isEmpty() ? new String[] {joined} : words.toArray(String[]::new),
                sound.isEmpty() ? joined : sound,
                variants.form(joined));
    }

    boolean soundsLike(Name other) {
        return form.equals(other.form) || sound.length() > 1 && sound.equals(other.sound);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Name name && number == name.number;
    }

    @Override
    public int hashCode() {
        return number;
    }
}
