package org.visibles.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.FreeText;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Permission;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;

/** What an organisation adds to the directory; no import touches it. */
@Service
@PreAuthorize("denyAll()")
public class DirectoryNotes {

    public static final int NAME_LENGTH = 200;
    public static final int PHONE_LENGTH = 50;
    public static final int EMAIL_LENGTH = 254;
    public static final int NOTE_LENGTH = 2_000;
    private static final String TOO_LONG = "rule.directory.too-long";

    private final JdbcClient jdbc;
    private final CurrentMember member;
    private final Clock clock;

    DirectoryNotes(JdbcClient jdbc, CurrentMember member, Clock clock) {
        this.jdbc = jdbc;
        this.member = member;
        this.clock = clock;
    }

    /** An empty one where the organisation has added nothing. */
    @PreAuthorize("hasRole('" + Permission.DIRECTORY_NOTE + "')")
    @Transactional(readOnly = true)
    public Addition of(StructureId structure) {
        return jdbc.sql("""
                        select contact_name, contact_phone, contact_email, note, works_with, version from dir_addition
                        where structure_uid = ? and organisation_id = ?""")
                .params(structure.value(), own())
                .query((row, n) -> new Addition(
                        row.getString("contact_name"),
                        row.getString("contact_phone"),
                        row.getString("contact_email"),
                        row.getString("note"),
                        row.getBoolean("works_with"),
                        row.getLong("version")))
                .optional()
                .orElse(Addition.NONE);
    }

    /**
     * Keeps it.
     *
     * @throws RuleViolation {@code rule.directory.too-long}, {@code rule.directory.email}
     * @throws StaleVersion when a colleague changed it since it was read
     * @throws NotFound for a structure that there is not
     */
    @PreAuthorize("hasRole('" + Permission.DIRECTORY_NOTE + "')")
    @Transactional
    public void save(StructureId structure, Addition typed) {
        String email = FreeText.line(typed.contactEmail(), EMAIL_LENGTH, TOO_LONG);
        if (email != null && !email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            throw new RuleViolation("rule.directory.email");
        }
        var write = typed.version() == null
                ? jdbc.sql("""
                        insert into dir_addition (contact_name, contact_phone, contact_email, note, works_with, changed_at,
                          structure_uid, version)
                        select :name, :phone, :email, :note, :works, :now, uid, 0 from dir_structure where uid = :structure""")
                : jdbc.sql("""
                        update dir_addition set contact_name = :name, contact_phone = :phone, contact_email = :email,
                          note = :note, works_with = :works, changed_at = :now, changed_by = current_member(),
                          version = version + 1
                        where structure_uid = :structure and organisation_id = :own and version = :version""").param("own", own()).param("version", typed.version());
        int written;
        try {
            written = write.param("name", FreeText.line(typed.contactName(), NAME_LENGTH, TOO_LONG))
                    .param("phone", FreeText.line(typed.contactPhone(), PHONE_LENGTH, TOO_LONG))
                    .param("email", email)
                    .param("note", FreeText.lines(typed.note(), NOTE_LENGTH, TOO_LONG))
                    .param("works", typed.worksWith())
                    .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .param("structure", structure.value())
                    .update();
        } catch (DuplicateKeyException overtaken) {
            throw new StaleVersion();
        }
        if (written == 0) {
            throw typed.version() == null ? new NotFound() : new StaleVersion();
        }
    }

    /** What the current organisation itself heard of a service's room. */
    @PreAuthorize("hasRole('" + Permission.DIRECTORY_NOTE + "')")
    @Transactional(readOnly = true)
    public Optional<Capacity> capacity(ServiceId service) {
        return jdbc.sql("""
                        select capacity, told_on, shared from dir_capacity
                        where service_uid = ? and organisation_id = ?""")
                .params(service.value(), own())
                .query((row, n) -> new Capacity(
                        Capacity.Room.valueOf(row.getString("capacity")),
                        row.getObject("told_on", LocalDate.class),
                        own(),
                        row.getBoolean("shared")))
                .optional();
    }

    /**
     * Notes today what one heard of a service's room.
     *
     * @throws NotFound for a service that there is not
     */
    @PreAuthorize("hasRole('" + Permission.DIRECTORY_NOTE + "')")
    @Transactional
    public void tell(ServiceId service, Capacity.Room room, boolean shared) {
        int written = jdbc.sql("""
                        insert into dir_capacity (service_uid, capacity, told_on, shared, changed_at)
                        select uid, :room, :today, :shared, :now from dir_service where uid = :service
                        on conflict (organisation_id, service_uid) do update set capacity = excluded.capacity,
                          told_on = excluded.told_on, shared = excluded.shared, changed_at = excluded.changed_at,
                          changed_by = current_member()""")
                .param("service", service.value())
                .param("room", room.name())
                .param("today", LocalDate.now(clock))
                .param("shared", shared)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        if (written == 0) {
            throw new NotFound();
        }
    }

    private UUID own() {
        return member.scope().organisation().value();
    }
}
