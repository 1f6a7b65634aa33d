package org.visibles.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.OnePage;
import org.visibles.kernel.OrganisationId;

/** Who is who among the organisations; without personal data, open to everyone signed in. */
@Service
@PreAuthorize("denyAll()")
public class OrganisationDirectory {

    private static final String ROW = "select o.id, o.name, o.kind, o.commune_code from organisation o ";
    private static final String PARTICIPANTS = ROW + """
            join programme_participant p on p.organisation_id = o.id
            where o.active and p.programme_id = (select current_programme(?)) """;
    private static final String BY_NAME = " order by fold(o.name) collate \"C\", o.id";

    private final JdbcClient jdbc;
    private final CurrentMember member;
    private final Directory directory;
    private final Clock clock;

    OrganisationDirectory(JdbcClient jdbc, CurrentMember member, Directory directory, Clock clock) {
        this.jdbc = jdbc;
        this.member = member;
        this.directory = directory;
        this.clock = clock;
    }

    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public Optional<OrganisationRow> find(OrganisationId id) {
        return jdbc.sql(ROW + "where o.id = ?")
                .param(id.value())
                .query(OrganisationDirectory::row)
                .optional();
    }

    /** Names of all organisations by id, closed ones too. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public Map<UUID, String> names() {
        if (OnePage.open()) {
            return directory.names().organisations();
        }
        Map<UUID, String> names = new HashMap<>();
        jdbc.sql("select id, name from organisation")
                .query((row, n) -> names.put(row.getObject(1, UUID.class), row.getString(2)))
                .list();
        return names;
    }

    /** All that are active, by name. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public List<OrganisationRow> all() {
        return jdbc.sql(ROW + "where o.active" + BY_NAME)
                .query(OrganisationDirectory::row)
                .list();
    }

    /** Who takes part in the current programme, by name; empty without a programme. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public List<OrganisationRow> participants() {
        return jdbc.sql(PARTICIPANTS + BY_NAME)
                .param(LocalDate.now(clock))
                .query(OrganisationDirectory::row)
                .list();
    }

    /** To whom a young person can be referred: participants other than the own organisation and the Métropole, by name. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public List<OrganisationRow> recipients() {
        return jdbc.sql(PARTICIPANTS + "and o.id <> ? and o.kind <> 'METROPOLE'" + BY_NAME)
                .param(LocalDate.now(clock))
                .param(member.scope().organisation().value())
                .query(OrganisationDirectory::row)
                .list();
    }

    /** The mission locale that is competent for a commune. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public Optional<OrganisationRow> missionLocaleFor(String communeCode) {
        return jdbc.sql(ROW + "join competence c on c.organisation_id = o.id where c.commune_code = ? and o.active")
                .param(communeCode)
                .query(OrganisationDirectory::row)
                .optional();
    }

    static OrganisationRow row(ResultSet row, int number) throws SQLException {
        return new OrganisationRow(
                new OrganisationId(row.getObject("id", UUID.class)),
                row.getString("name"),
                OrganisationKind.valueOf(row.getString("kind")),
                row.getString("commune_code"));
    }
}
