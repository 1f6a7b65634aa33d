package org.visibles.indicators;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.visibles.organisation.TargetRow;

/** The figures of the programme in which the organisation takes part. Each call sends the same few statements. */
@Service
@PreAuthorize("denyAll()")
public class FiguresService {

    private final Cohorts cohorts;
    private final FieldFacts field;
    private final Readings readings;
    private final ProgrammeService programmes;
    private final Expenses expenses;
    private final CurrentMember member;

    FiguresService(
            Cohorts cohorts,
            FieldFacts field,
            Readings readings,
            ProgrammeService programmes,
            Expenses expenses,
            CurrentMember member) {
        this.cohorts = cohorts;
        this.field = field;
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
        return figures(new Selection(selection.quarter(), by, selection.knownOn()), true, true);
    }

    /** Of the whole programme, by the published grid: for screen and file. */
    @PreAuthorize("hasRole('" + Permission.FIGURES_PROGRAMME + "')")
    @Transactional(readOnly = true)
    public Figures programme(Selection selection) {
        return figures(selection, false, true);
    }

    private Figures figures(Selection asked, boolean own, boolean suppressed) {
        Reading reading = readings.of(asked.knownOn(), own, suppressed);
        List<Subject> subjects = cohorts.subjects(reading);
        Exchanges exchanges = Exchanges.of(field.activity(reading));
        Tabulation counts =
                suppressed ? new PublishedGrid(new Grid(subjects), exchanges) : new OwnRows(subjects, exchanges);
        List<Quarter> quarters = quarters(counts, reading.programme().startsOn(), reading.until(), suppressed);
        Selection selection = published(asked, quarters, suppressed);
        List<At> period = selection.quarter() == null
                ? List.of()
                : List.of(new At(
                        Variable.QUARTER,
                        counts.folding(Variable.QUARTER)
                                .groupOf(selection.quarter().code())));
        Calculation calculation = new Calculation(counts, spending(reading));
        return new Figures(
                suppressed,
                reading.knownOn(),
                reading.until(),
                selection,
                quarters,
                calculation.total(period),
                calculation.rows(period, selection.by(), !suppressed || period.isEmpty()),
                readings.names(subjects.stream().map(Subject::commune).collect(Collectors.toSet())),
                selection.quarter() == null ? targets(own) : Map.of()); // targets are those of the whole programme
    }

    /** In the months up to the last day of what is counted. */
    private Spending spending(Reading reading) {
        Identity who = member.require();
        if (!who.may(Permission.COSTS_OWN) && !who.may(Permission.COSTS_PROGRAMME)) {
            return Spending.UNREAD;
        }
        return new Spending(expenses.byMonth(
                reading.programme().id(),
                reading.own() ? who.organisation() : null,
                YearMonth.from(reading.programme().startsOn()),
                YearMonth.from(reading.until()),
                reading.knownBefore().toInstant()));
    }

    /** Those with anyone in them; in the grid, only those that stand by themselves. */
    private static List<Quarter> quarters(Tabulation counts, LocalDate start, LocalDate until, boolean suppressed) {
        Folding folding = counts.folding(Variable.QUARTER);
        return Quarter.between(start.isAfter(until) ? until : start, until).stream()
                .filter(quarter -> {
                    int group = folding.groupOf(quarter.code());
                    return group >= 0
                            && (!suppressed || folding.categories(group).size() == 1);
                })
                .toList();
    }

    /** What was asked for, less what does not exist: quarters without people, and a third dimension. */
    private static Selection published(Selection asked, List<Quarter> quarters, boolean suppressed) {
        Quarter quarter = quarters.contains(asked.quarter()) ? asked.quarter() : null;
        List<Variable> by = quarter == null
                ? asked.by()
                : asked.by().stream()
                        .filter(variable -> variable != Variable.QUARTER)
                        .filter(variable -> !suppressed || variable.crossings().contains(Variable.QUARTER))
                        .limit(suppressed ? 1 : 2)
                        .toList();
        return new Selection(quarter, by, asked.knownOn());
    }

    private Map<Indicator, Double> targets(boolean own) {
        UUID organisation = own ? member.require().organisation().value() : null;
        Map<Indicator, Double> targets = new EnumMap<>(Indicator.class);
        for (TargetRow target : programmes.targets()) {
            UUID of =
                    target.organisation() == null ? null : target.organisation().value();
            if (java.util.Objects.equals(of, organisation)) {
                Indicator.ofCode(target.indicator()).ifPresent(indicator -> targets.put(indicator, target.value()));
            }
        }
        return targets;
    }
}
