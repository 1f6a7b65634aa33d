package org.visibles.indicators;

import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.visibles.organisation.ProgrammeRow;

/**
 * What holds for a reading beside what was asked for.
 *
 * @param rules those of the day of knowledge
 * @param participants the organisations that take part today
 * @param counted whether people are kept counted
 */
record InForce(FigureRules rules, Set<UUID> participants, boolean counted) {

    private static final String READ = """
            select coalesce(r.lost_after_days, :lost), coalesce(r.reconfirm_after_days, :reconfirm),
              coalesce(r.referral_due_days, :due), array(
                select p.organisation_id from programme_participant p join organisation o on o.id = p.organisation_id
                where o.active and p.programme_id = :programme), is_counted(:programme)
            from (select) one left join lateral (
              select lost_after_days, reconfirm_after_days, referral_due_days from figure_rules
              where programme_id = :programme and since < :knownBefore order by since desc limit 1) r on true""";

    /** In one statement. */
    static InForce of(JdbcClient jdbc, ProgrammeRow programme, OffsetDateTime knownBefore) {
        return jdbc.sql(READ)
                .param("programme", programme.id().value())
                .param("knownBefore", knownBefore)
                .param("lost", programme.lostAfterDays())
                .param("reconfirm", programme.reconfirmAfterDays())
                .param("due", programme.referralDueDays())
                .query((row, number) -> new InForce(
                        new FigureRules(row.getInt(1), row.getInt(2), row.getInt(3)),
                        Set.of((UUID[]) row.getArray(4).getArray()),
                        row.getBoolean(5)))
                .single();
    }
}
