package org.visibles.youth;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Relation;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.YouthId;
import org.visibles.organisation.MemberDirectory;
import org.visibles.privacy.Logged;

/** Which organisations follow a young person, and who in them answers for it. */
@Service
@PreAuthorize("denyAll()")
public class YouthCircle {

    /** An organisation of the circle. */
    public record Follower(
            OrganisationId organisation,
            Relation relation,
            Instant since,
            @Nullable MemberId referent) {}

    private final JdbcClient jdbc;
    private final CurrentMember member;
    private final MemberDirectory members;
    private final CircleRows circle;
    private final ApplicationEventPublisher events;

    YouthCircle(
            JdbcClient jdbc,
            CurrentMember member,
            MemberDirectory members,
            CircleRows circle,
            ApplicationEventPublisher events) {
        this.events = events;
        this.jdbc = jdbc;
        this.circle = circle;
        this.member = member;
        this.members = members;
    }

    /** The longest first; empty unless the current organisation follows fully. */
    @PreAuthorize("hasRole('" + Permission.YOUTH_READ + "')")
    @Transactional(readOnly = true)
    @Logged("circle.read")
    public List<Follower> followers(YouthId youth) {
        return circle.followers(youth);
    }

    /**
     * What the current organisation calls somebody of whom it reads no more than was shared; empty when no name was.
     *
     * @throws NotFound unless the current organisation follows
     */
    @PreAuthorize("hasRole('" + Permission.DISCLOSURE_READ + "')")
    @Transactional(readOnly = true)
    @Logged("youth.read-shared")
    public Optional<String> shared(YouthId youth) {
        return jdbc.sql("select coalesce(label, '') from circle where organisation_id = ? and youth_id = ?")
                .params(member.require().organisation().value(), youth.value())
                .query((row, n) -> Optional.of(row.getString(1)).filter(label -> !label.isEmpty()))
                .optional()
                .orElseThrow(NotFound::new);
    }

    /**
     * Who of the current organisation answers for the person; null when nobody in particular does.
     *
     * @throws RuleViolation when the referent is no active member of the current organisation
     * @throws NotFound unless the current organisation follows
     */
    @PreAuthorize("hasAnyRole('" + Permission.YOUTH_WRITE + "', '" + Permission.REFERRAL_DECIDE + "')")
    @Transactional
    @Logged("youth.referent")
    public void referent(YouthId youth, @Nullable MemberId referent) {
        if (referent != null
                && members.colleagues().stream().noneMatch(row -> row.id().equals(referent))) {
            throw new RuleViolation("rule.youth.referent");
        }
        call(jdbc.sql("select touch_circle_referent(?, ?::uuid)")
                .param(youth.value())
                .param(referent == null ? null : referent.value()));
    }

    /**
     * The current organisation ends its following.
     *
     * @throws NotFound when it does not follow, or is the last that holds the record
     */
    @PreAuthorize("hasAnyRole('" + Permission.YOUTH_WRITE + "', '" + Permission.REFERRAL_DECIDE + "')")
    @Transactional
    @Logged("youth.leave")
    public void leave(YouthId youth) {
        events.publishEvent(new LeavingCircle(youth));
        call(jdbc.sql("select leave_circle(?)").param(youth.value()));
    }

    private static void call(JdbcClient.StatementSpec function) {
        try {
            function.query().singleRow();
        } catch (DataAccessException refused) {
            if (String.valueOf(refused.getMostSpecificCause().getMessage()).contains("not found")) {
                throw new NotFound();
            }
            throw refused;
        }
    }
}
