package org.visibles.organisation;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Permission;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;

/** Keeps the list of organisations and the communes a mission locale is competent for. */
@Service
@PreAuthorize("denyAll()")
public class OrganisationAdmin {

    private static final int NAME_LENGTH = 200;
    private static final int EMAIL_LENGTH = 254;

    private final JdbcClient jdbc;

    OrganisationAdmin(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An organisation as its form shows it.
     *
     * @param email where mails to the organisation go
     * @param active a closed organisation takes no referrals, and nobody signs in for it
     * @param competence INSEE codes of the communes a mission locale is competent for; empty for all others
     * @param version null for a new one
     */
    public record Edited(
            OrganisationRow organisation,
            @Nullable String email,
            boolean active,
            Set<String> competence,
            @Nullable Long version) {}

    /** All, closed ones included, by name; one statement. */
    @PreAuthorize("hasRole('" + Permission.ORGANISATION_MANAGE + "')")
    @Transactional(readOnly = true)
    public List<Edited> list() {
        return jdbc.sql("""
                        select o.id, o.name, o.kind, o.commune_code, o.email, o.active, o.version,
                          coalesce((select array_agg(c.commune_code) from competence c where c.organisation_id = o.id), '{}') as communes
                        from organisation o order by fold(o.name) collate "C", o.id""")
                .query((row, n) -> new Edited(
                        OrganisationDirectory.row(row, n),
                        row.getString("email"),
                        row.getBoolean("active"),
                        new TreeSet<>(
                                List.of((String[]) row.getArray("communes").getArray())),
                        row.getLong("version")))
                .list();
    }

    /**
     * Writes a new organisation, or changes one; its kind stays. A commune named in the competence leaves the mission
     * locale that had it.
     *
     * @throws RuleViolation {@code rule.organisation.name}, {@code rule.organisation.name-taken},
     *     {@code rule.organisation.commune}, {@code rule.organisation.email}
     * @throws StaleVersion when somebody changed it since it was read
     */
    @PreAuthorize("hasRole('" + Permission.ORGANISATION_MANAGE + "')")
    @Transactional
    public void save(Edited edited) {
        check(edited);
        OrganisationRow row = edited.organisation();
        try {
            write(edited, row);
        } catch (DuplicateKeyException taken) {
            throw new RuleViolation("rule.organisation.name-taken");
        }
        competence(row.id(), edited.competence());
    }

    private void write(Edited edited, OrganisationRow row) {
        if (edited.version() == null) {
            jdbc.sql("""
                            insert into organisation (id, name, kind, commune_code, email, active, version)
                            values (?, ?, ?, ?, ?, ?, 0)""")
                    .param(row.id().value())
                    .param(row.name().strip())
                    .param(row.kind().name())
                    .param(row.communeCode())
                    .param(edited.email())
                    .param(edited.active())
                    .update();
            return;
        }
        int changed = jdbc.sql("""
                        update organisation set name = ?, commune_code = ?, email = ?, active = ?, version = version + 1
                        where id = ? and version = ?""")
                .param(row.name().strip())
                .param(row.communeCode())
                .param(edited.email())
                .param(edited.active())
                .param(row.id().value())
                .param(edited.version())
                .update();
        if (changed == 0) {
            throw list().stream().anyMatch(each -> each.organisation().id().equals(row.id()))
                    ? new StaleVersion()
                    : new NotFound();
        }
    }

    private void competence(OrganisationId organisation, Collection<String> communes) {
        UUID id = organisation.value();
        String[] codes = communes.toArray(String[]::new);
        jdbc.sql("delete from competence where organisation_id = ? or commune_code = any (?)")
                .params(id, codes)
                .update();
        jdbc.sql("insert into competence (commune_code, organisation_id) select code, ? from unnest(?::text[]) code")
                .params(id, codes)
                .update();
    }

    private static void check(Edited edited) {
        OrganisationRow row = edited.organisation();
        if (row.name().isBlank() || row.name().length() > NAME_LENGTH) {
            throw new RuleViolation("rule.organisation.name", NAME_LENGTH);
        }
        if (row.kind() == OrganisationKind.COMMUNE && row.communeCode() == null) {
            throw new RuleViolation("rule.organisation.commune");
        }
        if (row.kind() != OrganisationKind.MISSION_LOCALE
                && !edited.competence().isEmpty()) {
            throw new RuleViolation("rule.organisation.competence");
        }
        String email = edited.email();
        if (email != null && (email.length() > EMAIL_LENGTH || !email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+"))) {
            throw new RuleViolation("rule.organisation.email");
        }
    }
}
