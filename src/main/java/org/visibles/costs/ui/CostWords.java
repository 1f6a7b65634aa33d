package org.visibles.costs.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.text.NumberFormat;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.visibles.costs.CategoryRow;
import org.visibles.costs.ExpenseCategories;
import org.visibles.kernel.OrganisationId;
import org.visibles.organisation.OrganisationDirectory;

/** What stands in an expense, in words; made for one page. */
final class CostWords {

    private static final Currency EURO = Currency.getInstance("EUR");

    private final List<CategoryRow> categories;
    private final Map<UUID, String> organisations;
    private final Locale locale;

    private CostWords(List<CategoryRow> categories, Map<UUID, String> organisations, Locale locale) {
        this.categories = categories;
        this.organisations = organisations;
        this.locale = locale;
    }

    /** Reads what the words of a page need. */
    @Component
    static class Source {

        private final ExpenseCategories categories;
        private final OrganisationDirectory organisations;
        private final I18NProvider texts;

        Source(ExpenseCategories categories, OrganisationDirectory organisations, I18NProvider texts) {
            this.categories = categories;
            this.organisations = organisations;
            this.texts = texts;
        }

        CostWords words(Locale locale) {
            return new CostWords(categories.list(), organisations.names(), locale);
        }

        /** What the built-in categories are called in any language of the page. */
        Map<String, Set<String>> categoryNames() {
            return categories.list().stream()
                    .filter(CategoryRow::builtIn)
                    .collect(Collectors.toMap(
                            CategoryRow::code,
                            each -> texts.getProvidedLocales().stream()
                                    .map(language -> texts.getTranslation(key(each.code()), language))
                                    .collect(Collectors.toSet())));
        }
    }

    private static String key(String code) {
        return "costs.category." + code;
    }

    List<CategoryRow> categories() {
        return categories;
    }

    String category(String code) {
        return categories.stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .map(CostWords::category)
                .orElse(code);
    }

    static String category(CategoryRow row) {
        return row.builtIn() ? I18NProvider.translate(key(row.code())) : row.name();
    }

    String organisation(OrganisationId id) {
        return organisations.getOrDefault(id.value(), "");
    }

    /** For example {@code 1 234,56 €}. */
    String amount(long cents) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(EURO);
        return format.format(cents / 100.0);
    }

    /** For example {@code mars 2026}. */
    String month(YearMonth month) {
        return month(month, locale);
    }

    static String month(YearMonth month, Locale locale) {
        return DateTimeFormatter.ofPattern("LLLL yyyy", locale).format(month);
    }
}
