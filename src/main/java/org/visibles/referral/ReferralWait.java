package org.visibles.referral;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * For whom a referral waits, and since when.
 *
 * @param on null where it goes on by itself, or is over
 */
public record ReferralWait(@Nullable On on, @Nullable Instant since) {

    /** Texts: {@code referral.waits.<code>}. */
    public enum On {
        SENDER,
        RECIPIENT,
        /** Both say what next: the appointment was missed. */
        BOTH,
        /** The appointment is still to come. */
        YOUTH
    }

    static final ReferralWait NOBODY = new ReferralWait(null, null);

    /**
     * Beside {@code referral r}: {@code w.on_whom} and {@code w.since}, as if each appointment were still to come. Who
     * has a message unread is waited for; before the answer, who was asked last; a care that goes on, once it was asked
     * about.
     */
    static final String JOIN = """
             left join lateral (select max(m.sent_at) filter (where m.organisation_id = r.sender_id) by_sender,
                max(m.sent_at) filter (where m.organisation_id = r.recipient_id) by_recipient,
                min(m.sent_at) filter (where m.organisation_id = r.sender_id and x.message_id is null) recipient_unread,
                min(m.sent_at) filter (where m.organisation_id = r.recipient_id and x.message_id is null) sender_unread
              from referral_message m left join referral_message_read x on x.message_id = m.id where m.referral_id = r.id) m on true
            left join lateral (select max(q.reminded_at) at from referral_reminder q where r.status = 'STARTED'
              and q.referral_id = r.id and q.kind = 'ONGOING' and q.reminded_at > greatest(r.moved_at, m.by_recipient)) q on true
            cross join lateral (select case
                when r.agreement_withdrawn_on is not null
                  or r.status in ('DECLINED', 'WITHDRAWN', 'EXPIRED', 'COMPLETED', 'DROPPED') then null
                when r.status = 'DRAFT' or m.sender_unread is not null then 'SENDER'
                when m.recipient_unread is not null then 'RECIPIENT'
                when r.status = 'SENT' then case when m.by_recipient > coalesce(m.by_sender, '-infinity') then 'SENDER' else 'RECIPIENT' end
                when r.status = 'SCHEDULED' then 'YOUTH'
                when r.status = 'MISSED' then 'BOTH'
                when r.status = 'STARTED' and q.at is null then null
                else 'RECIPIENT' end on_whom,
              case when r.status = 'DRAFT' then r.made_at
                when m.sender_unread is not null then m.sender_unread
                when m.recipient_unread is not null then m.recipient_unread
                when r.status = 'SENT' then greatest(r.sent_at, m.by_recipient, case when m.by_recipient is not null then m.by_sender end)
                when r.status = 'STARTED' then q.at
                else coalesce(r.moved_at, r.sent_at) end since) w""";

    /** An appointment whose time has come waits for the recipient, who says whether the person came. */
    ReferralWait at(Instant now, ReferralStatus status, @Nullable Instant appointment) {
        return on == On.YOUTH && status == ReferralStatus.SCHEDULED && appointment != null && !appointment.isAfter(now)
                ? new ReferralWait(On.RECIPIENT, appointment)
                : this;
    }
}
