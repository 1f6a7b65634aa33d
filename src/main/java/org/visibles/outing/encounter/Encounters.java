package org.visibles.outing.encounter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.EncounterId;
import org.visibles.kernel.Identity;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.Need;
import org.visibles.kernel.OutingId;
import org.visibles.kernel.Scope;
import org.visibles.kernel.StaleVersion;
import org.visibles.kernel.YouthId;
import org.visibles.youth.Choices.AgeBand;
import org.visibles.youth.Choices.Sex;

/** The table of encounters. */
@Component
class Encounters {

    private static final String ROW = """
            select e.*, l.youth_id from encounter e
            left join encounter_link l on l.encounter_id = e.id and l.detached_at is null
            where e.organisation_id = ?\s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    Encounters(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One with the fact that counts it. */
    record Stored(EncounterRow row, UUID fact) {}

    /** Whoever else changes it waits until this transaction ends. */
    Optional<Stored> lock(Scope scope, EncounterId id) {
        jdbc.sql("select id from encounter where organisation_id = ? and id = ? for update")
                .params(scope.organisation().value(), id.value())
                .query((row, n) -> id)
                .list();
        return jdbc.sql(ROW + "and e.id = ?")
                .params(scope.organisation().value(), id.value())
                .query((row, n) -> new Stored(row(row), row.getObject("fact_id", UUID.class)))
                .optional();
    }

    Optional<EncounterRow> find(Scope scope, EncounterId id) {
        return jdbc.sql(ROW + "and e.id = ?")
                .params(scope.organisation().value(), id.value())
                .query((row, n) -> row(row))
                .optional();
    }

    /** In their order, those taken back too, 1,000 at most. */
    List<EncounterRow> of(Scope scope, OutingId outing) {
        return jdbc.sql(ROW + "and e.outing_id = ? order by e.at, e.id limit 1000")
                .params(scope.organisation().value(), outing.value())
                .query((row, n) -> row(row))
                .list();
    }

    /** With one person, the latest first, 200 at most. */
    List<EncounterRow> with(Scope scope, YouthId youth) {
        return jdbc.sql(ROW + "and l.youth_id = ? order by e.at desc, e.id limit 200")
                .params(scope.organisation().value(), youth.value())
                .query((row, n) -> row(row))
                .list();
    }

    /** False, and nothing written, when the id is taken. */
    boolean insert(LogEncounter command, UUID fact, Identity who, Instant now) {
        return values("""
                        insert into encounter (id, outing_id, organisation_id, author_id, at, on_day, pseudonym, sex, age_band, needs,
                          result, follow_up, follow_up_on, known, informed_on, first_name, phone, fact_id, device_at, recorded_at,
                          changed_at, changed_by, version)
                        values (:id, :outing, :own, :who, :at, :day, :pseudonym, :sex, :band, :needs, :result, :followUp, :followUpOn,
                          :known, :informed, :firstName, :phone, :fact, :device, :now, :now, :who, 0)
                        on conflict (id) do nothing""", command.id(), command.content(), fact, who, now)
                        .param("outing", command.outing().value())
                        .param("own", who.organisation().value())
                        .param("device", command.deviceAt() == null ? null : Timestamp.from(command.deviceAt()))
                        .update()
                > 0;
    }

    void update(EncounterId id, long version, EncounterContent content, UUID fact, Identity who, Instant now) {
        stale(values("""
                        update encounter set at = :at, on_day = :day, pseudonym = :pseudonym, sex = :sex, age_band = :band,
                          needs = :needs, result = :result, follow_up = :followUp,
                          followed_up_on = case when follow_up = :followUp and follow_up_on is not distinct from :followUpOn::date
                            then followed_up_on end,
                          follow_up_on = :followUpOn::date, known = :known, informed_on = :informed, first_name = :firstName,
                          phone = :phone, fact_id = :fact, changed_at = :now, changed_by = :who, version = version + 1
                        where id = :id and version = :version""", id, content, fact, who, now).param("version", version).update());
    }

    void counted(EncounterId id, long version, boolean withdrawn, UUID fact, Identity who, Instant now) {
        stale(jdbc.sql("""
                        update encounter set withdrawn = ?, fact_id = ?, changed_at = ?, changed_by = ?, version = version + 1
                        where id = ? and version = ?""")
                .params(withdrawn, fact, Timestamp.from(now), who.member().value(), id.value(), version)
                .update());
    }

    void followedUp(EncounterId id, @Nullable LocalDate day, Identity who, Instant now) {
        jdbc.sql("""
                        update encounter set followed_up_on = :day::date, changed_at = :now, changed_by = :who, version = version + 1
                        where id = :id and follow_up_on is not null and followed_up_on is distinct from :day::date""")
                .param("day", day)
                .param("now", Timestamp.from(now))
                .param("who", who.member().value())
                .param("id", id.value())
                .update();
    }

    private static void stale(int changed) {
        if (changed == 0) {
            throw new StaleVersion();
        }
    }

    private JdbcClient.StatementSpec values(
            String sql, EncounterId id, EncounterContent content, UUID fact, Identity who, Instant now) {
        return jdbc.sql(sql)
                .param("id", id.value())
                .param("at", Timestamp.from(content.at().atZone(clock.getZone()).toInstant()))
                .param("day", content.at().toLocalDate())
                .param("pseudonym", content.pseudonym())
                .param("sex", name(content.sex()))
                .param("band", name(content.ageBand()))
                .param(
                        "needs",
                        content.needs().stream().map(Need::name).sorted().toArray(String[]::new))
                .param("result", name(content.result()))
                .param("followUp", content.followUp().name())
                .param("followUpOn", content.followUpOn())
                .param("known", content.known())
                .param("informed", content.informedOn())
                .param("firstName", content.firstName())
                .param("phone", content.phone())
                .param("fact", fact)
                .param("who", who.member().value())
                .param("now", Timestamp.from(now));
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private EncounterRow row(ResultSet row) throws SQLException {
        String sex = row.getString("sex");
        String band = row.getString("age_band");
        String result = row.getString("result");
        UUID youth = row.getObject("youth_id", UUID.class);
        Timestamp device = row.getTimestamp("device_at");
        EncounterContent content = new EncounterContent(
                LocalDateTime.ofInstant(row.getTimestamp("at").toInstant(), clock.getZone()),
                row.getString("pseudonym"),
                sex == null ? null : Sex.valueOf(sex),
                band == null ? null : AgeBand.valueOf(band),
                Arrays.stream((String[]) row.getArray("needs").getArray())
                        .map(Need::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                result == null ? null : EncounterResult.valueOf(result),
                FollowUp.valueOf(row.getString("follow_up")),
                row.getObject("follow_up_on", LocalDate.class),
                row.getBoolean("known"),
                row.getObject("informed_on", LocalDate.class),
                row.getString("first_name"),
                row.getString("phone"));
        return new EncounterRow(
                new EncounterId(row.getObject("id", UUID.class)),
                new OutingId(row.getObject("outing_id", UUID.class)),
                new MemberId(row.getObject("author_id", UUID.class)),
                content,
                youth == null ? null : new YouthId(youth),
                row.getObject("followed_up_on", LocalDate.class),
                row.getBoolean("withdrawn"),
                device == null ? null : device.toInstant(),
                row.getTimestamp("recorded_at").toInstant(),
                row.getLong("version"));
    }
}
