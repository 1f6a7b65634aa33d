package org.visibles.indicators;

import java.util.List;
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

    private final CountedPeople counted;
    private final FieldFacts field;
    private final FirstSeen seen;
    private final MetMonths months;
    private final KeptParts kept;
    private final ForOrganisation forOrganisation;
    private final Grids grids = new Grids();
    private final EffectGrids effects = new EffectGrids();

    PublishedFigures(
            CountedPeople counted,
            FieldFacts field,
            FirstSeen seen,
            MetMonths months,
            KeptParts kept,
            ForOrganisation forOrganisation) {
        this.seen = seen;
        this.months = months;
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
        String mark = kept.mark();
        Tabulation published = grid(whole);
        return ownOf(
                whole,
                KeptAnswers.FOLDINGS,
                organisation,
                mark,
                () -> OwnFiles.of(published instanceof PublishedGrid worked ? worked : worked(whole)));
    }

    /** What is kept with the programme's; else the files of all organisations are made, so that nobody asks for that again. */
    private String ownOf(Reading whole, String first, UUID organisation, String mark, Supplier<OwnFiles> work) {
        return kept.part(whole, OwnAnswers.part(first, organisation))
                .or(() -> kept.part(whole, OwnAnswers.allMade(first)))
                .orElseGet(() -> {
                    OwnFiles files = work.get();
                    kept.add(whole, mark, files.pieces());
                    return files.text().apply(organisation);
                });
    }

    /**
     * Works out the people's figures of a programme, unless they are kept with the files of all its organisations.
     *
     * @return what is left to be done with that, which takes long and needs no transaction; nothing where all was kept
     */
    Optional<Runnable> publish(Reading reading) {
        String mark = kept.mark();
        Tabulation published = grid(reading);
        return rest(
                reading,
                KeptAnswers.FOLDINGS,
                mark,
                published instanceof KeptGrid,
                () -> OwnFiles.of(published instanceof PublishedGrid worked ? worked : worked(reading)));
    }

    /** The same for what works. */
    Optional<Runnable> publishEffect(Reading reading) {
        String mark = kept.mark();
        EffectTables published = effect(reading);
        return rest(
                reading,
                KeptEffect.TOTAL,
                mark,
                published instanceof KeptEffect,
                () -> OwnFiles.of(published instanceof PublishedEffect worked ? worked : workedEffect(reading)));
    }

    private Optional<Runnable> rest(
            Reading reading, String first, String mark, boolean before, Supplier<OwnFiles> work) {
        if (kept.part(reading, OwnAnswers.allMade(first)).isPresent()) {
            return before ? Optional.empty() : Optional.of(() -> {});
        }
        OwnFiles files = work.get();
        return Optional.of(() -> kept.add(reading, mark, files.pieces()));
    }

    private static Map<String, String> parts(Tabulation published) {
        Map<String, String> parts = KeptAnswers.of(published);
        if (published instanceof PublishedGrid worked) {
            parts.putAll(OwnFiles.of(worked).along());
        }
        return parts;
    }

    /** Worked out of the people, whether it is kept or not. */
    PublishedGrid worked(Reading reading) {
        return new PublishedGrid(grids.of(seen.entered(reading)), exchanges(reading));
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
        String mark = kept.mark();
        EffectTables published = effect(whole);
        return ownOf(
                whole,
                KeptEffect.TOTAL,
                organisation,
                mark,
                () -> OwnFiles.of(published instanceof PublishedEffect worked ? worked : workedEffect(whole)));
    }

    private static Map<String, String> parts(EffectTables published) {
        Map<String, String> parts = KeptEffect.of(published);
        if (published instanceof PublishedEffect worked) {
            parts.putAll(OwnFiles.of(worked).along());
        }
        return parts;
    }

    /** Worked out of those met, whether it is kept or not: less those who have not entered the grid yet. */
    PublishedEffect workedEffect(Reading reading) {
        Entered entered = seen.entered(reading);
        Grid grid = grids.of(entered);
        List<List<Met>> met = months.until(reading, entered);
        return new PublishedEffect(
                entered.remembers() ? effects.published(met, grid) : effects.of(met.getLast(), grid));
    }
}
