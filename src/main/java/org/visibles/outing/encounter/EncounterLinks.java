package org.visibles.outing.encounter;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.ContactId;
import org.visibles.kernel.EncounterId;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.YouthId;
import tools.jackson.databind.json.JsonMapper;

/** The table that says whom an encounter was with. */
@Component
class EncounterLinks {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    EncounterLinks(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** An open link of any organisation of the circle. */
    record Known(EncounterId encounter, FirstContact.Met met, FirstContact before) {}

    /** An open link of the own organisation. */
    record Open(UUID id, YouthId youth, ContactId contact, UUID fact) {}

    /** The latest first; whoever attaches or detaches with the same person waits until this transaction ends. */
    List<Known> of(YouthId youth) {
        return jdbc.sql("select encounter_id, at, way, before::text, known from links_of(?)")
                .param(youth.value())
                .query((row, n) -> new Known(
                        new EncounterId(row.getObject(1, UUID.class)),
                        new FirstContact.Met(
                                LocalDateTime.ofInstant(row.getTimestamp(2).toInstant(), clock.getZone()),
                                row.getString(3),
                                row.getBoolean(5)),
                        json.readValue(row.getString(4), FirstContact.class)))
                .list();
    }

    Optional<Open> open(EncounterId encounter) {
        return jdbc.sql("""
                        select id, youth_id, contact_id, fact_id from encounter_link
                        where encounter_id = ? and detached_at is null""")
                .param(encounter.value())
                .query((row, n) -> new Open(
                        row.getObject(1, UUID.class),
                        new YouthId(row.getObject(2, UUID.class)),
                        new ContactId(row.getObject(3, UUID.class)),
                        row.getObject(4, UUID.class)))
                .optional();
    }

    /** What an exchange that came of an encounter has become. */
    record OfContact(EncounterId encounter, boolean open, boolean withdrawn) {}

    Optional<OfContact> of(ContactId contact) {
        return jdbc.sql("""
                        select l.encounter_id, l.detached_at is null, k.withdrawn from encounter_link l
                        join contact k on k.id = l.contact_id where l.contact_id = ?""")
                .param(contact.value())
                .query((row, n) -> new OfContact(
                        new EncounterId(row.getObject(1, UUID.class)), row.getBoolean(2), row.getBoolean(3)))
                .optional();
    }

    /**
     * @throws RuleViolation {@code rule.outing.attached} when it is attached to somebody no longer followed
     */
    void insert(
            EncounterId encounter,
            YouthId youth,
            ContactId contact,
            UUID fact,
            FirstContact before,
            Identity who,
            Instant now) {
        try {
            jdbc.sql("""
                            insert into encounter_link (id, encounter_id, youth_id, organisation_id, contact_id, fact_id,
                              attached_at, attached_by, before) values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)""")
                    .params(
                            Ids.next(),
                            encounter.value(),
                            youth.value(),
                            who.organisation().value(),
                            contact.value(),
                            fact,
                            Timestamp.from(now),
                            who.member().value(),
                            json.writeValueAsString(before))
                    .update();
        } catch (DuplicateKeyException elsewhere) {
            throw new RuleViolation("rule.outing.attached");
        }
    }

    void close(UUID link, Identity who, Instant now) {
        jdbc.sql("update encounter_link set detached_at = ?, detached_by = ? where id = ?")
                .params(Timestamp.from(now), who.member().value(), link)
                .update();
    }
}
