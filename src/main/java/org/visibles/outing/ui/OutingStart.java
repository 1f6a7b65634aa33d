package org.visibles.outing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Permission;
import org.visibles.outing.OutingRow;
import org.visibles.outing.OutingService;
import org.visibles.outing.OutingState;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Page;
import org.visibles.widgets.StartSection;

/** On the start page: the next outings, those that wait to be told first, and the way to log one. */
@org.springframework.stereotype.Component
@Order(25)
class OutingStart implements StartSection {

    private static final int FEW = 4;
    private static final int BACK_DAYS = 7;
    private static final int AHEAD_DAYS = 14;

    private final OutingService outings;
    private final OutingDialogs dialogs;
    private final OutingWords.Source source;
    private final Clock clock;

    OutingStart(OutingService outings, OutingDialogs dialogs, OutingWords.Source source, Clock clock) {
        this.outings = outings;
        this.dialogs = dialogs;
        this.source = source;
        this.clock = clock;
    }

    @Override
    public boolean concerns(Identity identity) {
        return identity.may(Permission.OUTING_WRITE);
    }

    @Override
    public Component render() {
        LocalDate today = LocalDate.now(clock);
        List<OutingRow> rows = outings.mine(today.minusDays(BACK_DAYS), today.plusDays(AHEAD_DAYS)).stream()
                .filter(row -> row.state() == OutingState.PLANNED)
                .limit(FEW)
                .toList();
        OutingWords words = source.of(rows.stream().map(OutingRow::content).toList());
        Div actions = new Div(
                new Button(OutingWords.text("outing.log"), VaadinIcon.PLUS.create(), click -> dialogs.log()),
                new Anchor("actions", OutingWords.text("outing.start.all")));
        actions.addClassName("visibles-page-actions");
        Div content = new Div(actions);
        if (rows.isEmpty()) {
            content.add(new EmptyState(OutingWords.text("outing.start.empty")));
        }
        rows.forEach(row -> content.add(new OutingCard(row, words)));
        return Page.section(OutingWords.text("outing.start"), content);
    }
}
