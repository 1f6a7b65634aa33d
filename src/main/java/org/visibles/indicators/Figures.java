package org.visibles.indicators;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Figures as the page and the file show them.
 *
 * @param programme its name
 * @param suppressed whether small counts are hidden
 * @param knownOn as known at the end of this day
 * @param until the last day on which people counted were identified
 * @param selection what was asked for, less what is not published
 * @param quarters those that can be asked for
 * @param total everyone of the period
 * @param rows one for each category, or pair of categories, in their order; empty without a breakdown
 * @param names proper names by code: communes, QPVs, organisations
 * @param targets of the programme, or of the organisation, by indicator: people, or shares between 0 and 1
 * @param organisationTargets those of the organisations, for the coordination, with what each has reached
 * @param elapsed how much of the programme's time had gone by on the last day that counts, between 0 and 1
 * @param since first day of the programme
 * @param latest the last day of knowledge that can be asked for
 * @param corrections why something else is shown than what was asked for
 * @param left organisations that take part no more and stand by themselves in the figures
 * @param waiting by dimension of how many people it is not told yet who they are
 */
public record Figures(
        String programme,
        boolean suppressed,
        LocalDate knownOn,
        LocalDate until,
        Selection selection,
        List<Quarter> quarters,
        Row total,
        List<Row> rows,
        Map<String, String> names,
        Map<Indicator, Double> targets,
        List<OrganisationTarget> organisationTargets,
        double elapsed,
        LocalDate since,
        LocalDate latest,
        List<Correction> corrections,
        List<UUID> left,
        Map<Variable, Long> waiting) {

    /**
     * What an organisation is to reach.
     *
     * @param reached as published; hidden where the organisation does not stand by itself
     */
    public record OrganisationTarget(UUID organisation, Indicator indicator, double target, Value reached) {}

    /**
     * One line of the table.
     *
     * @param categories codes, one for each dimension
     */
    public record Row(List<String> categories, List<Line> lines) {

        /** Empty for what is not published in such detail. */
        public Optional<Line> line(Indicator indicator) {
            return lines.stream().filter(line -> line.indicator() == indicator).findFirst();
        }
    }

    /**
     * One indicator.
     *
     * @param numerator of a share, else the number counted; empty for a median
     * @param denominator of a share, else empty
     * @param result in the indicator's unit
     * @param notStated share of those of whom it is not known, empty where that has no meaning
     * @param toReconfirm share of those of whom it was known too long ago, empty where that has no meaning
     */
    public record Line(
            Indicator indicator,
            Value numerator,
            Value denominator,
            Value result,
            Value notStated,
            Value toReconfirm) {}

    public Dates dates() {
        return new Dates(programme, suppressed, knownOn, since, until, latest, selection.period(), corrections);
    }

    /** By which dimensions of who people are some categories are put together. */
    public List<Variable> together() {
        List<Variable> by = selection.by();
        return by.stream()
                .filter(variable -> variable.tellsWho()
                        && rows.stream()
                                .anyMatch(row ->
                                        Variable.isOthers(row.categories().get(by.indexOf(variable)))))
                .toList();
    }

    /** The same without what it is broken down into, for whoever keeps it longer than it takes to show that. */
    public Figures whole() {
        return new Figures(
                programme,
                suppressed,
                knownOn,
                until,
                selection,
                quarters,
                total,
                List.of(),
                names,
                targets,
                organisationTargets,
                elapsed,
                since,
                latest,
                corrections,
                left,
                waiting);
    }
}
