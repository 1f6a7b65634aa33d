package org.visibles.exchange.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Locale;
import org.visibles.exchange.ImportedList;
import org.visibles.exchange.column.Problem;

/** Says what is wrong with a cell, in the terms of the list. */
record ProblemWords(ImportedList list, Locale locale) {

    String of(Problem problem) {
        String why = why(problem);
        return problem.column() < 0
                ? why
                : I18NProvider.translate(
                        locale, "exchange.problem", list.columnName(problem.column()), problem.value(), why);
    }

    String why(Problem problem) {
        return I18NProvider.translate(locale, problem.key(), numbers(problem.arguments()));
    }

    /** Choices of words need numbers as numbers. */
    static Object[] numbers(List<String> arguments) {
        return arguments.stream()
                .map(text -> text.matches("\\d{1,9}") ? (Object) Integer.valueOf(text) : text)
                .toArray();
    }
}
