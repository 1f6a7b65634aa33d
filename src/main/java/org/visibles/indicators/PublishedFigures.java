package org.visibles.indicators;

import org.springframework.stereotype.Component;
import org.visibles.indicators.Readings.Reading;

/** The published grid of those identified, and the published tables of those met: kept for a whole programme. */
@Component
class PublishedFigures {

    private final Cohorts cohorts;
    private final CountedPeople counted;
    private final FieldFacts field;
    private final KeptParts kept;

    PublishedFigures(Cohorts cohorts, CountedPeople counted, FieldFacts field, KeptParts kept) {
        this.cohorts = cohorts;
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
        return new PublishedGrid(new Grid(cohorts.subjects(reading)), exchanges(reading));
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

    /** Worked out of those met, whether it is kept or not. */
    EffectTables workedEffect(Reading reading) {
        return new PublishedEffect(new EffectGrid(field.met(reading), new Grid(cohorts.subjects(reading))));
    }
}
