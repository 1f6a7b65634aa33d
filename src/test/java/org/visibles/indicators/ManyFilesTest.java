package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.database.ShiftableClock;
import org.visibles.kernel.Identity;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;

/** The files of more organisations than are made along with the programme's figures: each from the one grid all the same. */
@VisiblesTest
@TestPropertySource(properties = "visibles.test.figures=own-database")
class ManyFilesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 31);
    private static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 30);

    /** Rouen and Elbeuf among them. */
    private static final int ORGANISATIONS = OwnFiles.AT_ONCE + 10;

    private static final String ORGANISATION = "('40000000-0000-4000-8000-' || lpad(to_hex(%s), 12, '0'))::uuid";

    /** Ten of each organisation: five women, five men; five only identified and five connected. */
    private static final String FACTS = """
            insert into fact (id, programme_id, subject, organisation_id, kind, effective_on, recorded_at, codes)
            select ('20000000-0000-4000-8000-' || lpad(to_hex(p.n * 10 + f.number), 12, '0'))::uuid, '%1$s',
              ('10000000-0000-4000-8000-' || lpad(to_hex(p.n), 12, '0'))::uuid,
              case p.n %% %4$d when 0 then '%2$s' when 1 then '%3$s' else %5$s end,
              f.kind, '2026-02-01'::date + f.number, '2026-03-01 08:00+01'::timestamptz, f.codes
            from generate_series(0, %4$d * 10 - 1) p(n) cross join lateral (values
              (1, 'ATTRIBUTES', jsonb_build_object('eligible', 'YES', 'commune', '76540', 'qpv', 'NONE', 'diploma', '3', 'disability', 'NO',
                'sex', case when p.n / %4$d %% 2 = 0 then 'F' else 'M' end, 'birthYearMonth', '2006-05')),
              (2, 'STAGE', '{"stage": "IDENTIFIED"}'),
              (3, 'STAGE', '{"stage": "CONNECTED", "connection": "CEJ"}')) f(number, kind, codes)
            where f.number < 3 or p.n / %4$d < 5""";

    @Autowired
    private FiguresService figures;

    @Autowired
    private EffectService effects;

    @Autowired
    private PublishedFigures published;

    @Autowired
    private Readings readings;

    @Autowired
    private CountingWork counting;

    @Autowired
    private PublishingWork publishing;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    @BeforeEach
    void many_organisations_have_identified_people() {
        for (String table : List.of("fact", "counted_version", "counted_exchange", "counted_until", "published_part")) {
            database.asOwner().update("delete from " + table);
        }
        quietly("""
                insert into organisation (id, name, kind, active, version)
                select %s, 'Structure ' || n, 'ASSOCIATION', true, 0 from generate_series(2, %d) n""".formatted(ORGANISATION.formatted("n"), ORGANISATIONS - 1));
        quietly("insert into programme_participant select '%s', %s from generate_series(2, %d) n"
                .formatted(Fixture.PROGRAMME.value(), ORGANISATION.formatted("n"), ORGANISATIONS - 1));
        database.asOwner()
                .update(FACTS.formatted(
                        Fixture.PROGRAMME.value(),
                        Fixture.ROUEN.value(),
                        Fixture.ELBEUF.value(),
                        ORGANISATIONS,
                        ORGANISATION.formatted("p.n %% %d".formatted(ORGANISATIONS))));
        counting.run();
    }

    @AfterEach
    void they_leave() {
        database.asOwner().update("delete from fact");
        quietly("delete from programme_participant where organisation_id::text like '40000000-%'");
        quietly("delete from organisation where id::text like '40000000-%'");
    }

    private void quietly(String sql) {
        database.asSuperuser().execute("set session_replication_role = replica; " + sql);
    }

    @Test
    void whoever_asks_first_has_the_files_of_all_made() {
        Figures first = file(Fixture.AGENT_ROUEN);
        assertThat(women(first)).isEqualTo(Value.shown(5));
        Map<UUID, String> texts = texts(KeptAnswers.FOLDINGS);
        assertThat(texts).hasSize(ORGANISATIONS).isEqualTo(alone());
        List<Map<String, Object>> before = kept();

        Figures second = file(Fixture.AGENT_ELBEUF);
        assertThat(women(second)).isEqualTo(Value.shown(5));
        assertThat(file(Fixture.AGENT_ROUEN)).isEqualTo(first);
        assertThat(kept()).isEqualTo(before);
    }

    /** Each file as if it were the only one. */
    private Map<UUID, String> alone() {
        return at(() -> As.member(
                Fixture.COORDINATION,
                () -> transaction.execute(status -> {
                    PublishedGrid whole = published.worked(readings.of(OCTOBER, false, true));
                    Map<UUID, String> each = new HashMap<>();
                    whole.apart()
                            .forEach(organisation -> each.put(organisation, OwnAnswers.text(whole.own(organisation))));
                    return each;
                })));
    }

    @Test
    void the_coordination_does_not_wait_for_them_and_nobody_has_to_ask() {
        at(() -> As.member(
                Fixture.COORDINATION,
                () -> figures.programme(Selection.by(Variable.SEX).asKnownOn(OCTOBER))));
        assertThat(kept())
                .isNotEmpty()
                .noneMatch(each -> each.get("part").toString().startsWith("OWN"));
        publish();
        assertThat(texts(KeptAnswers.FOLDINGS)).hasSize(ORGANISATIONS).isEqualTo(alone());
        assertThat(days()).containsExactly(OCTOBER);
        Figures file = file(Fixture.AGENT_ELBEUF);
        List<Map<String, Object>> before = kept();
        at(() -> As.member(Fixture.AGENT_ROUEN, () -> effects.ownFile(EffectBy.CHANNEL, OCTOBER)));
        assertThat(file(Fixture.AGENT_ELBEUF)).isEqualTo(file);
        assertThat(kept()).isEqualTo(before);
        publish();
        assertThat(days()).containsExactly(SEPTEMBER, OCTOBER);
        assertThat(kept()).containsAll(before);
    }

    private void publish() {
        at(() -> {
            publishing.run();
            return days();
        });
    }

    private static Value women(Figures figures) {
        return figures.total().line(Indicator.WOMEN).orElseThrow().numerator();
    }

    private Figures file(Identity who) {
        return at(() ->
                As.member(who, () -> figures.ownFile(Selection.by(Variable.SEX).asKnownOn(OCTOBER))));
    }

    private Map<UUID, String> texts(String first) {
        String name = OwnAnswers.allMade(first) + "+";
        Map<UUID, String> texts = new HashMap<>();
        kept().stream()
                .filter(each -> each.get("part").toString().startsWith(name))
                .forEach(each -> texts.put(
                        UUID.fromString(each.get("part").toString().substring(name.length())),
                        each.get("answers").toString()));
        return texts;
    }

    /** With the transaction that wrote it. */
    private List<Map<String, Object>> kept() {
        return database.asOwner()
                .queryForList("select known_on, part, answers, xmin::text from published_part order by 1, 2");
    }

    private List<LocalDate> days() {
        return database.asOwner()
                .queryForList("select distinct known_on from published_part order by 1", LocalDate.class);
    }

    private <T> T at(Supplier<T> work) {
        return ((ShiftableClock) clock).callAt(NOW, work);
    }
}
