package org.visibles.referral;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Permission;
import org.visibles.kernel.YouthId;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.organisation.OrganisationRow;
import org.visibles.privacy.Logged;
import org.visibles.youth.DisclosedField;

/** What the form for sending somebody is filled with. */
@Service
@PreAuthorize("denyAll()")
public class SendPreparations {

    private final JdbcClient jdbc;
    private final OrganisationDirectory organisations;
    private final Disclosures disclosures;

    SendPreparations(JdbcClient jdbc, OrganisationDirectory organisations, Disclosures disclosures) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.disclosures = disclosures;
    }

    /**
     * @throws NotFound unless the current organisation follows fully
     */
    @PreAuthorize("hasRole('" + Permission.REFERRAL_SEND + "')")
    @Transactional(readOnly = true)
    @Logged("referral.prepare")
    public SendPreparation of(YouthId youth) {
        Map<DisclosedField, String> values = disclosures.available(youth);
        boolean informed = jdbc.sql(
                        "select informed from circle where youth_id = ? and organisation_id = (select current_organisation())")
                .param(youth.value())
                .query(Boolean.class)
                .single();
        List<OrganisationRow> recipients = organisations.recipients();
        return new SendPreparation(
                informed, recipients, proposed(values.get(DisclosedField.COMMUNE), recipients), busy(youth), values);
    }

    private @Nullable OrganisationRow proposed(@Nullable String commune, List<OrganisationRow> recipients) {
        if (commune == null) {
            return null;
        }
        return organisations
                .missionLocaleFor(commune)
                .flatMap(competent -> recipients.stream()
                        .filter(row -> row.id().equals(competent.id()))
                        .findFirst())
                .orElse(null);
    }

    private Set<OrganisationId> busy(YouthId youth) {
        Set<OrganisationId> busy = new HashSet<>();
        jdbc.sql("""
                select recipient_id from referral where youth_id = ?
                and status in ('SENT', 'ACCEPTED', 'SCHEDULED', 'ATTENDED', 'MISSED', 'STARTED') and agreement_withdrawn_on is null""")
                .param(youth.value())
                .query((rs, n) -> busy.add(new OrganisationId(rs.getObject(1, UUID.class))))
                .list();
        return busy;
    }
}
