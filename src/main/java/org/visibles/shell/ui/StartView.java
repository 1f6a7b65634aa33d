package org.visibles.shell.ui;

import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.springframework.beans.factory.ObjectProvider;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Identity;
import org.visibles.kernel.OnePage;
import org.visibles.shell.Worklist;
import org.visibles.widgets.Page;
import org.visibles.widgets.StartSection;

/** Answers each role's first question of the day: what is due, then what the modules have for this member. */
@Route("")
@PermitAll
@Menu(order = 0, icon = "vaadin:home-o", title = "shell.start")
class StartView extends Page {

    StartView(CurrentMember member, Worklist worklist, ObjectProvider<StartSection> sections) {
        super("shell.start");
        OnePage.read(() -> show(member.require(), worklist, sections));
    }

    private void show(Identity identity, Worklist worklist, ObjectProvider<StartSection> sections) {
        heading(getTranslation("shell.hello", identity.name()));
        sections.orderedStream()
                .filter(section -> section.concerns(identity))
                .forEach(section -> add(section.render()));
        if (identity.may(org.visibles.kernel.Permission.CONTACT_LOG)) {
            add(section(getTranslation("shell.todo"), new TodoList(worklist.due())));
        }
    }
}
