package org.visibles.indicators;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Figures.OrganisationTarget;
import org.visibles.indicators.Figures.Row;
import org.visibles.kernel.OrganisationId;
import org.visibles.organisation.ProgrammeRow;
import org.visibles.organisation.TargetRow;

/** What is to be reached by the end of the programme. */
record Targets(List<TargetRow> all) {

    /** Of an organisation; without one, of the whole programme. */
    Map<Indicator, Double> of(@Nullable OrganisationId organisation) {
        Map<Indicator, Double> targets = new EnumMap<>(Indicator.class);
        for (TargetRow target : all) {
            if (Objects.equals(target.organisation(), organisation)) {
                Indicator.ofCode(target.indicator()).ifPresent(indicator -> targets.put(indicator, target.value()));
            }
        }
        return targets;
    }

    boolean ofOrganisations() {
        return all.stream().anyMatch(target -> target.organisation() != null);
    }

    /** Those of the organisations beside what is published of each. */
    List<OrganisationTarget> reached(List<Row> byOrganisation) {
        return all.stream()
                .filter(target -> target.organisation() != null)
                .flatMap(target -> Indicator.ofCode(target.indicator()).stream()
                        .map(indicator -> target(target, indicator, byOrganisation)))
                .toList();
    }

    private static OrganisationTarget target(TargetRow target, Indicator indicator, List<Row> rows) {
        UUID organisation = Objects.requireNonNull(target.organisation()).value();
        Value reached = rows.stream()
                .filter(row -> row.categories().getFirst().equals(organisation.toString()))
                .findFirst()
                .flatMap(row -> row.line(indicator))
                .map(Figures.Line::result)
                .orElse(Value.MASKED);
        return new OrganisationTarget(organisation, indicator, target.value(), reached);
    }

    /** Between 0, before the first day, and 1, on the last. */
    static double elapsed(ProgrammeRow programme, LocalDate day) {
        double days = ChronoUnit.DAYS.between(programme.startsOn(), day) + 1;
        double all = ChronoUnit.DAYS.between(programme.startsOn(), programme.endsOn()) + 1;
        return Math.clamp(days / all, 0, 1);
    }
}
