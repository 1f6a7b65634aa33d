package org.visibles.referral.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OnePage;
import org.visibles.kernel.Permission;
import org.visibles.kernel.ReferralId;
import org.visibles.messaging.LetterRefusals;
import org.visibles.referral.ProposalService;
import org.visibles.referral.ReferralDetail;
import org.visibles.referral.ReferralExtra;
import org.visibles.referral.ReferralQueries;
import org.visibles.referral.ReferralService;
import org.visibles.referral.ReferralStatus;
import org.visibles.referral.ReferralStep;
import org.visibles.referral.conversation.Conversation;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Page;
import org.visibles.youth.Agreements;
import org.visibles.youth.DisclosedTexts;

/** One referral: what was shared, where it stands, what each party can do next. */
@Route("orientations/:id")
@RolesAllowed(Permission.REFERRAL_READ)
class ReferralView extends Page implements BeforeEnterObserver {

    private final ReferralQueries referrals;
    private final ReferralService service;
    private final ProposalService proposals;
    private final Conversation conversation;
    private final Agreements agreements;
    private final CurrentMember member;
    private final Clock clock;
    private final DisclosedTexts words;
    private final LetterRefusals refusals;
    private final List<ReferralExtra> extras;
    private final List<Component> parts = new ArrayList<>();
    private boolean unread;
    private boolean unseen;

    ReferralView(
            ReferralQueries referrals,
            ReferralService service,
            ProposalService proposals,
            Conversation conversation,
            Agreements agreements,
            CurrentMember member,
            Clock clock,
            DisclosedTexts words,
            LetterRefusals refusals,
            List<ReferralExtra> extras) {
        super("referral.title");
        this.referrals = referrals;
        this.service = service;
        this.proposals = proposals;
        this.conversation = conversation;
        this.agreements = agreements;
        this.member = member;
        this.clock = clock;
        this.words = words;
        this.refusals = refusals;
        this.extras = extras;
    }

    /**
     * @throws NotFound shown as the page that says so
     */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        ReferralId id = ReferralId.of(event.getRouteParameters().get("id").orElse(""));
        show(id);
        if (unseen && member.require().may(Permission.REFERRAL_DECIDE)) {
            service.see(id);
            show(id);
        }
    }

    private void show(ReferralId id) {
        OnePage.read(() -> fill(id));
        if (unread) {
            conversation.markRead(id);
        }
    }

    private void fill(ReferralId id) {
        ReferralDetail detail = referrals.get(id);
        unseen = detail.received() && detail.row().seenAt() == null;
        remove(parts);
        parts.clear();
        String label = detail.row().label();
        heading(label == null ? getTranslation("referral.title") : getTranslation("referral.title-of", label));
        boolean closedToUs = detail.row().closed() && detail.received() && !detail.sent();
        ConversationPanel panel = talked(detail, closedToUs);
        unread = panel != null && panel.unread();
        parts.add(state(detail, panel));
        if (!closedToUs) {
            extras.forEach(extra -> extra.render(detail, () -> show(id)).ifPresent(parts::add));
            new ProposalsSection(proposals, detail, () -> show(id))
                    .render(member.require())
                    .ifPresent(parts::add);
            parts.add(told(detail));
        }
        if (panel != null) {
            parts.add(Page.section(getTranslation("referral.conversation"), panel));
        }
        if (!closedToUs) {
            parts.add(Page.section(getTranslation("referral.history"), history(detail.history())));
        }
        add(parts);
    }

    /** Between the two parties alone; null for others, and where nothing is to be read any more. */
    private @Nullable ConversationPanel talked(ReferralDetail detail, boolean closedToUs) {
        if (closedToUs || detail.row().status() == ReferralStatus.DRAFT || !(detail.sent() || detail.received())) {
            return null;
        }
        return new ConversationPanel(
                conversation,
                detail.row().id(),
                detail.talked(clock.instant()),
                () -> show(detail.row().id()));
    }

    private Section state(ReferralDetail detail, @Nullable ConversationPanel panel) {
        var row = detail.row();
        LocalDate today = LocalDate.now(clock);
        ReferralActions actions = new ReferralActions(
                service, proposals, agreements, detail, member.require(), today, () -> show(row.id()));
        if (panel != null && detail.talked(clock.instant())) {
            actions.ask(panel::ask);
            if (row.status() == ReferralStatus.STARTED && detail.received()) {
                actions.goesOn(() -> conversation.write(row.id(), getTranslation("referral.conversation.ongoing")));
            }
        }
        return Page.section(getTranslation("referral.state"), new ReferralState(detail, refusals, today), actions);
    }

    private Section told(ReferralDetail detail) {
        if (detail.shared().isEmpty()
                && detail.received()
                && !detail.row().status().disclosed()) {
            return Page.section(getTranslation("referral.shared"), new EmptyState(getTranslation("referral.closed")));
        }
        SharedFields fields = new SharedFields(detail.shared(), words);
        if (!detail.needs().isEmpty()) {
            fields.with(
                    "referral.needs",
                    String.join(
                            ", ",
                            detail.needs().stream()
                                    .map(need -> getTranslation("need." + need.name()))
                                    .toList()));
        }
        if (detail.reason() != null) {
            fields.with("referral.reason", detail.reason());
        }
        if (detail.availability() != null) {
            fields.with("referral.availability", detail.availability());
        }
        if (detail.agreedOn() != null) {
            fields.with("referral.agreed-on", Formats.date(detail.agreedOn()));
        }
        return Page.section(getTranslation("referral.shared"), fields);
    }

    private UnorderedList history(List<ReferralStep> steps) {
        UnorderedList list = new UnorderedList();
        steps.forEach(step -> list.add(new ListItem(getTranslation(
                step.byLink() ? "referral.step-by-link" : "referral.step",
                Formats.date(step.effectiveOn()),
                getTranslation("referral.status." + step.status().name()),
                step.organisation()))));
        return list;
    }
}
