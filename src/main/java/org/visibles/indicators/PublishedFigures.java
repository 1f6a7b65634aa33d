package org.visibles.indicators;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.visibles.indicators.Readings.Reading;

/**
 * The published grid of those identified, and the published tables of those met: kept for a whole programme, and with them
 * what the files of its organisations tell.
 */
@Component
class PublishedFigures {

    /** The files of more organisations are made one by one, as they are asked for. */
    private static final int AT_ONCE = 50;

    private final CountedPeople counted;
    private final FieldFacts field;
    private final FirstSeen seen;
    private final KeptParts kept;
    private final ForOrganisation forOrganisation;

    PublishedFigures(
            CountedPeople counted, FieldFacts field, FirstSeen seen, KeptParts kept, ForOrganisation forOrganisation) {
        this.seen = seen;
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
                : keptOrWorked(
                        whole,
                        KeptAnswers.FOLDINGS,
                        organisation,
                        () -> OwnAnswers.text(worked(whole).own(organisation)));
    }

    /** Of a kept day, where the files of all organisations were made; else the one that is asked for is, and kept with it. */
    private String keptOrWorked(Reading whole, String first, UUID organisation, Supplier<String> work) {
        String part = OwnAnswers.part(first, organisation);
        return kept.part(whole, part)
                .or(() -> kept.part(whole, OwnAnswers.allMade(first)))
                .orElseGet(() -> kept.add(whole, part, work));
    }

    private static void putOwn(
            Map<String, String> parts, String first, List<UUID> organisations, Function<UUID, String> text) {
        if (organisations.size() <= AT_ONCE) {
            parts.put(OwnAnswers.allMade(first), OwnAnswers.NONE);
            organisations.forEach(
                    organisation -> parts.put(OwnAnswers.part(first, organisation), text.apply(organisation)));
        }
    }

    private static Map<String, String> parts(Tabulation published) {
        Map<String, String> parts = KeptAnswers.of(published);
        if (published instanceof PublishedGrid worked) {
            putOwn(
                    parts,
                    KeptAnswers.FOLDINGS,
                    worked.apart(),
                    organisation -> OwnAnswers.text(worked.own(organisation)));
        }
        return parts;
    }

    /** Worked out of the people, whether it is kept or not. */
    PublishedGrid worked(Reading reading) {
        return new PublishedGrid(new Grid(seen.entered(reading)), exchanges(reading));
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
                : keptOrWorked(
                        whole,
                        KeptEffect.TOTAL,
                        organisation,
                        () -> OwnEffectFile.text(workedEffect(whole).grid(), organisation));
    }

    private static Map<String, String> parts(EffectTables published) {
        Map<String, String> parts = KeptEffect.of(published);
        if (published instanceof PublishedEffect worked) {
            putOwn(
                    parts,
                    KeptEffect.TOTAL,
                    OwnEffectFile.apart(worked.grid()),
                    organisation -> OwnEffectFile.text(worked.grid(), organisation));
        }
        return parts;
    }

    /** Worked out of those met, whether it is kept or not: less those who have not entered the grid yet. */
    PublishedEffect workedEffect(Reading reading) {
        Entered entered = seen.entered(reading);
        List<Met> met = field.met(reading).stream()
                .filter(each -> each.person() == null || !entered.waiting().contains(each.person()))
                .toList();
        return new PublishedEffect(new EffectGrid(met, new Grid(entered)));
    }
}
