package org.visibles.indicators;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.visibles.indicators.Readings.Reading;

/**
 * The published grid of those identified, and the published tables of those met: kept for a whole programme, and with them
 * what the files of its organisations tell.
 */
@Component
class PublishedFigures {

    private final Cohorts cohorts;
    private final CountedPeople counted;
    private final FieldFacts field;
    private final KeptParts kept;
    private final ForOrganisation forOrganisation;

    PublishedFigures(
            Cohorts cohorts, CountedPeople counted, FieldFacts field, KeptParts kept, ForOrganisation forOrganisation) {
        this.cohorts = cohorts;
        this.counted = counted;
        this.field = field;
        this.kept = kept;
        this.forOrganisation = forOrganisation;
    }

    /** Of a programme, or what the file of the own organisation tells beside that. */
    Tabulation grid(Reading reading) {
        return reading.own()
                ? own(reading, KeptAnswers.FOLDINGS, this::ownGrid)
                        .map(OwnAnswers::grid)
                        .orElseGet(() -> worked(reading))
                : kept.of(
                        reading,
                        KeptAnswers.FOLDINGS,
                        foldings -> new KeptGrid(foldings, part -> kept.require(reading, part)),
                        () -> worked(reading),
                        PublishedFigures::parts);
    }

    /** The answers of an own file: as they are kept, else worked out by the program; none where no programme's stand beside. */
    private Optional<String> own(Reading reading, String first, ForOrganisation.Work<String> work) {
        Supplier<Optional<String>> found = () -> kept.own(reading, first);
        return found.get().or(() -> forOrganisation.of(reading, found, work));
    }

    private String ownGrid(Reading whole, UUID organisation) {
        return grid(whole) instanceof PublishedGrid worked
                ? OwnAnswers.text(worked.own(organisation))
                : kept.part(whole, OwnAnswers.part(KeptAnswers.FOLDINGS, organisation))
                        .orElse(OwnAnswers.NONE);
    }

    private static Map<String, String> parts(Tabulation published) {
        Map<String, String> parts = KeptAnswers.of(published);
        if (published instanceof PublishedGrid worked) {
            worked.apart()
                    .forEach(organisation -> parts.put(
                            OwnAnswers.part(KeptAnswers.FOLDINGS, organisation),
                            OwnAnswers.text(worked.own(organisation))));
        }
        return parts;
    }

    /** Worked out of the people, whether it is kept or not. */
    PublishedGrid worked(Reading reading) {
        return new PublishedGrid(new Grid(cohorts.subjects(reading)), exchanges(reading));
    }

    Exchanges exchanges(Reading reading) {
        return reading.counted() ? counted.exchanges(reading) : Exchanges.of(field.activity(reading));
    }

    /** Of a programme, or what the file of the own organisation tells beside that. */
    EffectTables effect(Reading reading) {
        return reading.own()
                ? own(reading, KeptEffect.TOTAL, this::ownEffect)
                        .map(OwnAnswers::effect)
                        .orElseGet(() -> workedEffect(reading))
                : kept.of(
                        reading,
                        KeptEffect.TOTAL,
                        total -> new KeptEffect(total, part -> kept.require(reading, part)),
                        () -> workedEffect(reading),
                        PublishedFigures::parts);
    }

    private String ownEffect(Reading whole, UUID organisation) {
        return effect(whole) instanceof PublishedEffect worked
                ? OwnEffectFile.text(worked.grid(), organisation)
                : kept.part(whole, OwnAnswers.part(KeptEffect.TOTAL, organisation))
                        .orElse(OwnAnswers.NONE);
    }

    private static Map<String, String> parts(EffectTables published) {
        Map<String, String> parts = KeptEffect.of(published);
        if (published instanceof PublishedEffect worked) {
            OwnEffectFile.apart(worked.grid())
                    .forEach(organisation -> parts.put(
                            OwnAnswers.part(KeptEffect.TOTAL, organisation),
                            OwnEffectFile.text(worked.grid(), organisation)));
        }
        return parts;
    }

    /** Worked out of those met, whether it is kept or not. */
    PublishedEffect workedEffect(Reading reading) {
        return new PublishedEffect(new EffectGrid(field.met(reading), new Grid(cohorts.subjects(reading))));
    }
}
