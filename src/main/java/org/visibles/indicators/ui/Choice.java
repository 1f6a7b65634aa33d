package org.visibles.indicators.ui;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

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
}
