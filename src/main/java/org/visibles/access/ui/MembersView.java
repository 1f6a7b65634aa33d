package org.visibles.access.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Set;
import java.util.stream.Collectors;
import org.visibles.access.Invitations;
import org.visibles.access.Invitations.Waiting;
import org.visibles.kernel.AccountId;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Identity;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Permission;
import org.visibles.messaging.MailServer;
import org.visibles.organisation.Memberships;
import org.visibles.organisation.Memberships.MembershipRow;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.organisation.OrganisationRow;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Notices;
import org.visibles.widgets.Page;

/** Who works for an organisation, in which roles. */
@Route("membres")
@RolesAllowed(Permission.MEMBER_MANAGE)
@Menu(order = 55, icon = "vaadin:user-card", title = "access.members")
class MembersView extends Page {

    private final Memberships memberships;
    private final Invitations invitations;
    private final String invited;
    private final Identity who;
    private final Grid<MembershipRow> grid = new Grid<>();
    private OrganisationId shown;
    /** Who has not come in yet. */
    private Set<AccountId> waiting = Set.of();

    MembersView(
            Memberships memberships,
            Invitations invitations,
            MailServer server,
            OrganisationDirectory organisations,
            CurrentMember member) {
        super("access.members");
        this.memberships = memberships;
        this.invitations = invitations;
        this.invited = server.named() ? "access.invite.sent" : "access.invite.kept";
        this.who = member.require();
        this.shown = who.organisation();
        Button invite = new Button(
                getTranslation("access.invite"),
                VaadinIcon.PLUS.create(),
                click -> MemberDialog.invite(invitations, shown, everywhere(), invited, this::refresh)
                        .open());
        invite.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        actions(invite);
        if (everywhere()) {
            add(chooser(organisations));
        }
        grid.addColumn(new ComponentRenderer<>(this::card));
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setAllRowsVisible(true);
        grid.getElement().setAttribute("aria-label", getTranslation("access.members"));
        grid.setEmptyStateComponent(new EmptyState(getTranslation("access.members.empty")));
        add(grid);
        refresh();
    }

    private boolean everywhere() {
        return who.may(Permission.ORGANISATION_MANAGE);
    }

    private ComboBox<OrganisationRow> chooser(OrganisationDirectory organisations) {
        ComboBox<OrganisationRow> chooser = new ComboBox<>(getTranslation("access.organisation"));
        chooser.setItems(organisations.all());
        chooser.setItemLabelGenerator(OrganisationRow::name);
        organisations.find(shown).ifPresent(chooser::setValue);
        chooser.setWidthFull();
        chooser.setMaxWidth("28rem");
        chooser.addValueChangeListener(chosen -> {
            if (chosen.getValue() != null) {
                shown = chosen.getValue().id();
                refresh();
            }
        });
        return chooser;
    }

    private void refresh() {
        waiting = invitations.waiting().stream().map(Waiting::account).collect(Collectors.toSet());
        grid.setItems(memberships.of(shown));
    }

    private Div card(MembershipRow row) {
        Span name = new Span(row.name());
        name.addClassName("organisation-name");
        Span roles = new Span(Roles.text(this, row.roles()));
        roles.addClassName("organisation-detail");
        Div text = new Div(name, roles);
        text.addClassName("organisation-text");
        if (!row.active()) {
            text.add(detail("access.member.closed"));
        } else if (waiting.contains(row.account())) {
            text.add(detail("access.member.waiting"));
        }
        Div card = new Div(text);
        card.addClassName("organisation-card");
        if (!row.account().equals(who.account()) && (everywhere() || Memberships.FIELD.containsAll(row.roles()))) {
            card.add(buttons(row));
        }
        return card;
    }

    private Span detail(String key) {
        Span detail = new Span(getTranslation(key));
        detail.addClassName("organisation-detail");
        return detail;
    }

    private Div buttons(MembershipRow row) {
        Button edit = new Button(
                getTranslation("action.edit"),
                VaadinIcon.PENCIL.create(),
                click -> MemberDialog.edit(memberships, row, everywhere(), this::refresh)
                        .open());
        Button again = new Button(getTranslation("access.invite.again"), VaadinIcon.ENVELOPE.create());
        again.setVisible(waiting.contains(row.account()));
        again.setDisableOnClick(true);
        again.addClickListener(click -> {
            if (Notices.attempt(() -> invitations.again(row.organisation(), row.account()))) {
                Notices.done(invited);
            }
            again.setEnabled(true);
        });
        for (Button button : new Button[] {edit, again}) {
            button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
            button.getElement().setAttribute("aria-label", button.getText() + " " + row.name());
        }
        return new Div(edit, again);
    }
}
