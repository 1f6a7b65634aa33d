package org.visibles.reminder;

/**
 * What is asked about a referral, or told of it because nobody answered. Texts: {@code reminder.notice.<code>}, and
 * {@code reminder.mail.<code>} for those that are mailed.
 */
enum ReminderKind {
    /** Accept or decline. */
    ANSWER(Asked.RECIPIENT),
    /** Fix an appointment. */
    APPOINTMENT(Asked.RECIPIENT),
    /** Say whether the person came. */
    OUTCOME(Asked.RECIPIENT),
    /** Say what comes after a missed appointment. */
    NEXT(Asked.RECIPIENT),
    /** Say whether the care has begun. */
    BEGINNING(Asked.RECIPIENT),
    /** Say whether the care goes on. */
    ONGOING(Asked.RECIPIENT),
    /** Reply to the partner, who has asked before answering. */
    REPLY(Asked.SENDER),
    /** Say what comes after a missed appointment. */
    NEXT_SENDER(Asked.SENDER),
    /** Tell the partner that the person wants no more contact, or take the referral back. */
    LEFT_ALONE(Asked.SENDER),
    /** The sender's team lead hears that a question stays without answer. */
    LEAD(Asked.NOBODY),
    /** It counts among the silences that the coordination sees. */
    COORDINATION(Asked.NOBODY);

    enum Asked {
        RECIPIENT,
        SENDER,
        NOBODY
    }

    private final Asked asked;

    ReminderKind(Asked asked) {
        this.asked = asked;
    }

    Asked asked() {
        return asked;
    }
}
