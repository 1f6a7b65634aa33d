package org.visibles.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.bench.Comparison;
import org.visibles.bench.Report;
import org.visibles.kernel.Need;
import org.visibles.kernel.YouthId;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.youth.Choices;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/**
 * Suggestions among a hundred thousand services, against the bare filter by theme and distance in SQL. Adds
 * {@code suggestionRatio} (how often as long) to {@code target/bench/referral.json}.
 */
@Tag("referral")
@VisiblesTest
@WithMember
class SuggestionBench {

    private static final int SERVICES = 100_000;
    private static final int ASKED = 20;

    private static final String FILL = """
            insert into dir_service (source, id, structure_id, name, themes, publics, modes, commune_code, latitude, longitude, updated_on)
            select 'bench', n::text, n::text, 'Service ' || n,
              array[(array['mobilite--preparer-un-permis', 'sante--acces-aux-soins', 'numerique--acquerir-un-equipement',
                'famille--garde-denfants', 'se-former--trouver-sa-formation'])[1 + n % 5]],
              array[(array['jeunes', 'tous-publics', 'femmes', 'seniors'])[1 + n % 4]], array['en-presentiel'], ?,
              49.2 + (n % 997) * 0.0005, 0.9 + (n % 991) * 0.0005, '2026-09-01'
            from generate_series(1, ?) n""";

    private static final String BARE = """
            select s.uid from dir_service s where s.themes && array['mobilite--preparer-un-permis']
            order by point(s.longitude, s.latitude) <-> point(1.09, 49.44) limit 200""";

    @Autowired
    private SuggestionService suggestions;

    @Autowired
    private YouthService people;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    @Test
    void among_a_hundred_thousand() throws IOException {
        database.asOwner().update(FILL, Fixture.COMMUNE_ROUEN, SERVICES);
        database.asOwner().execute("analyze dir_service");
        YouthId youth = people.record(YouthDetails.named("Essai")
                .birthDate(LocalDate.now(clock).minusYears(20))
                .commune(Fixture.COMMUNE_ROUEN)
                .informedOn(LocalDate.now(clock))
                .informedMeans(Choices.Means.ORAL)
                .build());
        assertThat(suggestions.suggest(youth, Set.of(Need.MOBILITY)).services()).hasSize(SuggestionService.SHOWN);

        Map<String, Double> perSecond = new Comparison("suggestion", database)
                .way("bare filter", ASKED, () -> times(() -> database.asOwner().queryForList(BARE)))
                .way("suggestions", ASKED, () -> times(() -> suggestions.suggest(youth, Set.of(Need.MOBILITY))))
                .run();
        new Report("referral")
                .add(Map.of("suggestionRatio", perSecond.get("bare filter") / perSecond.get("suggestions")));
        database.asOwner().execute("delete from suggestion");
        database.asOwner().update("delete from dir_service where source = 'bench'");
    }

    private static void times(Runnable work) {
        for (int each = 0; each < ASKED; each++) {
            work.run();
        }
    }
}
