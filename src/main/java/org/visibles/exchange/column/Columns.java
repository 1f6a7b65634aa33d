package org.visibles.exchange.column;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which columns hold what; a column that is not named here is left aside.
 *
 * @param fields by column, from 0
 */
public record Columns(SortedMap<Integer, Field> fields) {

    /** Of the cells of a column so many must look alike. */
    private static final double MOST = 0.8;

    public Columns {
        fields = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }

    /** What the names say, then what the cells look like; hidden columns are left aside. */
    public static Columns guess(List<String> header, List<List<String>> sample, Set<Integer> hidden) {
        List<String> names = header.stream().map(Folded::of).toList();
        Optional<Layout> layout = Layout.of(names);
        SortedMap<Integer, Field> fields = new TreeMap<>();
        Set<Field> taken = EnumSet.noneOf(Field.class);
        for (int column = 0; column < names.size(); column++) {
            if (!hidden.contains(column)) {
                take(fields, taken, column, named(names.get(column), layout.orElse(null)));
            }
        }
        for (int column = 0; column < names.size(); column++) {
            boolean set = layout.isPresent() && layout.get().meanings().containsKey(names.get(column));
            if (!hidden.contains(column) && !fields.containsKey(column) && !set) {
                int place = column;
                List<String> cells = sample.stream()
                        .map(row -> place < row.size() ? row.get(place).strip() : "")
                        .filter(cell -> !cell.isEmpty())
                        .toList();
                take(fields, taken, column, looked(cells));
            }
        }
        return new Columns(fields);
    }

    private static @Nullable Field named(String name, @Nullable Layout layout) {
        return layout != null && layout.meanings().containsKey(name)
                ? layout.meanings().get(name)
                : WordLists.field(name);
    }

    private static void take(SortedMap<Integer, Field> fields, Set<Field> taken, int column, @Nullable Field field) {
        if (field != null && (field.several() || !taken.contains(field))) {
            taken.add(field);
            fields.put(column, field);
        }
    }

    /** What cannot be anything else. */
    private static @Nullable Field looked(List<String> cells) {
        if (cells.isEmpty()) {
            return null;
        }
        if (share(cells, "[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            return Field.EMAIL;
        }
        if (share(cells, "(\\+33|0033|0)[\\s.-]?[1-9]([\\s.-]?\\d{2}){4}")) {
            return Field.PHONE;
        }
        return share(cells, "QN\\d{5}[A-Z]|QP\\d{6}") ? Field.QPV : null;
    }

    private static boolean share(List<String> cells, String pattern) {
        return cells.stream().filter(cell -> cell.matches(pattern)).count() >= MOST * cells.size();
    }

    /** The kind of list, where it is one that the program knows. */
    public static Optional<String> layout(List<String> header) {
        return Layout.of(header.stream().map(Folded::of).toList()).map(Layout::code);
    }

    /** Some way to call somebody, or to tell people apart. */
    public boolean names() {
        return fields.containsValue(Field.PSEUDONYM)
                || fields.containsValue(Field.FULL_NAME)
                || fields.containsValue(Field.LAST_NAME)
                || fields.containsValue(Field.FIRST_NAME);
    }

    public boolean has(Field field) {
        return fields.containsValue(field);
    }

    /** Columns of the field, the first first. */
    public List<Integer> of(Field field) {
        return fields.entrySet().stream()
                .filter(entry -> entry.getValue() == field)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether a field that one column alone may hold is held by several. */
    public Optional<Field> doubled() {
        return IntStream.range(0, Field.values().length)
                .mapToObj(index -> Field.values()[index])
                .filter(field -> !field.several() && of(field).size() > 1)
                .findFirst();
    }
}
