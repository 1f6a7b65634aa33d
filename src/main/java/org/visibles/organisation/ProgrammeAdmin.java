package org.visibles.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Permission;
import org.visibles.kernel.ProgrammeId;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;

/**
 * Programmes and who takes part. An administrator manages all of them, the coordination those its own organisation takes
 * part in.
 */
@Service
@PreAuthorize("denyAll()")
public class ProgrammeAdmin {

    static final String ROW = """
            select id, name, starts_on, ends_on, min_age, max_age, months_without_spe, lost_after_days, reconfirm_after_days,
            referral_due_days, referral_again_days, referral_expiry_days, referral_ongoing_days,
            check_due_days, check_again_days, check_silent_days, version from programme\s""";

    private static final int NAME_LENGTH = 200;
    private static final int YOUNGEST = 0;
    private static final int OLDEST = 120;

    private final JdbcClient jdbc;
    private final CurrentMember member;

    ProgrammeAdmin(JdbcClient jdbc, CurrentMember member) {
        this.jdbc = jdbc;
        this.member = member;
    }

    /**
     * A programme as its form shows it.
     *
     * @param version null for a new one
     */
    public record Edited(ProgrammeRow programme, @Nullable Long version) {}

    /** Those the member may manage, the latest first. */
    @PreAuthorize("hasRole('" + Permission.PROGRAMME_MANAGE + "')")
    @Transactional(readOnly = true)
    public List<Edited> list() {
        return jdbc.sql(ROW + """
                        where :all or exists (select from programme_participant p
                          where p.programme_id = programme.id and p.organisation_id = :own)
                        order by starts_on desc, id""")
                .param("all", member.require().may(Permission.ORGANISATION_MANAGE))
                .param("own", member.scope().organisation().value())
                .query((row, n) -> new Edited(row(row, n), row.getLong("version")))
                .list();
    }

    /**
     * Writes a new programme (an administrator alone), or changes one.
     *
     * @throws RuleViolation {@code rule.organisation.programme-…} for a blank name, dates or bounds that cannot be
     * @throws StaleVersion when somebody changed it since it was read
     */
    @PreAuthorize("hasRole('" + Permission.PROGRAMME_MANAGE + "')")
    @Transactional
    public void save(Edited edited) {
        ProgrammeRow row = edited.programme();
        check(row);
        if (edited.version() == null) {
            if (!member.require().may(Permission.ORGANISATION_MANAGE)) {
                throw new NotFound();
            }
            values("""
                    insert into programme (name, starts_on, ends_on, min_age, max_age, months_without_spe, lost_after_days,
                      reconfirm_after_days, referral_due_days, referral_again_days, referral_expiry_days,
                      referral_ongoing_days, check_due_days, check_again_days, check_silent_days, id, version)
                    values (:name, :starts, :ends, :min, :max, :spe, :lost, :reconfirm, :due, :again, :expiry, :ongoing,
                      :checkDue, :checkAgain, :checkSilent, :id, 0)""", row).update();
            return;
        }
        int changed = values("""
                update programme set name = :name, starts_on = :starts, ends_on = :ends, min_age = :min, max_age = :max,
                  months_without_spe = :spe, lost_after_days = :lost, reconfirm_after_days = :reconfirm,
                  referral_due_days = :due, referral_again_days = :again, referral_expiry_days = :expiry,
                  referral_ongoing_days = :ongoing, check_due_days = :checkDue, check_again_days = :checkAgain,
                  check_silent_days = :checkSilent, version = version + 1
                where id = :id and version = :version""", row).param("version", edited.version()).update();
        if (changed == 0) {
            throw list().stream().anyMatch(each -> each.programme().id().equals(row.id()))
                    ? new StaleVersion()
                    : new NotFound();
        }
    }

    /** Ids of the organisations that take part. */
    @PreAuthorize("hasRole('" + Permission.PROGRAMME_MANAGE + "')")
    @Transactional(readOnly = true)
    public Set<OrganisationId> participants(ProgrammeId programme) {
        return new HashSet<>(jdbc.sql("select organisation_id from programme_participant where programme_id = ?")
                .param(programme.value())
                .query((row, n) -> new OrganisationId(row.getObject(1, UUID.class)))
                .list());
    }

    /** Makes these, and no others, take part; the coordination can neither add nor remove its own organisation. */
    @PreAuthorize("hasRole('" + Permission.PROGRAMME_MANAGE + "')")
    @Transactional
    public void setParticipants(ProgrammeId programme, Collection<OrganisationId> organisations) {
        if (list().stream().noneMatch(each -> each.programme().id().equals(programme))) {
            throw new NotFound();
        }
        Set<OrganisationId> before = participants(programme);
        OrganisationId own = member.scope().organisation();
        boolean everywhere = member.require().may(Permission.ORGANISATION_MANAGE);
        for (OrganisationId added : organisations) {
            if (!before.contains(added) && (everywhere || !added.equals(own))) {
                jdbc.sql("insert into programme_participant (programme_id, organisation_id) values (?, ?)")
                        .params(programme.value(), added.value())
                        .update();
            }
        }
        for (OrganisationId removed : before) {
            if (!organisations.contains(removed) && (everywhere || !removed.equals(own))) {
                jdbc.sql("delete from programme_participant where programme_id = ? and organisation_id = ?")
                        .params(programme.value(), removed.value())
                        .update();
            }
        }
    }

    private static void check(ProgrammeRow row) {
        if (row.name().isBlank() || row.name().length() > NAME_LENGTH) {
            throw new RuleViolation("rule.organisation.programme-name", NAME_LENGTH);
        }
        if (!row.endsOn().isAfter(row.startsOn())) {
            throw new RuleViolation("rule.organisation.programme-dates");
        }
        if (row.minAge() < YOUNGEST || row.maxAge() > OLDEST || row.minAge() > row.maxAge()) {
            throw new RuleViolation("rule.organisation.programme-ages");
        }
        if (row.monthsWithoutSpe() < 0 || row.monthsWithoutSpe() > 60) {
            throw new RuleViolation("rule.organisation.programme-months");
        }
        if (row.lostAfterDays() < 1
                || row.lostAfterDays() > 1000
                || row.reconfirmAfterDays() < 1
                || row.reconfirmAfterDays() > 1000) {
            throw new RuleViolation("rule.organisation.programme-days");
        }
        if (row.referralDueDays() < 1
                || row.referralExpiryDays() > 365
                || row.referralAgainDays() < row.referralDueDays()
                || row.referralExpiryDays() < row.referralAgainDays()) {
            throw new RuleViolation("rule.organisation.programme-referral");
        }
        if (row.referralOngoingDays() < 1 || row.referralOngoingDays() > 365) {
            throw new RuleViolation("rule.organisation.programme-ongoing");
        }
        ProgrammeRow.CheckDays checks = row.checkDays();
        if (checks.due() < 1
                || checks.silent() > 365
                || checks.again() < checks.due()
                || checks.silent() < checks.again()) {
            throw new RuleViolation("rule.organisation.programme-checks");
        }
    }

    private JdbcClient.StatementSpec values(String sql, ProgrammeRow row) {
        return jdbc.sql(sql)
                .param("id", row.id().value())
                .param("name", row.name().strip())
                .param("starts", row.startsOn())
                .param("ends", row.endsOn())
                .param("min", row.minAge())
                .param("max", row.maxAge())
                .param("spe", row.monthsWithoutSpe())
                .param("lost", row.lostAfterDays())
                .param("reconfirm", row.reconfirmAfterDays())
                .param("due", row.referralDueDays())
                .param("again", row.referralAgainDays())
                .param("ongoing", row.referralOngoingDays())
                .param("checkDue", row.checkDays().due())
                .param("checkAgain", row.checkDays().again())
                .param("checkSilent", row.checkDays().silent())
                .param("expiry", row.referralExpiryDays());
    }

    static ProgrammeRow row(ResultSet row, int number) throws SQLException {
        return new ProgrammeRow(
                new ProgrammeId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getInt("min_age"),
                row.getInt("max_age"),
                row.getInt("months_without_spe"),
                row.getInt("lost_after_days"),
                row.getInt("reconfirm_after_days"),
                row.getInt("referral_due_days"),
                row.getInt("referral_again_days"),
                row.getInt("referral_expiry_days"),
                row.getInt("referral_ongoing_days"),
                new ProgrammeRow.CheckDays(
                        row.getInt("check_due_days"), row.getInt("check_again_days"), row.getInt("check_silent_days")));
    }
}
