package org.visibles.verification.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.visibles.kernel.OnePage;
import org.visibles.kernel.Permission;
import org.visibles.verification.AskedCheck;
import org.visibles.verification.CheckToAnswer;
import org.visibles.verification.VerificationService;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Page;
import org.visibles.widgets.PagedList;

/** What the own organisation is asked to answer, and what it waits for elsewhere. */
@Route("verifications")
@RolesAllowed(Permission.STATUS_CHECK)
@Menu(order = 22, icon = "vaadin:check-square-o", title = "verification.title")
class VerificationsView extends Page {

    private final VerificationService service;
    private final H2 toAnswer = new H2();

    VerificationsView(VerificationService service) {
        super("verification.title");
        this.service = service;
        OnePage.read(this::show);
    }

    private void show() {
        if (service.addressedHere() > 0) {
            Section section = new Section(toAnswer);
            section.addClassName("visibles-section");
            section.add(
                    new Paragraph(getTranslation("verification.to-answer.hint")),
                    new PagedList<>(
                            getTranslation("verification.to-answer"),
                            service::toAnswer,
                            CheckToAnswer::youth,
                            check -> new CheckLine(check, service, this::count),
                            new EmptyState(getTranslation("verification.to-answer.empty"))));
            add(section);
            count();
        }
        add(section(
                getTranslation("verification.waiting", service.countWaitingElsewhere()),
                new PagedList<>(
                        getTranslation("verification.waiting.label"),
                        service::waitingElsewhere,
                        AskedCheck::youth,
                        this::waiting,
                        new EmptyState(getTranslation("verification.waiting.empty")))));
    }

    private void count() {
        toAnswer.setText(getTranslation("verification.to-answer.count", service.waitingHere()));
    }

    private ListItem waiting(AskedCheck check) {
        Div who = new Div(new Anchor("jeunes/" + check.youth(), check.label()));
        who.addClassName("visibles-check-who");
        who.add(new Span(getTranslation("verification.at", check.addressee())));
        Span since = new Span(
                getTranslation("verification.since", Formats.date(Formats.day(check.askedAt())), check.days()));
        since.addClassName("visibles-todo-due");
        ListItem line = new ListItem(who, since);
        line.addClassName("visibles-check");
        return line;
    }
}
