package org.visibles.matching;

import com.vaadin.flow.i18n.I18NProvider;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.visibles.matching.Verdict.Reason;

/** Says in the reader's language why two descriptions may be of one person: "même téléphone +9,2 ; prénom proche +4,1". */
public final class ReasonWords {

    /** What weighs less than this, in bits, is not worth a word. */
    private static final double LEAST = 0.05;

    private ReasonWords() {}

    /**
     * All of them, by how much they weigh; empty where nothing weighs. That names stand in their usual order goes without saying.
     */
    public static String of(List<Reason> reasons, Locale locale) {
        return reasons.stream()
                .filter(reason -> Math.abs(reason.bits()) >= LEAST)
                .filter(reason -> reason.feature() != Feature.NAME_ORDER || reason.level() == Level.SWAPPED)
                .map(reason -> I18NProvider.translate(locale, reason.key()) + " " + bits(reason.bits(), locale))
                .collect(Collectors.joining(I18NProvider.translate(locale, "matching.and")));
    }

    /** With its sign and one digit: +9,2 or −0,8. */
    public static String bits(double bits, Locale locale) {
        DecimalFormat format = new DecimalFormat("+0.0;\u22120.0", DecimalFormatSymbols.getInstance(locale));
        return format.format(bits);
    }
}
