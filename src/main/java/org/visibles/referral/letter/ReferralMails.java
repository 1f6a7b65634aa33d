package org.visibles.referral.letter;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.ReferralId;
import org.visibles.messaging.LetterWriter;
import org.visibles.messaging.LetterWriter.Draft;
import org.visibles.messaging.Links;
import org.visibles.messaging.Outbox;

/** Letters about referrals: a text, the reference and a link; nobody's name, and no word of what is said. */
@Component
public class ReferralMails {

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Links links;
    private final LetterWriter letters;
    private final ObjectProvider<ReferralLink> forPartners;

    ReferralMails(
            JdbcClient jdbc,
            Outbox outbox,
            Links links,
            LetterWriter letters,
            ObjectProvider<ReferralLink> forPartners) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.links = links;
        this.letters = letters;
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

    /** A letter in French, whatever the page's language: the addressee's is not known. */
    public Draft begin(String subjectKey, Object... arguments) {
        return letters.begin(Locale.FRENCH, subjectKey, arguments);
    }

    /**
     * @param about of which the sender is told when the letter is refused for good; null where it is about several
     */
    public void send(Draft letter, String to, @Nullable ReferralId about) {
        outbox.send(letter.to(to, null, about == null ? null : ReferralLetters.about(about)));
    }
}
