package org.visibles.verification;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.Ids;
import org.visibles.kernel.Permission;
import org.visibles.kernel.YouthId;
import org.visibles.youth.YouthIdentityChanged;
import org.visibles.youth.YouthRecorded;

/**
 * Keeps the questions in step with the records that the current organisation follows: asks about who is informed, named
 * and not checked, at the mission locale that is competent for the commune; takes back what no longer needs an
 * answer, or needs another's.
 */
@Service
@PreAuthorize("denyAll()")
class Asking {

    /** Whom to ask, where anybody is to be asked. */
    private static final String NEEDED = """
            select y.id youth_id, k.organisation_id addressee_id
            from circle c join youth y on y.id = c.youth_id join competence k on k.commune_code = y.commune_code
              join organisation o on o.id = k.organisation_id and o.active
            where c.organisation_id = (select current_organisation()) and c.relation = 'FULL'
              and (:youth::uuid is null or y.id = :youth) and y.informed_on is not null
              and y.last_name is not null and y.first_name is not null
              and coalesce(y.known_to_ml, 'NOT_CHECKED') = 'NOT_CHECKED' """;

    private static final String TAKE_BACK = """
            update status_check s set closed_at = :now where s.closed_at is null and s.answer is null
              and (:youth::uuid is null or s.youth_id = :youth)
              and not exists (select from (%s) n where n.youth_id = s.youth_id and n.addressee_id = s.addressee_id)""".formatted(NEEDED);

    private static final String TO_ASK = NEEDED + """
            and not exists (select from status_check s where s.youth_id = y.id and s.closed_at is null
              and (s.answer is null or s.applied_at is null)) order by y.id limit 500""";

    private static final String ASK = """
            insert into status_check (id, youth_id, asking_id, addressee_id, asked_at)
            values (?, ?, current_organisation(), ?, ?) on conflict do nothing""";

    private record Question(UUID youth, UUID addressee) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Asking(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** For all records; at most 500 new questions. */
    @PreAuthorize("hasRole('" + Permission.YOUTH_WRITE + "')")
    @Transactional
    public void catchUp() {
        follow(null);
    }

    @EventListener
    @PreAuthorize("hasRole('" + Permission.YOUTH_WRITE + "')")
    @Transactional
    public void recorded(YouthRecorded event) {
        follow(event.youth());
    }

    @EventListener
    @PreAuthorize("hasRole('" + Permission.YOUTH_WRITE + "')")
    @Transactional
    public void changed(YouthIdentityChanged event) {
        follow(event.youth());
    }

    private void follow(@Nullable YouthId youth) {
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        UUID id = youth == null ? null : youth.value();
        jdbc.sql(TAKE_BACK).param("youth", id).param("now", now).update();
        List<Question> questions = jdbc.sql(TO_ASK)
                .param("youth", id)
                .query((row, n) -> new Question(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
        for (Question question : questions) {
            jdbc.sql(ASK)
                    .params(Ids.next(), question.youth(), question.addressee(), now)
                    .update();
        }
    }
}
