package org.visibles.referral.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Role;
import org.visibles.referral.ReferralQueries;
import org.visibles.referral.ReferralQueries.Tab;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Page;
import org.visibles.widgets.StartSection;

/** Who waits for an answer: a partner's first question of the day; below the young people for the others. */
abstract class ReceivedSection implements StartSection {

    @org.springframework.stereotype.Component
    @Order(10)
    static class First extends ReceivedSection {

        First(ReferralQueries referrals, Clock clock) {
            super(referrals, clock);
        }

        @Override
        public boolean concerns(Identity identity) {
            return identity.roles().contains(Role.PARTNER_AGENT);
        }
    }

    @org.springframework.stereotype.Component
    @Order(60)
    static class Below extends ReceivedSection {

        Below(ReferralQueries referrals, Clock clock) {
            super(referrals, clock);
        }

        @Override
        public boolean concerns(Identity identity) {
            return identity.may(Permission.REFERRAL_DECIDE) && !identity.roles().contains(Role.PARTNER_AGENT);
        }
    }

    private static final int FIRST = 5;

    private final ReferralQueries referrals;
    private final Clock clock;

    ReceivedSection(ReferralQueries referrals, Clock clock) {
        this.referrals = referrals;
        this.clock = clock;
    }

    @Override
    public Component render() {
        ReferralQueries.ToAnswer waiting = referrals.toAnswer(FIRST);
        String title = I18NProvider.translate("referral.start.title");
        if (waiting.count() == 0) {
            return Page.section(title, new EmptyState(I18NProvider.translate("referral.start.empty")), all());
        }
        Div list = new Div();
        waiting.first().forEach(row -> list.add(new ReferralCard(row, Tab.RECEIVED, LocalDate.now(clock))));
        return Page.section(
                title, new Paragraph(I18NProvider.translate("referral.start.waiting", waiting.count())), list, all());
    }

    private static RouterLink all() {
        RouterLink link = new RouterLink(I18NProvider.translate("referral.start.all"), ReferralsView.class);
        link.setQueryParameters(new QueryParameters(Map.of("onglet", List.of("received"))));
        return link;
    }
}
