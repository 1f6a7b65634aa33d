package org.visibles.exchange.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.visibles.exchange.ListedRow.Reason;
import org.visibles.matching.Feature;
import org.visibles.matching.Level;
import org.visibles.matching.ReasonWords;
import org.visibles.matching.Verdict;

/** Why a row seems to be of somebody, in the words and with the weights that the intake shows. */
final class SameBecause {

    /** What is no feature that is weighed. */
    private static final Set<String> BEYOND_DOUBT = Set.of("IMILO", "ROW");

    private SameBecause() {}

    static String of(List<Reason> reasons, Locale locale) {
        List<Verdict.Reason> weighed = reasons.stream()
                .filter(reason -> reason.bits() != null)
                .map(reason -> new Verdict.Reason(
                        Feature.valueOf(reason.feature()), Level.valueOf(reason.level()), reason.bits()))
                .toList();
        return Stream.concat(
                        reasons.stream()
                                .map(Reason::feature)
                                .filter(BEYOND_DOUBT::contains)
                                .map(feature -> I18NProvider.translate(locale, "exchange.reason." + feature)),
                        Stream.of(ReasonWords.of(weighed, locale)))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
