package org.visibles.referral.letter;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.ReferralId;
import org.visibles.messaging.About;
import org.visibles.messaging.LetterRefused;
import org.visibles.messaging.Notifications;
import org.visibles.messaging.Refusal;

/** Tells who sent a referral that a letter about it will never arrive. */
@Component
public class ReferralLetters implements LetterRefused {

    private static final String KIND = "referral";

    private final JdbcClient jdbc;
    private final Notifications notifications;

    ReferralLetters(JdbcClient jdbc, Notifications notifications) {
        this.jdbc = jdbc;
        this.notifications = notifications;
    }

    /** What letters about a referral name, so that its sender learns of a refusal. */
    public static About about(ReferralId referral) {
        return new About(KIND, referral.value());
    }

    @Override
    public void refused(About about, Refusal refusal) {
        if (about.kind().equals(KIND)) {
            jdbc.sql("select referral_sender(?)")
                    .param(about.id())
                    .query((row, n) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                    .single()
                    .ifPresent(member -> notifications.toMember(
                            new MemberId(member),
                            "referral.notice.letter-refused",
                            List.of(),
                            "orientations/" + about.id()));
        }
    }
}
