package org.visibles.referral;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Relation;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.YouthId;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.organisation.ProgrammeRow;
import org.visibles.organisation.ProgrammeService;
import org.visibles.youth.AgreementKind;
import org.visibles.youth.Agreements;
import org.visibles.youth.Choices;
import org.visibles.youth.YouthAccess;

/** What must be true before a person is sent to somebody. */
@Component
class SendingRules {

    private final YouthAccess access;
    private final Agreements agreements;
    private final OrganisationDirectory organisations;
    private final ProgrammeService programmes;
    private final JdbcClient jdbc;
    private final Clock clock;

    SendingRules(
            YouthAccess access,
            Agreements agreements,
            OrganisationDirectory organisations,
            ProgrammeService programmes,
            JdbcClient jdbc,
            Clock clock) {
        this.access = access;
        this.agreements = agreements;
        this.organisations = organisations;
        this.programmes = programmes;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void mayAsk(YouthId youth, OrganisationId recipient) {
        access.require(youth, Relation.CIRCLE_FULL);
        if (organisations.recipients().stream().noneMatch(row -> row.id().equals(recipient))) {
            throw new RuleViolation("rule.referral.recipient");
        }
    }

    /** Records the agreement as well, and gives its id: it belongs to this referral. */
    UUID maySend(YouthId youth, OrganisationId recipient, @Nullable LocalDate agreedOn) {
        if (agreedOn == null || agreedOn.isAfter(LocalDate.now(clock))) {
            throw new RuleViolation("rule.referral.no-agreement");
        }
        if (jdbc.sql(
                        "select youth_id from circle where youth_id = ? and organisation_id = current_organisation() and informed")
                .param(youth.value())
                .query(UUID.class)
                .optional()
                .isEmpty()) {
            throw new RuleViolation("rule.referral.not-informed");
        }
        boolean active = jdbc.sql("""
                select exists (select from referral where youth_id = ? and recipient_id = ?
                  and status in ('SENT', 'ACCEPTED', 'SCHEDULED', 'ATTENDED', 'MISSED', 'STARTED')
                  and agreement_withdrawn_on is null)""")
                .param(youth.value())
                .param(recipient.value())
                .query(Boolean.class)
                .single();
        if (active) {
            throw new RuleViolation("rule.referral.already-active");
        }
        return agreements.record(youth, AgreementKind.REFERRAL, agreedOn, Choices.Means.ORAL);
    }

    ProgrammeRow programme() {
        return programmes.current();
    }

    /** The day of an instant where the program is used; an instant that is missing has no day before all others. */
    LocalDate day(@Nullable Instant instant) {
        return instant == null ? LocalDate.MIN : LocalDate.ofInstant(instant, clock.getZone());
    }
}
