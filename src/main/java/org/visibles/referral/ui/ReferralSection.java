package org.visibles.referral.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Relation;
import org.visibles.kernel.YouthId;
import org.visibles.referral.RecipientAdvice;
import org.visibles.referral.ReferralQueries;
import org.visibles.referral.ReferralQueries.Tab;
import org.visibles.referral.ReferralRow;
import org.visibles.referral.ReferralService;
import org.visibles.referral.SendPreparations;
import org.visibles.widgets.EmptyState;
import org.visibles.youth.DisclosedTexts;
import org.visibles.youth.TimelineEntry;
import org.visibles.youth.YouthAccess;
import org.visibles.youth.YouthRecordSection;
import org.visibles.youth.YouthService;

/** The person's referrals on its page: all of them for who follows fully, else the own ones with what was shared. */
@org.springframework.stereotype.Component
@Order(30)
class ReferralSection implements YouthRecordSection {

    private final ReferralQueries referrals;
    private final ReferralService service;
    private final SendPreparations preparations;
    private final YouthService people;
    private final YouthAccess access;
    private final CurrentMember member;
    private final Clock clock;
    private final DisclosedTexts words;
    private final ObjectProvider<RecipientAdvice> advice;

    ReferralSection(
            ReferralQueries referrals,
            ReferralService service,
            SendPreparations preparations,
            YouthService people,
            YouthAccess access,
            CurrentMember member,
            Clock clock,
            DisclosedTexts words,
            ObjectProvider<RecipientAdvice> advice) {
        this.referrals = referrals;
        this.service = service;
        this.preparations = preparations;
        this.people = people;
        this.access = access;
        this.member = member;
        this.clock = clock;
        this.words = words;
        this.advice = advice;
    }

    @Override
    public String titleKey() {
        return "referral.section";
    }

    @Override
    public boolean concerns(Relation relation) {
        return relation == Relation.CIRCLE_FULL || relation == Relation.CIRCLE_SHARED;
    }

    @Override
    public com.vaadin.flow.component.Component render(YouthId youth) {
        Div section = new Div();
        boolean full = access.relation(youth) == Relation.CIRCLE_FULL;
        fill(section, youth, full);
        return section;
    }

    private void fill(Div section, YouthId youth, boolean full) {
        section.removeAll();
        List<ReferralRow> rows = referrals.of(youth);
        if (full && member.require().may(Permission.REFERRAL_SEND)) {
            section.add(new Button(
                    I18NProvider.translate("referral.action.refer"),
                    VaadinIcon.PAPERPLANE.create(),
                    click -> open(youth, () -> fill(section, youth, true))));
        }
        if (!full) {
            section.add(
                    new Paragraph(I18NProvider.translate("referral.shared-hint")),
                    new SharedFields(referrals.shared(youth), words));
        }
        if (rows.isEmpty()) {
            section.add(new EmptyState(I18NProvider.translate("referral.empty.youth")));
        }
        rows.forEach(row -> section.add(new ReferralCard(row, full ? Tab.SENT : Tab.RECEIVED, LocalDate.now(clock))));
    }

    private void open(YouthId youth, Runnable sent) {
        new SendDialog(
                        youth,
                        preparations.of(youth),
                        service,
                        people,
                        words,
                        LocalDate.now(clock),
                        Optional.ofNullable(advice.getIfAvailable()),
                        sent)
                .open();
    }

    @Override
    public List<TimelineEntry> timeline(YouthId youth) {
        if (!member.require().may(Permission.REFERRAL_READ)) {
            return List.of();
        }
        return referrals.steps(youth).stream()
                .map(step -> new TimelineEntry(
                        step.recordedAt(),
                        "EXCHANGE",
                        I18NProvider.translate(
                                "referral.timeline." + step.status().name(),
                                step.recipient() == null ? "" : step.recipient()),
                        step.organisation()))
                .toList();
    }
}
