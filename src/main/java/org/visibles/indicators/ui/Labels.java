package org.visibles.indicators.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.visibles.indicators.Dates;
import org.visibles.indicators.Figures.Line;
import org.visibles.indicators.Figures.Row;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Part;
import org.visibles.indicators.Period;
import org.visibles.indicators.Quarter;
import org.visibles.indicators.Value;
import org.visibles.indicators.Variable;
import org.visibles.indicators.Within;
import org.visibles.indicators.check.InQuestion;
import org.visibles.indicators.check.InQuestion.OfPeople;
import org.visibles.widgets.NaturalOrder;

/**
 * Numbers and categories in words, the same for page and file.
 *
 * @param grouped whether thousands are set apart: a spreadsheet takes such a number for a text
 */
record Labels(I18NProvider texts, Locale locale, boolean grouped) {

    Labels(I18NProvider texts, Locale locale) {
        this(texts, locale, true);
    }

    Labels ungrouped() {
        return new Labels(texts, locale, false);
    }

    String text(String key, Object... arguments) {
        return texts.getTranslation(key, locale, arguments);
    }

    /** The line's number in its unit: {@code 45,3 %}, {@code 12 j}, {@code < 5}. */
    String result(Line line) {
        return switch (line.indicator().unit()) {
            case PEOPLE, EXCHANGES -> count(line.result());
            case SHARE -> share(line.result());
            case DAYS ->
                line.result().isShown()
                        ? text("indicators.days", number(1).format(line.result().number()))
                        : count(line.result());
            case EUROS ->
                line.result().isShown() ? text("indicators.euros", count(line.result())) : count(line.result());
        };
    }

    String count(Value value) {
        return switch (value.state()) {
            case SHOWN -> number(0).format(value.number());
            case UNDER -> text("indicators.under");
            case MASKED -> text("indicators.masked");
            case EMPTY -> text("indicators.empty");
        };
    }

    String whole(double number) {
        return number(0).format(number);
    }

    /** To a tenth. */
    String decimal(Value value) {
        return value.isShown() ? decimal(value.number()) : count(value);
    }

    String decimal(double number) {
        return number(1).format(number);
    }

    String share(Value value) {
        return value.isShown() ? share(value.number()) : count(value);
    }

    String share(double share) {
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(1);
        return format.format(share);
    }

    /** The target in the unit of its indicator. */
    String target(Indicator indicator, double target) {
        return indicator.unit() == Indicator.Unit.SHARE
                ? share(target)
                : number(1).format(target);
    }

    /** The same in a sentence or beside the figure, where one reads whether it is a ceiling. */
    String aim(Indicator indicator, double target) {
        String number = target(indicator, target);
        return indicator.lessIsBetter() ? text("indicators.ceiling", number) : number;
    }

    /** How much of the target is reached; of what grows with time, beside the time that has gone by. */
    String progress(Indicator indicator, double part, double elapsed) {
        return indicator.unit() == Indicator.Unit.PEOPLE
                ? text("indicators.progress.of-time", share(part), share(elapsed))
                : text("indicators.progress", share(part));
    }

    private NumberFormat number(int decimals) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(decimals);
        format.setGroupingUsed(grouped);
        return format;
    }

    /** With its sign, as a difference has it. */
    String signed(double difference, int decimals) {
        NumberFormat format = number(decimals);
        String size = format.format(Math.abs(difference));
        return size.equals(format.format(0)) ? size : (difference < 0 ? "\u2212" : "+") + size;
    }

    String indicator(Indicator indicator) {
        return text(indicator.key());
    }

    /** What a number of an indicator counts, in words. */
    String part(Indicator indicator, Part part) {
        return switch (part) {
            case NUMERATOR -> entry(text(indicator.numeratorKey()));
            case DENOMINATOR -> entry(text(indicator.denominatorKey().orElse(indicator.numeratorKey())));
            case NOT_STATED, TO_RECONFIRM -> text("indicators.part-of", text(part.key()), indicator(indicator));
        };
    }

    /** The number that a question is about. */
    String number(InQuestion number) {
        return number instanceof OfPeople people
                ? part(people.figure(), people.part())
                : text(number.figure().key());
    }

    /** Those of a cohort who got so far soon enough. */
    String within(Within within) {
        return text("indicators.cohort.reached", text(within.stage().key()), within.months());
    }

    String variable(Variable variable) {
        return text(variable.key());
    }

    /** The same where it stands alone, as in a list: its key is a word within a sentence. */
    String entry(Variable variable) {
        return entry(variable(variable));
    }

    String entry(String word) {
        return word.substring(0, 1).toUpperCase(locale) + word.substring(1);
    }

    String quarter(Quarter quarter) {
        return text("indicators.quarter", String.valueOf(quarter.number()), String.valueOf(quarter.year()));
    }

    /** In words; in French the first of a month is an ordinal, which the JDK does not know. */
    String day(LocalDate day) {
        String words = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day);
        return locale.getLanguage().equals("fr") ? words.replaceFirst("^1 ", "1er ") : words;
    }

    /** Of those identified in a period, as known on a day. */
    String knownOn(Dates dates) {
        Period period = dates.period();
        return period == null
                ? text("indicators.known-on", day(dates.knownOn()), day(dates.until()))
                : text("indicators.known-on.period", day(dates.knownOn()), day(period.from()), day(period.until()));
    }

    /** That a quarter or period, which is left aside here, is kept for the other parts; empty where there is none. */
    Optional<String> kept(DatesAsked aside) {
        Period free = aside.period();
        Quarter whole = aside.quarter();
        Optional<String> when = free != null
                ? Optional.of(text("indicators.dates.span", day(free.from()), day(free.until())))
                : Optional.ofNullable(whole).map(this::quarter);
        return when.map(each -> text("indicators.dates.kept", each));
    }

    /** In figures, where two stand in one heading. */
    String date(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT)
                .withLocale(locale)
                .format(day);
    }

    /** The name of a category: a proper name where there is one, else the word for its code. */
    String category(Variable variable, String code, Map<String, String> names) {
        if (code.equals(Variable.NOT_STATED)) {
            return text("common.not-stated");
        }
        if (Variable.isOthers(code)) {
            int number = Variable.othersNumber(code);
            return number == 1 ? text("indicators.others") : text("indicators.others.next", number);
        }
        return switch (variable) {
            case COMMUNE, ORGANISATION -> names.getOrDefault(code, code);
            case QPV -> code.equals("NONE") ? text("indicators.category.outside-qpv") : names.getOrDefault(code, code);
            case QUARTER -> Quarter.read(code).map(this::quarter).orElse(code);
            default -> text(variable.key().replace(".variable.", ".category.") + "." + code);
        };
    }

    /** All categories of a row, for example {@code Rouen, Femmes}. */
    String categories(List<Variable> by, List<String> codes, Map<String, String> names) {
        StringBuilder label = new StringBuilder();
        for (int i = 0; i < codes.size(); i++) {
            label.append(i == 0 ? "" : ", ").append(category(by.get(i), codes.get(i), names));
        }
        return label.toString();
    }

    /** In the order of the categories; those with proper names by name, as a dictionary has them. */
    List<Row> sorted(List<Row> rows, List<Variable> by, Map<String, String> names) {
        Comparator<Row> order = (one, other) -> 0;
        for (int i = 0; i < by.size(); i++) {
            int at = i;
            order = order.thenComparing(row -> row.categories().get(at), order(by.get(i), names));
        }
        return rows.stream().sorted(order).toList();
    }

    private Comparator<String> order(Variable variable, Map<String, String> names) {
        if (variable.ordered()) {
            return variable.order();
        }
        return Comparator.comparing((String code) -> Variable.isOthers(code) || code.equals(Variable.NOT_STATED))
                .thenComparing(code -> category(variable, code, names), NaturalOrder.in(locale));
    }
}
