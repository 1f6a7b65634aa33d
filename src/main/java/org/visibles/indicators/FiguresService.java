package org.visibles.indicators;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.costs.Expenses;
import org.visibles.indicators.Readings.Reading;
import org.visibles.indicators.Tabulation.At;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Permission;
import org.visibles.organisation.ProgrammeService;

/** The figures of the programme in which the organisation takes part. Each call sends the same few statements. */
@Service
@PreAuthorize("denyAll()")
public class FiguresService {

    private final Cohorts cohorts;
    private final PublishedFigures published;
    private final Readings readings;
    private final ProgrammeService programmes;
    private final Expenses expenses;
    private final CurrentMember member;

    FiguresService(
            Cohorts cohorts,
            PublishedFigures published,
            Readings readings,
            ProgrammeService programmes,
            Expenses expenses,
            CurrentMember member) {
        this.cohorts = cohorts;
        this.published = published;
        this.readings = readings;
        this.programmes = programmes;
        this.expenses = expenses;
        this.member = member;
    }

    /** Of the people whom the own organisation identified first, nothing hidden: for the screen alone. */
    @PreAuthorize("hasRole('" + Permission.FIGURES_OWN + "')")
    @Transactional(readOnly = true)
    public Figures own(Selection selection) {
        return figures(selection, true, false);
    }

    /** The same people as they may leave the house: by the published grid, where the organisation is one dimension. */
    @PreAuthorize("hasRole('" + Permission.FIGURES_OWN + "')")
    @Transactional(readOnly = true)
    public Figures ownFile(Selection selection) {
        int room = selection.quarter() == null ? 1 : 0;
        List<Variable> by =
                selection.by().size() <= room ? selection.by() : selection.by().subList(0, room);
        return figures(new Selection(selection.quarter(), by, selection.knownOn(), selection.period()), true, true);
    }

    /** Of the whole programme, by the published grid: for screen and file. Whoever asks first for a past day has it kept. */
    @PreAuthorize("hasRole('" + Permission.FIGURES_PROGRAMME + "')")
    @Transactional(readOnly = true)
    public Figures programme(Selection selection) {
        return figures(selection, false, true);
    }

    private Figures figures(Selection asked, boolean own, boolean suppressed) {
        Reading reading = readings.asked(asked, own, suppressed);
        Tabulation counts = suppressed
                ? published.grid(reading)
                : new OwnRows(cohorts.subjects(reading), published.exchanges(reading));
        List<Quarter> quarters = quarters(counts, reading);
        Selection selection = published(asked, reading, quarters);
        List<Correction> corrections = new ArrayList<>(reading.corrections());
        if (asked.quarter() != null && selection.quarter() == null) {
            corrections.add(Correction.QUARTER_NOT_PUBLISHED);
        }
        Targets all = new Targets(
                selection.quarter() == null && selection.period() == null
                        ? programmes.targets(reading.knownOn())
                        : List.of());
        Map<Indicator, Double> targets = all.of(own ? member.require().organisation() : null);
        if (targets.entrySet().stream()
                .anyMatch(target -> target.getValue() == 0 && !target.getKey().lessIsBetter())) {
            corrections.add(Correction.TARGET_OF_ZERO);
        }
        List<UUID> left = own || !counts.people(List.of()).isShown()
                ? List.of()
                : reading.left(standing(counts.folding(Variable.ORGANISATION)));
        if (!left.isEmpty()) {
            corrections.add(Correction.ORGANISATION_LEFT);
        }
        List<At> period = selection.quarter() == null
                ? List.of()
                : List.of(new At(
                        Variable.QUARTER,
                        counts.folding(Variable.QUARTER)
                                .groupOf(selection.quarter().code())));
        Calculation calculation = new Calculation(counts, spending(reading));
        return new Figures(
                reading.programme().name(),
                suppressed,
                reading.knownOn(),
                reading.until(),
                selection,
                quarters,
                calculation.total(period),
                calculation.rows(period, selection.by(), !suppressed || period.isEmpty()),
                readings.names(categories(counts.folding(Variable.COMMUNE))),
                targets,
                own || !all.ofOrganisations()
                        ? List.of()
                        : all.reached(calculation.rows(List.of(), List.of(Variable.ORGANISATION), true)),
                Targets.elapsed(reading.programme(), reading.until()),
                reading.programme().startsOn(),
                readings.latest(suppressed),
                corrections,
                left,
                waiting(counts, selection));
    }

    /** By each dimension that is asked for, without those by which nobody waits. */
    private static Map<Variable, Long> waiting(Tabulation counts, Selection selection) {
        Map<Variable, Long> waiting = new EnumMap<>(Variable.class);
        Value all = counts.people(List.of());
        Stream.concat(selection.by().stream(), Stream.ofNullable(selection.quarter() == null ? null : Variable.QUARTER))
                .filter(variable -> all.isShown())
                .forEach(variable -> {
                    double told = IntStream.range(0, counts.folding(variable).size())
                            .mapToDouble(group -> counts.told(List.of(new At(variable, group)))
                                    .number())
                            .sum();
                    if (told < all.number()) {
                        waiting.put(variable, Math.round(all.number() - told));
                    }
                });
        return waiting;
    }

    /** In the months of what is counted: expenses are of months, so those of a free period count whole. */
    private Spending spending(Reading reading) {
        Identity who = member.require();
        if (!who.may(Permission.COSTS_OWN) && !who.may(Permission.COSTS_PROGRAMME)) {
            return Spending.UNREAD;
        }
        LocalDate start = reading.programme().startsOn();
        return new Spending(expenses.byMonth(
                reading.programme().id(),
                reading.own() ? who.organisation() : null,
                YearMonth.from(start.isBefore(reading.from()) ? reading.from() : start),
                YearMonth.from(reading.until()),
                reading.knownBefore().toInstant()));
    }

    private static Set<String> categories(Folding folding) {
        return IntStream.range(0, folding.size())
                .mapToObj(folding::categories)
                .flatMap(List::stream)
                .collect(Collectors.toSet());
    }

    /** Organisations that stand by themselves; of others it is not told that they identified anybody. */
    private static List<UUID> standing(Folding folding) {
        return IntStream.range(0, folding.size())
                .mapToObj(folding::categories)
                .filter(categories -> categories.size() == 1)
                .map(categories -> UUID.fromString(categories.getFirst()))
                .toList();
    }

    /** Those with anyone in them; in the grid, only those that stand by themselves. Beside a free period, all of them. */
    private static List<Quarter> quarters(Tabulation counts, Reading reading) {
        LocalDate start = reading.programme().startsOn();
        LocalDate end = reading.period() == null ? reading.until() : reading.knownOn();
        Folding folding = counts.folding(Variable.QUARTER);
        return Quarter.between(start.isAfter(end) ? end : start, end).stream()
                .filter(quarter -> {
                    int group = folding.groupOf(quarter.code());
                    return reading.period() != null
                            || group >= 0
                                    && (!reading.suppressed()
                                            || folding.categories(group).size() == 1);
                })
                .toList();
    }

    /** What was asked for, less what does not exist: quarters without people, and a third dimension. */
    private static Selection published(Selection asked, Reading reading, List<Quarter> quarters) {
        boolean suppressed = reading.suppressed();
        Quarter quarter = quarters.contains(asked.quarter()) ? asked.quarter() : null;
        List<Variable> by = quarter == null
                ? asked.by()
                : asked.by().stream()
                        .filter(variable -> variable != Variable.QUARTER)
                        .filter(variable -> !suppressed || variable.crossings().contains(Variable.QUARTER))
                        .limit(suppressed ? 1 : 2)
                        .toList();
        return new Selection(quarter, by, asked.knownOn(), reading.period());
    }
}
