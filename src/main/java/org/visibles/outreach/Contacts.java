package org.visibles.outreach;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.ContactId;
import org.visibles.kernel.Identity;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.Need;
import org.visibles.kernel.OnePage;
import org.visibles.kernel.Scope;
import org.visibles.kernel.StaleVersion;
import org.visibles.kernel.YouthId;

/** The tables of exchanges. */
@Component
class Contacts {

    private final JdbcClient jdbc;
    private final Clock clock;

    Contacts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a change needs to know of the row before. */
    record Stored(
            YouthId youth,
            MemberId author,
            LocalDate onDay,
            Instant loggedAt,
            boolean corrected,
            boolean withdrawn,
            UUID fact) {}

    Optional<Stored> find(Scope scope, ContactId id) {
        return jdbc.sql("""
                        select youth_id, author_id, on_day, logged_at, corrected, withdrawn, fact_id from contact
                        where id = ? and organisation_id = ?""")
                .params(id.value(), scope.organisation().value())
                .query((row, n) -> new Stored(
                        new YouthId(row.getObject(1, UUID.class)),
                        new MemberId(row.getObject(2, UUID.class)),
                        row.getObject(3, LocalDate.class),
                        row.getTimestamp(4).toInstant(),
                        row.getBoolean(5),
                        row.getBoolean(6),
                        row.getObject(7, UUID.class)))
                .optional();
    }

    /** False, and nothing written, when the id is taken: also by somebody who logs it at this very moment. */
    boolean insert(LogContact command, Identity who, UUID fact, Instant now) {
        int inserted = values("""
                        insert into contact (id, youth_id, organisation_id, author_id, at, on_day, channel, initiative, result,
                          place, appointment, needs, logged_at, changed_at, changed_by, fact_id, version)
                        values (:id, :youth, :organisation, :who, :at, :day, :channel, :initiative, :result,
                          :place, :appointment, :needs, :now, :now, :who, :fact, 0)
                        on conflict (id) do nothing""", command.id(), command.content(), who, fact, now)
                .param("youth", command.youth().value())
                .param("organisation", who.organisation().value())
                .update();
        if (inserted == 0) {
            return false;
        }
        writeNote(command.id(), command.youth(), command.content(), who, now);
        writeTask(command.id(), command.youth(), command.content(), who);
        return true;
    }

    void update(
            ContactId id,
            long version,
            ContactContent content,
            boolean correction,
            UUID fact,
            Identity who,
            Instant now) {
        int changed = values("""
                        update contact set at = :at, on_day = :day, channel = :channel, initiative = :initiative, result = :result,
                          place = :place, appointment = :appointment, needs = :needs, changed_at = :now, changed_by = :who,
                          corrected = :correction, fact_id = :fact, version = version + 1
                        where id = :id and version = :version""", id, content, who, fact, now)
                .param("correction", correction)
                .param("version", version)
                .update();
        if (changed == 0) {
            throw new StaleVersion();
        }
        YouthId youth = find(who.scope(), id).orElseThrow().youth();
        writeNote(id, youth, content, who, now);
        writeTask(id, youth, content, who);
    }

    void withdrawn(ContactId id, long version, boolean withdrawn, UUID fact, Identity who, Instant now) {
        int changed = jdbc.sql("""
                        update contact set withdrawn = ?, corrected = true, fact_id = ?, changed_at = ?, changed_by = ?,
                          version = version + 1 where id = ? and version = ?""")
                .params(withdrawn, fact, Timestamp.from(now), who.member().value(), id.value(), version)
                .update();
        if (changed == 0) {
            throw new StaleVersion();
        }
    }

    /** Has the circle's list show the day of the latest exchange that counts. */
    void summarise(YouthId youth) {
        jdbc.sql("select summarise_contacts(?)").param(youth.value()).query().singleRow();
    }

    List<ContactRow> of(YouthId youth) {
        return OnePage.once(
                List.of(Contacts.class, youth),
                () -> jdbc.sql(ContactRows.OF_YOUTH)
                        .param(youth.value())
                        .query((row, n) -> ContactRows.row(row, clock.getZone()))
                        .list());
    }

    void finishTasks(YouthId youth, LocalDate day, ContactId but) {
        jdbc.sql("""
                        update contact_task set done_on = ? where youth_id = ? and done_on is null and due_on <= ?
                          and contact_id <> ?""").params(day, youth.value(), day, but.value()).update();
    }

    void taskDone(ContactId id, LocalDate day) {
        jdbc.sql("update contact_task set done_on = ? where contact_id = ? and done_on is null")
                .params(day, id.value())
                .update();
    }

    private void writeNote(ContactId id, YouthId youth, ContactContent content, Identity who, Instant now) {
        int there = jdbc.sql("""
                        update contact_note set note = :note, shared = :shared, changed_at = :now, changed_by = :who, version = version + 1
                        where contact_id = :id and (note is distinct from :note or shared <> :shared)""")
                .param("note", content.note())
                .param("shared", content.shared())
                .param("now", Timestamp.from(now))
                .param("who", who.member().value())
                .param("id", id.value())
                .update();
        if (there == 0 && content.note() != null) {
            jdbc.sql("""
                            insert into contact_note (contact_id, youth_id, organisation_id, note, shared, changed_at, changed_by, version)
                            values (?, ?, ?, ?, ?, ?, ?, 0) on conflict (contact_id) do nothing""")
                    .params(
                            id.value(),
                            youth.value(),
                            who.organisation().value(),
                            content.note(),
                            content.shared(),
                            Timestamp.from(now),
                            who.member().value())
                    .update();
        }
    }

    /** What is put off or told otherwise is to be done anew. */
    private void writeTask(ContactId id, YouthId youth, ContactContent content, Identity who) {
        if (content.nextAction() == null || content.nextOn() == null) {
            taskDone(id, LocalDate.now(clock));
            return;
        }
        MemberId responsible = content.responsible() == null ? who.member() : content.responsible();
        int changed = jdbc.sql("""
                        update contact_task set what = :what, due_on = :on, responsible = :who,
                          done_on = case when what = :what and due_on = :on then done_on end where contact_id = :id""")
                .param("what", content.nextAction())
                .param("on", content.nextOn())
                .param("who", responsible.value())
                .param("id", id.value())
                .update();
        if (changed == 0) {
            jdbc.sql("""
                            insert into contact_task (contact_id, youth_id, organisation_id, what, due_on, responsible)
                            values (?, ?, ?, ?, ?, ?)""")
                    .params(
                            id.value(),
                            youth.value(),
                            who.organisation().value(),
                            content.nextAction(),
                            content.nextOn(),
                            responsible.value())
                    .update();
        }
    }

    private JdbcClient.StatementSpec values(
            String sql, ContactId id, ContactContent content, Identity who, UUID fact, Instant now) {
        return jdbc.sql(sql)
                .param("id", id.value())
                .param("at", Timestamp.from(content.at().atZone(clock.getZone()).toInstant()))
                .param("day", content.at().toLocalDate())
                .param("channel", content.channel().name())
                .param("initiative", content.initiative().name())
                .param("result", name(content.result()))
                .param("place", name(content.place()))
                .param("appointment", name(content.appointment()))
                .param(
                        "needs",
                        content.needs().stream().map(Need::name).sorted().toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .param("who", who.member().value())
                .param("fact", fact);
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
