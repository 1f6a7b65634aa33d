package org.visibles.exchange.column;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A kind of list whose columns are known. Texts: {@code exchange.layout.<code>}.
 *
 * @param names folded names and names of fields, all of which must be there
 * @param meanings what a name means in this list alone; null is nothing
 */
record Layout(String code, Set<String> names, Map<String, @Nullable Field> meanings) {

    private static final List<Layout> ALL = all();

    /** The first that fits. */
    static Optional<Layout> of(Collection<String> foldedNames) {
        Set<String> there = new HashSet<>(foldedNames);
        foldedNames.stream()
                .map(WordLists::field)
                .filter(Objects::nonNull)
                .map(Enum::name)
                .forEach(there::add);
        return ALL.stream().filter(layout -> there.containsAll(layout.names())).findFirst();
    }

    private static List<Layout> all() {
        List<Layout> layouts = new ArrayList<>();
        for (String line : WordLists.lines("layouts.txt")) {
            String[] parts = line.split("\\|");
            Set<String> names = Stream.of(parts[1].strip().split("\\s*;\\s*")).collect(Collectors.toUnmodifiableSet());
            Map<String, @Nullable Field> meanings = new HashMap<>();
            for (String meaning : parts[2].split(";")) {
                String[] pair = meaning.split("=");
                if (pair.length == 2) {
                    String field = pair[1].strip();
                    meanings.put(Folded.of(pair[0]), field.equals("-") ? null : Field.valueOf(field));
                }
            }
            layouts.add(new Layout(parts[0].strip(), names, meanings));
        }
        return layouts;
    }
}
