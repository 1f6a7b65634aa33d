package org.visibles.joining.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.visibles.joining.JoinAnswers;
import org.visibles.joining.JoiningService;
import org.visibles.joining.OfferedRecord;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Permission;
import org.visibles.kernel.YouthId;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Notices;
import org.visibles.widgets.Page;
import org.visibles.youth.DisclosedTexts;
import org.visibles.youth.YouthLabels;

/** Proposals of other organisations that a record of theirs and an own one are of one person: compared, and decided. */
@Route(JoinAnswers.ROUTE + "/:offre?")
@RolesAllowed(Permission.YOUTH_JOIN)
class AnswerView extends Page implements BeforeEnterObserver {

    private final JoinAnswers offers;
    private final JoiningService joining;
    private final DisclosedTexts texts;
    private final YouthLabels labels;
    private final OrganisationDirectory organisations;
    private final CurrentMember member;

    AnswerView(
            JoinAnswers offers,
            JoiningService joining,
            DisclosedTexts texts,
            YouthLabels labels,
            OrganisationDirectory organisations,
            CurrentMember member) {
        super("joining.answer.title");
        this.offers = offers;
        this.joining = joining;
        this.texts = texts;
        this.labels = labels;
        this.organisations = organisations;
        this.member = member;
    }

    static String address(UUID offer) {
        return JoinAnswers.ROUTE + "/" + offer;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getRouteParameters().get("offre").ifPresentOrElse(this::show, this::list);
    }

    private void list() {
        clear();
        add(new WaitingList(
                offers.waiting(),
                joining,
                labels,
                organisations,
                member.require().organisation()));
    }

    private void show(String id) {
        clear();
        OfferedRecord offered;
        try {
            offered = offers.compare(UUID.fromString(id));
        } catch (IllegalArgumentException | NotFound gone) {
            add(
                    new EmptyState(getTranslation("joining.answer.over")),
                    new Anchor(JoinAnswers.ROUTE, getTranslation("joining.answer.others")));
            return;
        }
        String other = organisations.names().getOrDefault(offered.from().value(), "");
        Div asks = new Div(
                VaadinIcon.INFO_CIRCLE_O.create(),
                new Span(getTranslation(
                        offered.member() == null ? "joining.answer.explain" : "joining.answer.explain.by",
                        other,
                        Formats.date(Formats.day(offered.at())),
                        Formats.date(Formats.day(offered.endsAt())),
                        String.valueOf(offered.member()))));
        asks.addClassName("joining-asks");
        add(asks);
        if (offered.reason() != null) {
            add(new Paragraph(
                    getTranslation("joining.answer.reopened", getTranslation(OfferWords.key(offered.reason())))));
        }
        add(
                section(
                        getTranslation("joining.answer.compare"),
                        new SideBySide(offered, other, texts),
                        new Anchor("jeunes/" + offered.youth(), getTranslation("joining.answer.own"))),
                section(getTranslation("joining.offer.after"), OfferWords.after()));
        if (!offered.agreed()) {
            Paragraph missing = new Paragraph(getTranslation("rule.joining.offer.no-agreement"));
            missing.addClassName("joining-missing");
            add(missing);
        }
        add(decisions(offered));
    }

    private Div decisions(OfferedRecord offered) {
        Button accept = decision("joining.answer.accept", offered, () -> {
            YouthId one = offers.accept(offered.youth(), offered.id(), offered.version(), offered.theirVersion());
            UI.getCurrent().navigate("jeunes/" + one);
            Notices.done("joining.done");
        });
        accept.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        accept.setEnabled(offered.agreed());
        Div buttons = new Div(
                accept,
                decision("joining.answer.two", offered, () -> decline(offered, true)),
                decision("joining.answer.decline", offered, () -> decline(offered, false)));
        buttons.addClassName("joining-buttons");
        return buttons;
    }

    private void decline(OfferedRecord offered, boolean two) {
        offers.decline(offered.youth(), offered.id(), two);
        UI.getCurrent().navigate(JoinAnswers.ROUTE);
        Notices.done(two ? "joining.answer.two.done" : "joining.answer.declined");
    }

    private Button decision(String key, OfferedRecord offered, Runnable decide) {
        Button button = new Button(getTranslation(key));
        button.setDisableOnClick(true);
        button.addClickListener(click -> {
            if (!Notices.attempt(decide)) {
                show(offered.id().toString());
            }
        });
        return button;
    }
}
