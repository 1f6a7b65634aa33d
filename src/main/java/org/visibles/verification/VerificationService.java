package org.visibles.verification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.geography.GeographyService;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Permission;
import org.visibles.kernel.YouthId;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.privacy.Logged;
import org.visibles.youth.Choices.AgeBand;
import org.visibles.youth.Choices.Known;

/**
 * The question "is this person followed by the mission locale already?", for both sides. Its answer is what decides who
 * is counted as identified, so it comes from the mission locale that is competent for the person's commune.
 */
@Service
@PreAuthorize("denyAll()")
public class VerificationService {

    /** How long the mission locale can correct itself. */
    public static final Duration CORRECTABLE = Duration.ofDays(7);

    private static final String ASKED = """
            select s.youth_id, c.label, s.addressee_id, s.asked_at, s.answer, s.answered_at
            from status_check s join circle c on c.youth_id = s.youth_id
              and c.organisation_id = (select current_organisation()) and c.relation = 'FULL'
            where s.closed_at is null """;

    private final JdbcClient jdbc;
    private final OrganisationDirectory organisations;
    private final GeographyService geography;
    private final Clock clock;

    VerificationService(JdbcClient jdbc, OrganisationDirectory organisations, GeographyService geography, Clock clock) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.geography = geography;
        this.clock = clock;
    }

    /**
     * A page of those whom the current organisation is asked about: first those that wait, the oldest first, then those
     * it has answered within {@link #CORRECTABLE}, the latest first.
     *
     * @param limit at most 200
     */
    @PreAuthorize("hasRole('" + Permission.STATUS_CHECK + "')")
    @Transactional(readOnly = true)
    @Logged("verification.list")
    public List<CheckToAnswer> toAnswer(int offset, int limit) {
        Map<UUID, String> names = organisations.names();
        List<CheckToAnswer> checks = jdbc.sql("select * from checks_to_answer(?, ?, ?)")
                .params(correctableSince(), offset, limit)
                .query((row, n) -> toAnswer(row, names))
                .list();
        Map<String, String> communes = geography.names(
                checks.stream().map(CheckToAnswer::commune).distinct().toList());
        return checks.stream()
                .map(check -> check.in(communes.getOrDefault(check.commune(), check.commune())))
                .toList();
    }

    /** How many wait for the current organisation's answer. */
    @PreAuthorize("hasRole('" + Permission.STATUS_CHECK + "')")
    @Transactional(readOnly = true)
    public int waitingHere() {
        return jdbc.sql("""
                        select count(*) from status_check where addressee_id = (select current_organisation())
                          and closed_at is null and answer is null""").query(Integer.class).single();
    }

    /** How many of them {@link #toAnswer} goes through, the answered ones included. */
    @PreAuthorize("hasRole('" + Permission.STATUS_CHECK + "')")
    @Transactional(readOnly = true)
    public int addressedHere() {
        return jdbc.sql("""
                        select count(*) from status_check where addressee_id = (select current_organisation())
                          and closed_at is null and (answer is null or answered_at >= ?)""").param(correctableSince()).query(Integer.class).single();
    }

    /**
     * Answers, or corrects the answer of the last days; the same answer twice changes nothing. The record follows within
     * seconds, in the name of who follows the person.
     *
     * @param answer not {@code NOT_CHECKED}
     * @throws NotFound when the current organisation is not asked about the person, or answered longer ago
     */
    @PreAuthorize("hasRole('" + Permission.STATUS_CHECK + "')")
    @Transactional
    @Logged("verification.answer")
    public void answer(YouthId youth, Known answer) {
        try {
            jdbc.sql("select answer_check(?, ?, ?, ?) is null")
                    .params(youth.value(), answer.name(), now(), correctableSince())
                    .query(Boolean.class)
                    .single();
        } catch (DataAccessException refused) {
            throw new NotFound();
        }
    }

    /**
     * A page of what the current organisation waits for, the oldest first.
     *
     * @param limit at most 200
     */
    @PreAuthorize("hasRole('" + Permission.YOUTH_READ + "')")
    @Transactional(readOnly = true)
    public List<AskedCheck> waitingElsewhere(int offset, int limit) {
        Map<UUID, String> names = organisations.names();
        return jdbc.sql(ASKED + " and s.answer is null order by s.asked_at, s.id limit ? offset ?")
                .params(Math.min(limit, 200), offset)
                .query((row, n) -> asked(row, names))
                .list();
    }

    @PreAuthorize("hasRole('" + Permission.YOUTH_READ + "')")
    @Transactional(readOnly = true)
    public int countWaitingElsewhere() {
        return jdbc.sql("select count(*) from (" + ASKED + " and s.answer is null) waiting")
                .query(Integer.class)
                .single();
    }

    /** The latest question about a person; empty when none was asked, or it is not the current organisation's to know. */
    @PreAuthorize("hasRole('" + Permission.YOUTH_READ + "')")
    @Transactional(readOnly = true)
    @Logged("verification.read")
    public Optional<AskedCheck> of(YouthId youth) {
        Map<UUID, String> names = organisations.names();
        return jdbc.sql(ASKED + " and s.youth_id = ? order by s.asked_at desc limit 1")
                .param(youth.value())
                .query((row, n) -> asked(row, names))
                .optional();
    }

    private CheckToAnswer toAnswer(ResultSet row, Map<UUID, String> names) throws SQLException {
        String ageBand = row.getString("age_band");
        return new CheckToAnswer(
                new YouthId(row.getObject("youth_id", UUID.class)),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getObject("birth_date", LocalDate.class),
                ageBand == null ? null : AgeBand.valueOf(ageBand),
                row.getString("commune_code"),
                name(row, "asking_id", names),
                days(instant(row, "asked_at")),
                answer(row));
    }

    private AskedCheck asked(ResultSet row, Map<UUID, String> names) throws SQLException {
        Instant askedAt = instant(row, "asked_at");
        OffsetDateTime answeredAt = row.getObject("answered_at", OffsetDateTime.class);
        return new AskedCheck(
                new YouthId(row.getObject("youth_id", UUID.class)),
                row.getString("label"),
                name(row, "addressee_id", names),
                askedAt,
                days(askedAt),
                answer(row),
                answeredAt == null ? null : answeredAt.toInstant());
    }

    private static @Nullable Known answer(ResultSet row) throws SQLException {
        String answer = row.getString("answer");
        return answer == null ? null : Known.valueOf(answer);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    private static String name(ResultSet row, String column, Map<UUID, String> names) throws SQLException {
        return names.getOrDefault(row.getObject(column, UUID.class), "");
    }

    private long days(Instant since) {
        return Math.max(0, Duration.between(since, clock.instant()).toDays());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private OffsetDateTime correctableSince() {
        return now().minus(CORRECTABLE);
    }
}
