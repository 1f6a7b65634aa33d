package org.visibles.indicators;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Permission;
import org.visibles.kernel.RuleViolation;
import org.visibles.organisation.ProgrammeService;
import org.visibles.organisation.TargetAdmin;
import org.visibles.organisation.TargetRow;

/** What the current programme sets out to reach, as its coordination decides; each change holds from its day on. */
@Service
@PreAuthorize("denyAll()")
public class TargetService {

    /** The most people that can be aimed at. */
    public static final int MOST_PEOPLE = 1_000_000;

    private final ProgrammeService programmes;
    private final TargetAdmin admin;
    private final Clock clock;

    TargetService(ProgrammeService programmes, TargetAdmin admin, Clock clock) {
        this.programmes = programmes;
        this.admin = admin;
        this.clock = clock;
    }

    /**
     * Those that count people or shares of them: what changes with the work done, not with the calendar or the budget.
     * Where less is better, the target is the most there should be.
     */
    public static List<Indicator> possible() {
        return Arrays.stream(Indicator.values())
                .filter(indicator ->
                        indicator.measure() instanceof Measure.People || indicator.measure() instanceof Measure.Share)
                .toList();
    }

    /**
     * As they stand now, by indicator, the programme's own before those of organisations; those of indicators that are
     * gone are left out.
     *
     * @throws RuleViolation {@code rule.organisation.no-programme}
     */
    @PreAuthorize("hasRole('" + Permission.PROGRAMME_MANAGE + "')")
    @Transactional(readOnly = true)
    public List<TargetRow> list() {
        programmes.current();
        return programmes.targets(LocalDate.now(clock)).stream()
                .filter(target -> Indicator.ofCode(target.indicator()).isPresent())
                .toList();
    }

    /**
     * Sets one, or changes it.
     *
     * @param organisation null for the programme as a whole
     * @param value people, or a share between 0 and 1
     * @throws RuleViolation {@code rule.indicators.target-people}, {@code rule.indicators.target-share} out of bounds
     */
    @PreAuthorize("hasRole('" + Permission.PROGRAMME_MANAGE + "')")
    @Transactional
    public void set(@Nullable OrganisationId organisation, Indicator indicator, double value) {
        if (indicator.unit() == Indicator.Unit.SHARE && !(value >= 0 && value <= 1)) {
            throw new RuleViolation("rule.indicators.target-share");
        }
        if (!(value >= 0 && value <= MOST_PEOPLE)) {
            throw new RuleViolation("rule.indicators.target-people", MOST_PEOPLE);
        }
        admin.set(programmes.current().id(), new TargetRow(organisation, indicator.code(), value));
    }

    /** Takes one away from now on; figures of past days keep it. */
    @PreAuthorize("hasRole('" + Permission.PROGRAMME_MANAGE + "')")
    @Transactional
    public void remove(@Nullable OrganisationId organisation, Indicator indicator) {
        admin.remove(programmes.current().id(), organisation, indicator.code());
    }
}
