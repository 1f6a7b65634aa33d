package org.visibles.reporting;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.visibles.indicators.Quarter;
import org.visibles.indicators.Value;
import org.visibles.indicators.Variable;
import org.visibles.reporting.ReportContent.Cell;
import org.visibles.reporting.ReportContent.Column;
import org.visibles.widgets.NaturalOrder;
import org.visibles.widgets.Texts;

/** The words of a report, which is written in French whoever reads the page around it. */
@Component
public class ReportWords {

    public static final Locale LOCALE = Locale.FRENCH;

    private final Texts texts;

    ReportWords(Texts texts) {
        this.texts = texts;
    }

    public String text(String key, Object... arguments) {
        return texts.getTranslation(key, LOCALE, arguments);
    }

    /** @param drawn whether the picture shows it */
    Column column(String code, String key, boolean drawn) {
        return new Column(code, text(key), drawn);
    }

    public String cell(Cell cell) {
        Double number = cell.number();
        if (cell.state() != Value.State.SHOWN || number == null && cell.text() == null) {
            return switch (cell.state()) {
                case UNDER -> text("indicators.under");
                case MASKED -> text("indicators.masked");
                case SHOWN, EMPTY -> text("indicators.empty");
            };
        }
        if (number == null) {
            return String.valueOf(cell.text());
        }
        return switch (cell.unit()) {
            case COUNT, TEXT -> number(number, 0);
            case SHARE -> share(number);
            case DAYS -> text("indicators.days", number(number, 1));
            case HOURS -> number(number, 1);
            case EUROS -> text("indicators.euros", number(number, 0));
        };
    }

    String count(Value value) {
        return cell(Cell.of(ReportContent.Unit.COUNT, value));
    }

    String share(Value value) {
        return cell(Cell.of(ReportContent.Unit.SHARE, value));
    }

    public String share(double share) {
        NumberFormat format = NumberFormat.getPercentInstance(LOCALE);
        format.setMaximumFractionDigits(1);
        return format.format(share);
    }

    private static String number(double number, int decimals) {
        NumberFormat format = NumberFormat.getNumberInstance(LOCALE);
        format.setMaximumFractionDigits(decimals);
        return format.format(number);
    }

    public String whole(double number) {
        return number(number, 0);
    }

    /** As it is written in French: the first of a month has an ordinal. */
    public String day(LocalDate day) {
        String written = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(LOCALE)
                .format(day);
        return day.getDayOfMonth() == 1 ? written.replaceFirst("^1 ", "1er ") : written;
    }

    /** The first quarter of 2026, as T1 2026; the whole programme for none. */
    public String period(@Nullable String quarter) {
        return quarter == null
                ? text("indicators.whole-programme")
                : Quarter.read(quarter)
                        .map(each ->
                                text("indicators.quarter", String.valueOf(each.number()), String.valueOf(each.year())))
                        .orElse(quarter);
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
            case QUARTER -> period(code);
            default -> text(variable.key().replace(".variable.", ".category.") + "." + code);
        };
    }

    /** A word within a sentence, where it stands alone. */
    String entry(String word) {
        return word.substring(0, 1).toUpperCase(LOCALE) + word.substring(1);
    }

    /** The categories' own order where they have one; else by name, what is folded or not stated at the end. */
    Comparator<String> order(Variable variable, Map<String, String> names) {
        if (variable.ordered()) {
            return variable.order();
        }
        return Comparator.comparing((String code) -> Variable.isOthers(code) || code.equals(Variable.NOT_STATED))
                .thenComparing(code -> category(variable, code, names), NaturalOrder.in(LOCALE));
    }
}
