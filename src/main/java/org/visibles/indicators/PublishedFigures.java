package org.visibles.indicators;

import java.util.List;
import org.springframework.stereotype.Component;
import org.visibles.indicators.Readings.Reading;

/** The published grid of those identified, and the published tables of those met: kept for a whole programme. */
@Component
class PublishedFigures {

    private final CountedPeople counted;
    private final FieldFacts field;
    private final FirstSeen seen;
    private final KeptParts kept;

    PublishedFigures(CountedPeople counted, FieldFacts field, FirstSeen seen, KeptParts kept) {
        this.seen = seen;
        this.counted = counted;
        this.field = field;
        this.kept = kept;
    }

    Tabulation grid(Reading reading) {
        return kept.of(
                reading,
                KeptAnswers.FOLDINGS,
                foldings -> new KeptGrid(foldings, part -> kept.require(reading, part)),
                () -> worked(reading),
                KeptAnswers::of);
    }

    /** Worked out of the people, whether it is kept or not. */
    Tabulation worked(Reading reading) {
        return new PublishedGrid(new Grid(seen.entered(reading)), exchanges(reading));
    }

    Exchanges exchanges(Reading reading) {
        return reading.counted() ? counted.exchanges(reading) : Exchanges.of(field.activity(reading));
    }

    EffectTables effect(Reading reading) {
        return kept.of(
                reading,
                KeptEffect.TOTAL,
                total -> new KeptEffect(total, part -> kept.require(reading, part)),
                () -> workedEffect(reading),
                KeptEffect::of);
    }

    /** Worked out of those met, whether it is kept or not: less those who have not entered the grid yet. */
    EffectTables workedEffect(Reading reading) {
        Entered entered = seen.entered(reading);
        List<Met> met = field.met(reading).stream()
                .filter(each -> each.person() == null || !entered.waiting().contains(each.person()))
                .toList();
        return new PublishedEffect(new EffectGrid(met, new Grid(entered)));
    }
}
