package org.visibles.matching;

import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A {@link Described} made ready to be compared often. */
record Profile(
        @Nullable Name first,
        @Nullable Name last,
        @Nullable Birth birth,
        @Nullable String sex,
        String[] phones,
        String[] emails,
        String[] handles,
        int[] address,
        @Nullable String postalCode,
        @Nullable String locality) {

    private static final int PHONE_DIGITS = 9;
    private static final String[] NONE = {};

    static Profile of(Described person, Names names) {
        return new Profile(
                names.of(person.firstName()),
                names.of(person.lastName()),
                person.birth(),
                person.sex(),
                all(person.phones(), Profile::phone),
                all(person.emails(), email -> email.strip().toLowerCase(Locale.ROOT)),
                all(person.handles(), handle -> Folding.fold(handle).replace(" ", "")),
                Bigrams.of(person.address() == null ? "" : Folding.fold(person.address())),
                folded(person.postalCode()),
                folded(person.locality()));
    }

    private static @Nullable String folded(@Nullable String text) {
        String folded = text == null ? "" : Folding.fold(text).replace(" ", "");
        return folded.isEmpty() ? null : folded;
    }

    /** The last nine digits: what stays the same with and without +33. */
    private static String phone(String written) {
        String digits = written.replaceAll("\\D", "");
        return digits.substring(Math.max(0, digits.length() - PHONE_DIGITS));
    }

    private static String[] all(Set<String> texts, UnaryOperator<String> ready) {
        return texts.isEmpty()
                ? NONE
                : texts.stream()
                        .map(ready)
                        .filter(text -> !text.isEmpty())
                        .sorted()
                        .toArray(String[]::new);
    }
}
