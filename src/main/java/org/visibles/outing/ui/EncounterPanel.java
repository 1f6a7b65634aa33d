package org.visibles.outing.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.visibles.kernel.EncounterId;
import org.visibles.kernel.YouthId;
import org.visibles.outing.OutingRow;
import org.visibles.outing.encounter.EncounterContent;
import org.visibles.outing.encounter.EncounterRow;
import org.visibles.outing.encounter.EncounterService;
import org.visibles.outing.encounter.LogEncounter;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Notices;
import org.visibles.youth.YouthLabels;
import org.visibles.youth.YouthSearch;

/** Whom one met on an outing: the list, and the ways to log, attach, detach. */
@Component
class EncounterPanel {

    private final EncounterService encounters;
    private final YouthSearch search;
    private final YouthLabels labels;
    private final Clock clock;

    EncounterPanel(EncounterService encounters, YouthSearch search, YouthLabels labels, Clock clock) {
        this.encounters = encounters;
        this.search = search;
        this.labels = labels;
        this.clock = clock;
    }

    com.vaadin.flow.component.Component of(OutingRow outing) {
        Div panel = new Div();
        LocalDateTime now = LocalDateTime.now(clock);
        if (!outing.content().at().isAfter(now.plusMinutes(5))) {
            Button log = new Button(
                    OutingWords.text("outing.encounter.log"), VaadinIcon.PLUS.create(), click -> log(outing));
            log.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            panel.add(log);
        }
        if (!outing.content().companions().isEmpty()) {
            panel.add(new Paragraph(OutingWords.text("outing.encounters.own")));
        }
        List<EncounterRow> rows = encounters.of(outing.id());
        if (rows.isEmpty()) {
            panel.add(new EmptyState(OutingWords.text("outing.encounters.empty")));
        }
        Map<YouthId, String> people = labels.labels(
                rows.stream().map(EncounterRow::youth).filter(Objects::nonNull).toList());
        rows.forEach(row -> panel.add(card(row, rows, people)));
        return panel;
    }

    private EncounterCard card(EncounterRow row, List<EncounterRow> rows, Map<YouthId, String> people) {
        List<Button> buttons = new ArrayList<>();
        if (row.withdrawn()) {
            buttons.add(quiet("outing.restore", () -> encounters.restore(row.id(), row.version())));
        } else {
            if (row.youth() == null) {
                buttons.add(new Button(
                        OutingWords.text("outing.attach"),
                        VaadinIcon.LINK.create(),
                        click -> new AttachDialog(
                                        encounters,
                                        search,
                                        row,
                                        rows.stream()
                                                .filter(each -> each.youth() == null && !each.withdrawn())
                                                .toList(),
                                        EncounterPanel::reload)
                                .open()));
                buttons.add(new Button(
                        OutingWords.text("outing.make-record"), VaadinIcon.USER_CARD.create(), click -> record(row)));
            } else {
                buttons.add(quiet("outing.detach", () -> encounters.detach(row.id())));
            }
            if (row.content().followUpOn() != null) {
                buttons.add(quiet(
                        row.followedUpOn() == null ? "outing.follow-up.done" : "outing.follow-up.undone",
                        () -> encounters.followedUp(row.id(), row.followedUpOn() == null)));
            }
            buttons.add(new Button(OutingWords.text("outing.encounter.edit"), click -> edit(row)));
            buttons.add(quiet("outing.withdraw", () -> encounters.withdraw(row.id(), row.version())));
        }
        buttons.forEach(button -> {
            button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
            button.setAriaLabel(button.getText() + " : " + EncounterCard.title(row));
        });
        String person = row.youth() == null ? "" : people.getOrDefault(row.youth(), OutingWords.text("outing.unnamed"));
        return new EncounterCard(row, person, buttons.toArray(Button[]::new));
    }

    private static Button quiet(String key, Runnable work) {
        return new Button(OutingWords.text(key), click -> {
            if (Notices.attempt(work)) {
                reload();
            }
        });
    }

    private void log(OutingRow outing) {
        LocalDateTime now = LocalDateTime.now(clock);
        LocalDateTime end = outing.content().at().plusMinutes(outing.content().minutes());
        EncounterForm form =
                new EncounterForm(now.isBefore(end) ? now : outing.content().at(), now.toLocalDate());
        EncounterId id = EncounterId.next();
        new EncounterDialog(
                        OutingWords.text("outing.encounter.log"),
                        form,
                        content -> encounters.log(new LogEncounter(id, outing.id(), content, null)),
                        EncounterPanel::reload)
                .open();
    }

    private void edit(EncounterRow row) {
        EncounterContent content = row.content();
        EncounterForm form =
                new EncounterForm(content.at(), LocalDateTime.now(clock).toLocalDate());
        form.fill(content);
        new EncounterDialog(
                        EncounterCard.title(row),
                        form,
                        typed -> encounters.correct(row.id(), row.version(), typed),
                        EncounterPanel::reload)
                .open();
    }

    private void record(EncounterRow row) {
        YouthId made = YouthId.next();
        if (Notices.attempt(() -> encounters.recordPerson(row.id(), made))) {
            Notices.done("outing.record-made");
            UI.getCurrent().navigate("jeunes/" + made);
        }
    }

    private static void reload() {
        UI.getCurrent().refreshCurrentRoute(false);
    }
}
