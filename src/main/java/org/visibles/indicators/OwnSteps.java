package org.visibles.indicators;

import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.visibles.indicators.Figures.Row;
import org.visibles.indicators.Readings.Reading;
import org.visibles.indicators.Readings.TwoDays;

/**
 * The figures of the own organisation, one cause after the other let in. Only those of whom something was recorded between
 * the two days can differ from step to step: they are read from their facts each time, everybody else once, as kept counted.
 */
@Component
class OwnSteps {

    private final Cohorts cohorts;
    private final OwnExchanges exchanges;
    private final PublishedFigures published;

    OwnSteps(Cohorts cohorts, OwnExchanges exchanges, PublishedFigures published) {
        this.cohorts = cohorts;
        this.exchanges = exchanges;
        this.published = published;
    }

    /** What is counted of some people. */
    private record Counted(List<Subject> people, Exchanges exchanges) {

        Counted with(Counted others) {
            return new Counted(
                    Stream.concat(people.stream(), others.people.stream()).toList(), exchanges.with(others.exchanges));
        }

        Counted less(Counted others) {
            Set<UUID> keys = others.people.stream().map(Subject::key).collect(Collectors.toCollection(HashSet::new));
            return new Counted(
                    people.stream().filter(each -> !keys.contains(each.key())).toList(),
                    exchanges.less(others.exchanges));
        }

        Row total() {
            return new Calculation(new OwnRows(people, exchanges)).total(List.of());
        }
    }

    /** As known on the earlier day. */
    Row before(TwoDays days) {
        return all(days.from()).total();
    }

    /**
     * The figures after each cause that there is; the last ones are those of the later day.
     *
     * @param facts those that each cause explains
     */
    Map<Cause, Row> of(TwoDays days, Map<Cause, List<UUID>> facts) {
        Reading to = days.to();
        Reading old = to.under(days.from().rules());
        Counted last = touched(old, days, to.knownBefore(), List.of());
        Counted others = all(old).less(last);
        Map<Cause, Row> steps = new LinkedHashMap<>();
        steps.put(
                Cause.TIME,
                others.with(touched(old, days, days.from().knownBefore(), List.of()))
                        .total());
        for (Cause cause : Cause.RECORDED) {
            if (facts.containsKey(cause)) {
                List<UUID> later = Cause.RECORDED.stream()
                        .filter(each -> each.compareTo(cause) > 0)
                        .flatMap(each -> facts.getOrDefault(each, List.of()).stream())
                        .toList();
                Counted known = later.isEmpty() ? last : touched(old, days, to.knownBefore(), later);
                steps.put(cause, others.with(known).total());
            }
        }
        if (!to.rules().equals(old.rules())) {
            steps.put(Cause.RULE, all(to).total());
        }
        return steps;
    }

    private Counted all(Reading reading) {
        return new Counted(cohorts.subjects(reading), published.exchanges(reading));
    }

    private Counted touched(Reading old, TwoDays days, OffsetDateTime before, List<UUID> without) {
        Reading reading = old.knowing(before, without);
        return new Counted(cohorts.touched(reading, days), exchanges.touched(reading, days));
    }
}
