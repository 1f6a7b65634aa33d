package org.visibles.indicators;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.Counted;
import org.visibles.kernel.CurrentAuthor;
import org.visibles.kernel.Fact;
import org.visibles.kernel.FactKind;
import org.visibles.kernel.FactRecorder;

/**
 * Writes facts with one statement each. A fact counts for the programme in which the acting organisation takes part on
 * the day it happened, else for its latest one.
 */
@Component
class Facts implements FactRecorder {

    /** A code, a day, a number or an id: nothing that could hold a name or a sentence. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.:+-]{1,64}");

    private static final String INSERT = """
            insert into fact (id, programme_id, subject, organisation_id, kind, effective_on, recorded_at, codes, cancels)
            select :id,
              (select p.id from programme p join programme_participant o on o.programme_id = p.id
               where o.organisation_id = :organisation
               order by (:effectiveOn between p.starts_on and p.ends_on) desc, p.starts_on desc limit 1),
              case when :byLink then subject_by_link()
                when :encounter::uuid is not null then subject_of_encounter(:encounter::uuid)
                when :youth::uuid is not null then subject_of(:youth::uuid) end,
              :organisation, :kind, :effectiveOn, :recordedAt,
              jsonb_object(:keys::text[], :values::text[])
                || case when :recognised::uuid is null then '{}'::jsonb else jsonb_build_object('to', subject_of(:recognised::uuid)) end,
              :cancels::uuid
            on conflict do nothing""";

    private final JdbcClient jdbc;
    private final CurrentAuthor author;

    Facts(JdbcClient jdbc, CurrentAuthor author) {
        this.jdbc = jdbc;
        this.author = author;
    }

    /**
     * @throws IllegalArgumentException when a value is more than a code
     */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Fact fact) {
        CurrentAuthor.Author who = author.author();
        List<String> keys = new ArrayList<>();
        List<String> values = new ArrayList<>();
        fact.values().forEach((key, value) -> {
            if (!CODE.matcher(value).matches()) {
                throw new IllegalArgumentException("not a code: value of " + key);
            }
            keys.add(key);
            values.add(value);
        });
        jdbc.sql(INSERT)
                .param("id", fact.id())
                .param("youth", youth(fact.whom()))
                .param("encounter", encounter(fact.whom()))
                .param("recognised", recognised(fact.whom()))
                .param("organisation", who.organisation().value())
                .param("byLink", who.byLink())
                .param("kind", fact.kind().name())
                .param("effectiveOn", fact.effectiveOn())
                .param("recordedAt", OffsetDateTime.ofInstant(fact.recordedAt(), ZoneOffset.UTC))
                .param("keys", keys.toArray(String[]::new))
                .param("values", values.toArray(String[]::new))
                .param("cancels", fact.cancels())
                .update();
        if (fact.kind() == FactKind.ANONYMISED) {
            jdbc.sql("select cut_loose(:youth)")
                    .param("youth", youth(fact.whom()))
                    .query(row -> {});
        }
    }

    private static @Nullable UUID youth(Counted whom) {
        return switch (whom) {
            case Counted.Person person -> person.youth().value();
            case Counted.Same same -> same.youth().value();
            case Counted.Somebody somebody -> null;
            case Counted.Recognised recognised -> null;
            case Counted.Nobody nobody -> null;
        };
    }

    private static @Nullable UUID recognised(Counted whom) {
        return switch (whom) {
            case Counted.Recognised recognised -> recognised.as().value();
            case Counted.Same same -> same.as().value();
            case Counted.Person person -> null;
            case Counted.Somebody somebody -> null;
            case Counted.Nobody nobody -> null;
        };
    }

    private static @Nullable UUID encounter(Counted whom) {
        return switch (whom) {
            case Counted.Somebody somebody -> somebody.encounter().value();
            case Counted.Recognised recognised -> recognised.encounter().value();
            case Counted.Person person -> null;
            case Counted.Same same -> null;
            case Counted.Nobody nobody -> null;
        };
    }
}
