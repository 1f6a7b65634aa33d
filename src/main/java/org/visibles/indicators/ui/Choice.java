package org.visibles.indicators.ui;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One of a few things, chosen from a list or by the page's address. */
final class Choice {

    private Choice() {}

    /** What the address names; the default where it names nothing that is allowed. */
    static <E extends Enum<E>> E of(QueryParameters parameters, String name, List<E> allowed, E otherwise) {
        return parameters
                .getSingleParameter(name)
                .flatMap(code -> allowed.stream()
                        .filter(each -> each.name().equalsIgnoreCase(code))
                        .findFirst())
                .orElse(otherwise);
    }

    /** The page of a long table that the address names, from 1. */
    static int page(QueryParameters parameters, String name) {
        return parameters
                .getSingleParameter(name)
                .filter(text -> text.matches("[1-9]\\d{0,5}"))
                .map(Integer::valueOf)
                .orElse(1);
    }

    static <T> Select<T> select(String label, List<T> items, Function<T, String> words, T value, Consumer<T> chosen) {
        Select<T> select = new Select<>();
        select.setLabel(label);
        select.setItems(items);
        select.setItemLabelGenerator(words::apply);
        select.setValue(value);
        select.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                chosen.accept(change.getValue());
            }
        });
        return select;
    }

    /**
     * The same where nothing may be chosen.
     *
     * @param nothing what stands for it
     */
    static <T> Select<T> orNone(
            String label,
            List<T> items,
            Function<T, String> words,
            @Nullable T value,
            String nothing,
            Consumer<@Nullable T> chosen) {
        Select<T> select = new Select<>();
        select.setLabel(label);
        select.setItems(items);
        select.setItemLabelGenerator(item -> item == null ? "" : words.apply(item));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(nothing);
        select.setPlaceholder(nothing);
        if (value != null) {
            select.setValue(value);
        }
        select.addValueChangeListener(change -> chosen.accept(change.getValue()));
        return select;
    }
}
