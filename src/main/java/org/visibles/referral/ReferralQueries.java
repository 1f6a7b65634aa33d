package org.visibles.referral;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OnePage;
import org.visibles.kernel.Permission;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.YouthId;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.privacy.Logged;
import org.visibles.youth.DisclosedField;

/** Reads referrals: lists in one statement and the names of organisations, one referral in three. */
@Service
@PreAuthorize("denyAll()")
public class ReferralQueries {

    /** Each with its moves, the latest first; the order of the moves of all is for the reader to make. */
    private static final String OF_PERSON = ReferralRows.ROW + """
            , e.status moved_to, e.effective_on, e.recorded_at, e.organisation_id, e.by_link
            from referral r\s""" + ReferralWait.JOIN + """
             left join referral_event e on e.referral_id = r.id where r.youth_id = ?
            order by r.made_at desc, r.id, e.recorded_at desc, e.version desc""";

    private record OfPerson(List<ReferralRow> rows, List<ReferralStep> steps) {}

    /** Which of its referrals an organisation looks at. */
    public enum Tab {
        RECEIVED("r.recipient_id = (select current_organisation()) and r.status <> 'DRAFT'", "r.sent_at desc, r.id"),
        SENT("r.sender_id = (select current_organisation())", "r.made_at desc, r.id");

        private final String where;
        private final String order;

        Tab(String where, String order) {
            this.where = where;
            this.order = order;
        }
    }

    private final JdbcClient jdbc;
    private final OrganisationDirectory organisations;
    private final WholeReferral whole;
    private final ReferralRows rows;
    private final CurrentMember member;
    private final Clock clock;

    ReferralQueries(
            JdbcClient jdbc,
            OrganisationDirectory organisations,
            WholeReferral whole,
            ReferralRows rows,
            CurrentMember member,
            Clock clock) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.whole = whole;
        this.rows = rows;
        this.member = member;
        this.clock = clock;
    }

    /**
     * A page of a list.
     *
     * @param limit at most 200
     */
    @PreAuthorize("hasRole('" + Permission.REFERRAL_READ + "')")
    @Transactional(readOnly = true)
    public List<ReferralRow> list(Tab tab, ReferralChoice choice, int offset, int limit) {
        var names = organisations.names();
        return chosen(
                        ReferralRows.ROW,
                        tab,
                        choice,
                        " order by " + (choice.longest() ? ReferralChoice.LONGEST_FIRST : "") + tab.order
                                + " limit :limit offset :offset")
                .param("limit", Math.min(limit, 200))
                .param("offset", offset)
                .query((rs, n) -> rows.row(rs, names))
                .list();
    }

    /**
     * Those that wait for the own answer.
     *
     * @param count of all
     * @param first the latest of them
     */
    public record ToAnswer(int count, List<ReferralRow> first) {}

    /**
     * @param most at most 200
     */
    @PreAuthorize("hasRole('" + Permission.REFERRAL_READ + "')")
    @Transactional(readOnly = true)
    public ToAnswer toAnswer(int most) {
        var names = organisations.names();
        int[] count = {0};
        List<ReferralRow> first = jdbc.sql(ReferralRows.ROW + ", count(*) over () waiting from referral r "
                        + ReferralWait.JOIN
                        + " where " + Tab.RECEIVED.where + " and r.status = 'SENT' order by " + Tab.RECEIVED.order
                        + " limit ?")
                .param(Math.min(most, 200))
                .query((rs, n) -> {
                    count[0] = rs.getInt("waiting");
                    return rows.row(rs, names);
                })
                .list();
        return new ToAnswer(count[0], first);
    }

    /** How many rows the whole list has. */
    @PreAuthorize("hasRole('" + Permission.REFERRAL_READ + "')")
    @Transactional(readOnly = true)
    public int count(Tab tab, ReferralChoice choice) {
        return chosen("select count(*)", tab, choice, "").query(Integer.class).single();
    }

    private JdbcClient.StatementSpec chosen(String select, Tab tab, ReferralChoice choice, String end) {
        return jdbc.sql(select + " from referral r " + ReferralWait.JOIN + " where " + tab.where + ReferralChoice.CHOSEN
                        + end)
                .param(
                        "status",
                        choice.status() == null ? null : choice.status().name())
                .param(
                        "awaited",
                        choice.awaited() == null ? null : choice.awaited().waiting(tab == Tab.SENT))
                .param("now", OffsetDateTime.now(clock));
    }

    /** How many stand in each state; what is missing is none. */
    @PreAuthorize("hasRole('" + Permission.REFERRAL_READ + "')")
    @Transactional(readOnly = true)
    public Map<ReferralStatus, Integer> counts(Tab tab) {
        Map<ReferralStatus, Integer> counts = new EnumMap<>(ReferralStatus.class);
        jdbc.sql("select r.status, count(*) from referral r where " + tab.where + " group by r.status")
                .query((rs, n) -> counts.put(ReferralStatus.valueOf(rs.getString(1)), rs.getInt(2)))
                .list();
        return counts;
    }

    /** All referrals of a person that the current organisation may see, the latest first. */
    @PreAuthorize("hasRole('" + Permission.REFERRAL_READ + "')")
    @Transactional(readOnly = true)
    @Logged("referral.list")
    public List<ReferralRow> of(YouthId youth) {
        return ofPerson(youth).rows();
    }

    /** Each move of the person's referrals, the latest first, with the organisation it concerns. */
    @PreAuthorize("hasRole('" + Permission.REFERRAL_READ + "')")
    @Transactional(readOnly = true)
    @Logged("referral.read")
    public List<ReferralStep> steps(YouthId youth) {
        return ofPerson(youth).steps();
    }

    /** The person's page asks for both. */
    private OfPerson ofPerson(YouthId youth) {
        return OnePage.once(List.of(ReferralQueries.class, youth), () -> {
            var names = organisations.names();
            Map<UUID, ReferralRow> found = new LinkedHashMap<>();
            List<ReferralStep> steps = new ArrayList<>();
            jdbc.sql(OF_PERSON).param(youth.value()).query(rs -> {
                UUID id = rs.getObject("id", UUID.class);
                if (!found.containsKey(id)) {
                    found.put(id, rows.row(rs, names));
                }
                if (rs.getString("moved_to") != null) {
                    steps.add(WholeReferral.step(rs, names));
                }
            });
            steps.sort(Comparator.comparing(ReferralStep::recordedAt).reversed());
            return new OfPerson(List.copyOf(found.values()), List.copyOf(steps));
        });
    }

    /**
     * One referral with all that the current organisation, or the guest of its link, may read of it.
     *
     * @throws NotFound when it has no part in it
     */
    @PreAuthorize("hasAnyRole('" + Permission.REFERRAL_READ + "', '" + Permission.ANSWER_BY_LINK + "')")
    @Transactional(readOnly = true)
    @Logged("referral.read")
    public ReferralDetail get(ReferralId id) {
        return whole.read(id, organisations.names());
    }

    /** What was shared of a person with the current organisation by what it accepted; the latest word wins. */
    @PreAuthorize("hasRole('" + Permission.DISCLOSURE_READ + "')")
    @Transactional(readOnly = true)
    @Logged("disclosure.read")
    public Map<DisclosedField, String> shared(YouthId youth) {
        Map<DisclosedField, String> shared = new EnumMap<>(DisclosedField.class);
        jdbc.sql("""
                select d.field, d.value from referral_disclosure d join referral r on r.id = d.referral_id
                where d.youth_id = ? and d.addressee = ? and d.field <> all (?) order by r.sent_at""")
                .param(youth.value())
                .param(member.require().organisation().value())
                .param(Disclosures.WORDS.toArray(String[]::new))
                .query((rs, n) -> shared.put(DisclosedField.valueOf(rs.getString(1)), rs.getString(2)))
                .list();
        return shared;
    }
}
