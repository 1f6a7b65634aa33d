package org.visibles.acquaintance.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.visibles.acquaintance.Acquaintances;
import org.visibles.acquaintance.AfterIntroduction;
import org.visibles.acquaintance.Agreed;
import org.visibles.acquaintance.Introduction;
import org.visibles.acquaintance.Proposal;
import org.visibles.acquaintance.Proposals;
import org.visibles.kernel.OnePage;
import org.visibles.kernel.Permission;
import org.visibles.kernel.YouthId;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Notices;
import org.visibles.widgets.Page;
import org.visibles.youth.YouthLabels;

/** Partners who may have met somebody one follows, to be answered; and whom one was put in touch with. */
@Route(Proposals.ROUTE)
@RolesAllowed(Permission.ACQUAINTANCE_DECIDE)
@Menu(order = 23, icon = "vaadin:link", title = "acquaintance.title")
class IntroductionsView extends Page {

    private final Proposals proposals;
    private final Acquaintances acquaintances;
    private final YouthLabels labels;
    private final OrganisationDirectory organisations;
    private final ObjectProvider<AfterIntroduction> after;

    IntroductionsView(
            Proposals proposals,
            Acquaintances acquaintances,
            YouthLabels labels,
            OrganisationDirectory organisations,
            ObjectProvider<AfterIntroduction> after) {
        super("acquaintance.title");
        this.proposals = proposals;
        this.acquaintances = acquaintances;
        this.labels = labels;
        this.organisations = organisations;
        this.after = after;
        OnePage.read(this::show);
    }

    private void show() {
        clear();
        List<Proposal> waiting = proposals.waiting();
        List<Introduction> introduced = acquaintances.introductions();
        List<YouthId> people = new ArrayList<>(Stream.concat(
                        waiting.stream().map(Proposal::youth),
                        introduced.stream().map(Introduction::youth))
                .toList());
        Map<YouthId, String> called = labels.labels(people);
        Map<UUID, String> names = organisations.names();
        UnorderedList asked = list("acquaintance.waiting");
        waiting.forEach(each -> asked.add(line(each, called, names)));
        UnorderedList known = list("acquaintance.met");
        introduced.forEach(each -> {
            ListItem line = new ListItem(
                    who(each.youth(), called), new Span(Introductions.words(each, names, this::getTranslation)));
            after.forEach(next -> line.add(next.offer(each, called.getOrDefault(each.youth(), ""))));
            known.add(line);
        });
        add(
                section(
                        getTranslation("acquaintance.waiting"),
                        new Paragraph(getTranslation("acquaintance.waiting.explain")),
                        waiting.isEmpty() ? new EmptyState(getTranslation("acquaintance.waiting.empty")) : asked),
                section(
                        getTranslation("acquaintance.met"),
                        introduced.isEmpty() ? new EmptyState(getTranslation("acquaintance.met.empty")) : known));
    }

    private UnorderedList list(String key) {
        UnorderedList list = new UnorderedList();
        list.addClassName("visibles-todo");
        list.getElement().setAttribute("aria-label", getTranslation(key));
        return list;
    }

    private ListItem line(Proposal proposal, Map<YouthId, String> called, Map<UUID, String> names) {
        Div who = who(proposal.youth(), called);
        who.add(
                new Span(getTranslation(
                        "acquaintance.asked-by",
                        names.getOrDefault(proposal.asking().value(), ""))),
                new Div(new Span(proposal.agreed().stream().map(this::words).collect(Collectors.joining(" · ")))),
                new Div(new Span(getTranslation("acquaintance.lapses", Formats.date(Formats.day(proposal.endsAt()))))));
        Button accept = button("acquaintance.accept", proposal, called, () -> {
            proposals.accept(proposal.youth(), proposal.id());
            Notices.done("acquaintance.accepted");
        });
        accept.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Button decline = button("acquaintance.decline", proposal, called, () -> {
            proposals.decline(proposal.youth(), proposal.id());
            Notices.done("acquaintance.declined");
        });
        Div answers = new Div(accept, decline);
        answers.addClassName("visibles-check-answers");
        ListItem line = new ListItem(who, answers);
        line.addClassName("visibles-check");
        return line;
    }

    private Button button(String key, Proposal proposal, Map<YouthId, String> called, Runnable decision) {
        Button button = new Button(getTranslation(key));
        button.setAriaLabel(getTranslation(key) + " – " + called.getOrDefault(proposal.youth(), ""));
        button.setDisableOnClick(true);
        button.addClickListener(click -> {
            Notices.attempt(decision);
            OnePage.read(this::show);
        });
        return button;
    }

    private String words(Agreed agreed) {
        return getTranslation(
                agreed.exact() ? "acquaintance.exact" : "acquaintance.near",
                getTranslation("matching.feature." + agreed.feature()));
    }

    private static Div who(YouthId youth, Map<YouthId, String> called) {
        Div who = new Div(new Anchor("jeunes/" + youth, called.getOrDefault(youth, "")));
        who.addClassName("visibles-check-who");
        return who;
    }
}
