package org.visibles.referral;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.ReferralId;
import org.visibles.messaging.Links;
import org.visibles.messaging.Outbox;
import org.visibles.widgets.Texts;

/**
 * Mails about referrals: a text, the reference and a link, in French whatever the page's language; nobody's name, and no
 * word of what is said. In the caller's transaction.
 */
@Component
public class ReferralMails {

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Links links;
    private final Texts texts;
    private final ObjectProvider<ReferralLink> forPartners;

    ReferralMails(JdbcClient jdbc, Outbox outbox, Links links, Texts texts, ObjectProvider<ReferralLink> forPartners) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.links = links;
        this.texts = texts;
        this.forPartners = forPartners;
    }

    /** The registered address of an organisation, where it has one. */
    public Optional<String> address(UUID organisation) {
        return jdbc.sql("select email from organisation where id = ? and active and email is not null")
                .param(organisation)
                .query(String.class)
                .optional();
    }

    /** The address that opens a referral for its recipient. */
    public String partnerLink(ReferralId id) {
        ReferralLink link = forPartners.getIfAvailable();
        return link == null ? memberLink(id) : link.forRecipient(id);
    }

    /** The address that opens a referral for who signs in. */
    public String memberLink(ReferralId id) {
        return links.absolute("orientations/" + id);
    }

    public String text(String key, Object... arguments) {
        return texts.getTranslation(key, Locale.FRENCH, arguments);
    }

    public void send(String to, String subject, String body) {
        outbox.mail(to, subject, body);
    }
}
