package org.visibles.reporting.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.reporting.Recurrence;
import org.visibles.reporting.ReportId;
import org.visibles.reporting.ReportSchedule;
import org.visibles.reporting.ReportService;
import org.visibles.reporting.ScheduleService;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.Person;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.widgets.Formats;

/** A report is asked for in advance, otherwise, and no more, on the screen. */
@VisiblesTest
class SchedulePanelTest extends SpringBrowserlessTest {

    private static final String RECURRENCE = "Figer un rapport";
    private static final String TEXTS = "Textes entre les chiffres";

    @Autowired
    private ScheduleService schedules;

    @Autowired
    private ReportService reports;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    @BeforeEach
    void nothing_is_asked_for() {
        List.of(
                        "delete from frozen_report where schedule_id is not null",
                        "delete from report_subscription",
                        "delete from report_schedule")
                .forEach(database.asOwner()::execute);
    }

    @Test
    @WithMember(Person.RESPONSABLE_ROUEN)
    void a_report_is_asked_for_changed_and_stopped() {
        ReportId draft = reports.begin();
        open();
        assertThat($(Checkbox.class).exists()).isFalse();

        select(RECURRENCE).setValue(Recurrence.MONTH);
        assertThat(asked().recurrence()).isEqualTo(Recurrence.MONTH);
        assertThat(asked().subscribed()).as("whoever asks is told").isTrue();
        assertThat(test($(Notification.class).last()).getText()).isEqualTo("C'est enregistré.");
        assertThat($(Checkbox.class).single().getValue()).isTrue();

        select(RECURRENCE).setValue(Recurrence.QUARTER);
        select(TEXTS)
                .setValue(select(TEXTS)
                        .getListDataView()
                        .getItems()
                        .filter(each -> ((ReportSchedule.Texts) each).of().equals(draft))
                        .findFirst()
                        .orElseThrow());
        test($(Checkbox.class).single()).click();
        assertThat(asked().recurrence()).isEqualTo(Recurrence.QUARTER);
        assertThat(asked().texts()).extracting(ReportSchedule.Texts::of).isEqualTo(draft);
        assertThat(asked().subscribed()).isFalse();
        open();
        assertThat(select(RECURRENCE).getValue()).isEqualTo(Recurrence.QUARTER);
        assertThat($(Checkbox.class).single().getValue()).isFalse();

        select(RECURRENCE).setValue(null);
        assertThat(asked().active()).isFalse();
        assertThat($(Checkbox.class).exists()).isFalse();
        assertThat($(Select.class).withCaption(TEXTS).exists()).isFalse();
        open();
        assertThat(select(RECURRENCE).getValue()).isNull();
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void whoever_does_not_write_reports_reads_what_is_asked_for_and_may_be_told() {
        As.member(Fixture.RESPONSABLE_ROUEN, () -> schedules.set(Recurrence.MONTH));
        open();
        assertThat($(Select.class).all()).isEmpty();
        assertThat(page()).contains(UI.getCurrent().getTranslation(Recurrence.MONTH.key()));
        test($(Checkbox.class).single()).click();
        assertThat(asked().subscribed()).isTrue();
    }

    @Test
    @WithMember(Person.RESPONSABLE_ROUEN)
    void a_report_that_is_not_there_yet_is_named_and_why_where_that_is_known() {
        schedules.set(Recurrence.MONTH);
        LocalDate end = YearMonth.from(LocalDate.ofInstant(clock.instant(), Formats.ZONE))
                .minusMonths(1)
                .atEndOfMonth();
        open();
        assertThat(page()).doesNotContain("de rapport.", "n'avait pas commencé");
        database.asOwner().update("update report_schedule set since = ?", end);
        open();
        assertThat(page()).contains("Situation au " + Formats.date(end) + "\u00a0: pas encore de rapport");

        for (Map.Entry<String, String> each : Map.of(
                        "ERROR",
                        "a rencontré une erreur en le figeant (essayé le "
                                + Formats.dateTime(Instant.parse("2025-10-20T03:00:00Z")),
                        "NOT_PUBLISHED",
                        "les chiffres ne sont pas publiés avec la situation connue ce jour-là (essayé le")
                .entrySet()) {
            database.asOwner().update("delete from report_schedule_miss");
            database.asOwner()
                    .update(
                            "insert into report_schedule_miss (schedule_id, known_on, reason, tried_at)"
                                    + " select id, ?, ?, '2025-10-20T03:00:00Z' from report_schedule",
                            end,
                            each.getKey());
            open();
            assertThat(page())
                    .contains(each.getValue(), "les textes et les abonnements sont gardés")
                    .doesNotContain("pas encore de rapport");
        }

        String starts = "update programme set starts_on = ? where id = ?";
        database.asOwner().update(starts, end.plusDays(1), Fixture.PROGRAMME.value());
        try {
            open();
            assertThat(page())
                    .contains("Situation au " + Formats.date(end) + "\u00a0: pas de rapport, l'expérimentation");
        } finally {
            database.asOwner().update(starts, Fixture.PROGRAMME_START, Fixture.PROGRAMME.value());
        }
    }

    private ReportSchedule asked() {
        return schedules.find().orElseThrow();
    }

    private void open() {
        UI.getCurrent().navigate("chiffres");
        UI.getCurrent().navigate("rapports");
        assertThat(getCurrentView()).isInstanceOf(ReportsView.class);
    }

    @SuppressWarnings("unchecked")
    private Select<Object> select(String label) {
        return (Select<Object>) $(Select.class).withCaption(label).single();
    }

    private String page() {
        return getCurrentView().getElement().getTextRecursively();
    }
}
