package org.visibles.privacy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Permission;
import org.visibles.privacy.AccessFilter;
import org.visibles.privacy.AccessJournal;
import org.visibles.privacy.AccessOutcome;
import org.visibles.widgets.Page;
import org.visibles.widgets.StartSection;

/** What was read, changed and refused in the last days, where the data-protection officer begins the day. */
@org.springframework.stereotype.Component
@Order(30)
class JournalStart implements StartSection {

    private final AccessJournal journal;
    private final Clock clock;

    JournalStart(AccessJournal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public boolean concerns(Identity identity) {
        return identity.may(Permission.ACCESS_LOG_READ);
    }

    @Override
    public Component render() {
        LocalDate today = LocalDate.now(clock);
        LocalDate from = today.minusDays(JournalView.DAYS - 1);
        int all = journal.count(new AccessFilter(from, today, null, null, null));
        int refused = journal.count(new AccessFilter(from, today, null, null, AccessOutcome.REFUSED));
        RouterLink refusals = new RouterLink(I18NProvider.translate("privacy.start.refusals"), JournalView.class);
        refusals.setQueryParameters(QueryParameters.simple(Map.of(JournalView.OUTCOME, AccessOutcome.REFUSED.name())));
        refusals.setVisible(refused > 0);
        return Page.section(
                I18NProvider.translate("privacy.journal"),
                new Paragraph(I18NProvider.translate("privacy.start.week", all, refused)),
                refusals,
                new RouterLink(I18NProvider.translate("privacy.start.all"), JournalView.class));
    }
}
