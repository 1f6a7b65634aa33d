package org.visibles.reminder;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Permission;
import org.visibles.kernel.ReferralId;
import org.visibles.organisation.ProgrammeService;

/**
 * Asks one organisation what is due from it, and tells its team leads what others leave without an answer. Each question
 * has its number and is put once, whoever else does the same at the same moment; what is written and what is told is one
 * transaction.
 */
@Service
@PreAuthorize("denyAll()")
public class Reminders {

    private final ReminderRows rows;
    private final ReminderNotices notices;
    private final ProgrammeService programmes;
    private final CurrentMember member;
    private final Clock clock;

    Reminders(
            ReminderRows rows,
            ReminderNotices notices,
            ProgrammeService programmes,
            CurrentMember member,
            Clock clock) {
        this.rows = rows;
        this.notices = notices;
        this.programmes = programmes;
        this.member = member;
        this.clock = clock;
    }

    /** For the current organisation, in the name of the program, which alone may write; returns how many were put or told. */
    @PreAuthorize("hasRole('" + Permission.MEMBER_MANAGE + "')")
    @Transactional
    public int remind() {
        OrganisationId own = member.scope().organisation();
        Question.Days days = programmes
                .find()
                .map(row ->
                        new Question.Days(row.referralDueDays(), row.referralAgainDays(), row.referralOngoingDays()))
                .orElse(Question.Days.USUAL);
        List<OpenReferral> open = rows.open(own);
        Map<ReferralId, Map<ReminderKind, List<Instant>>> asked = rows.asked(open);
        ReminderNotices.Post post = notices.open(own);
        for (OpenReferral referral : open) {
            Map<ReminderKind, List<Instant>> before =
                    asked.getOrDefault(referral.id(), new EnumMap<>(ReminderKind.class));
            for (Question question : Question.about(referral, days, clock.instant())) {
                put(referral, question, before, own, post);
            }
        }
        return post.send();
    }

    private void put(
            OpenReferral referral,
            Question question,
            Map<ReminderKind, List<Instant>> before,
            OrganisationId own,
            ReminderNotices.Post post) {
        LocalDate today = LocalDate.now(clock);
        boolean sender = referral.sender().equals(own.value());
        List<Instant> times = before.getOrDefault(question.kind(), List.of());
        boolean mine = sender == (question.kind().asked() == ReminderKind.Asked.SENDER);
        if (mine && question.due(times, today, clock.getZone())) {
            tell(referral, question.kind(), times, own, post);
        }
        if (sender) {
            question.escalations(before, today, clock.getZone())
                    .forEach(kind -> tell(referral, kind, before.getOrDefault(kind, List.of()), own, post));
        }
    }

    private void tell(
            OpenReferral referral,
            ReminderKind kind,
            List<Instant> before,
            OrganisationId own,
            ReminderNotices.Post post) {
        if (rows.add(referral.id(), kind, before.size() + 1, own)) {
            post.tell(referral, kind);
        }
    }
}
