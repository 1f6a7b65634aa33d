package org.visibles.verification;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.Permission;
import org.visibles.kernel.YouthId;
import org.visibles.messaging.Notifications;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.youth.Choices.Known;
import org.visibles.youth.YouthCircle;
import org.visibles.youth.YouthService;

/** Takes the answers over into the records of the current organisation and tells who answers for the person. */
@Service
@PreAuthorize("denyAll()")
class Answering {

    /** An answer that the record does not hold yet. */
    record Answer(UUID check, YouthId youth, UUID missionLocale, Known answer) {}

    private final JdbcClient jdbc;
    private final YouthService people;
    private final YouthCircle circle;
    private final OrganisationDirectory organisations;
    private final Notifications notifications;
    private final Clock clock;

    Answering(
            JdbcClient jdbc,
            YouthService people,
            YouthCircle circle,
            OrganisationDirectory organisations,
            Notifications notifications,
            Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.circle = circle;
        this.organisations = organisations;
        this.notifications = notifications;
        this.clock = clock;
    }

    @PreAuthorize("hasRole('" + Permission.YOUTH_WRITE + "')")
    @Transactional(readOnly = true)
    public List<Answer> due() {
        return jdbc.sql("""
                        select id, youth_id, addressee_id, answer from status_check
                        where closed_at is null and answer is not null and applied_at is null order by answered_at, id limit 500""")
                .query((row, n) -> new Answer(
                        row.getObject(1, UUID.class),
                        new YouthId(row.getObject(2, UUID.class)),
                        row.getObject(3, UUID.class),
                        Known.valueOf(row.getString(4))))
                .list();
    }

    /** Does nothing when the answer was corrected meanwhile: its correction has a turn of its own. */
    @PreAuthorize("hasRole('" + Permission.YOUTH_WRITE + "')")
    @Transactional
    public void apply(Answer answer) {
        int still = jdbc.sql("""
                        update status_check set applied_at = ?
                        where id = ? and answer = ? and applied_at is null and closed_at is null""")
                .params(
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                        answer.check(),
                        answer.answer().name())
                .update();
        if (still == 0) {
            return;
        }
        people.answered(answer.youth(), answer.answer());
        String missionLocale = organisations.names().getOrDefault(answer.missionLocale(), "");
        circle.followers(answer.youth()).stream()
                .filter(follower -> follower.referent() != null)
                .limit(1)
                .forEach(follower -> notifications.toMember(
                        java.util.Objects.requireNonNull(follower.referent()),
                        "verification.notice." + answer.answer().name(),
                        List.of(missionLocale),
                        "jeunes/" + answer.youth()));
    }
}
