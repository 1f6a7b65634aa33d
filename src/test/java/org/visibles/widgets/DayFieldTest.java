package org.visibles.widgets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.visibles.kernel.RuleViolation;
import org.visibles.testkit.Typing;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;

@VisiblesTest
@WithMember
class DayFieldTest extends SpringBrowserlessTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 14);

    private final List<LocalDate> settled = new ArrayList<>();
    private DayField field;

    @BeforeEach
    void open() {
        UI.getCurrent().setLocale(Locale.FRENCH);
        field = new DayField("Jour");
        UI.getCurrent().add(field);
    }

    @Test
    void its_calendar_speaks_french_and_begins_its_weeks_on_a_monday() {
        french(field.getI18n());
        french(new MomentField("Quand").getDatePickerI18n());
    }

    private static void french(DatePickerI18n words) {
        assertThat(words.getMonthNames()).startsWith("janvier").endsWith("décembre");
        assertThat(words.getWeekdays())
                .containsExactly("dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi");
        assertThat(words.getFirstDayOfWeek()).isEqualTo(1);
        assertThat(words.getToday()).isEqualTo("Aujourd'hui");
        assertThat(words.getBadInputErrorMessage()).startsWith("Date illisible");
    }

    @Test
    void what_is_no_day_is_said_and_taken_for_nothing() {
        field.setValue(DAY);
        field.whenSettled(settled::add);
        Typing.noDay(field, "99/99/2026");
        assertThat(field.getErrorMessage()).startsWith("Date illisible");
        assertThat(field.isInvalid()).isTrue();
        assertThat(field.isBlank()).isFalse();
        assertThat(field.filled()).isFalse();
        assertThat(field.getErrorMessage()).startsWith("Date illisible");
        assertThat(field.settled()).isEqualTo(DAY);
        assertThat(settled).isEmpty();
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(field::day)
                .satisfies(rule -> assertThat(UI.getCurrent()
                                .getTranslation(rule.key(), rule.arguments().toArray()))
                        .startsWith("« Jour » : ce qui y est écrit n'est pas une date."));
    }

    @Test
    void what_was_no_day_is_taken_out_again() {
        field.setValue(DAY);
        field.whenSettled(settled::add);
        Typing.noDay(field, "99/99/2026");
        Typing.noDay(field, "");
        assertThat(field.isInvalid()).isFalse();
        assertThat(field.isBlank()).isTrue();
        assertThat(field.day()).isNull();
        assertThat(settled).containsExactly((LocalDate) null);
        field.setValue(LocalDate.of(2026, 3, 15));
        assertThat(settled).containsExactly(null, LocalDate.of(2026, 3, 15));
    }

    @Test
    void a_day_outside_its_bounds_is_told_which_they_are_and_not_gone_by() {
        field.setMin(DAY);
        field.setMax(DAY.plusDays(2), "Trop tard.");
        field.whenSettled(settled::add);
        field.setValue(LocalDate.of(2026, 3, 13));
        assertThat(field.getErrorMessage()).isEqualTo("Au plus tôt le 14 mars 2026.");
        field.setValue(LocalDate.of(2026, 3, 17));
        assertThat(field.getErrorMessage()).isEqualTo("Trop tard.");
        assertThat(settled).isEmpty();
        field.setValue(LocalDate.of(2026, 3, 16));
        assertThat(field.isInvalid()).isFalse();
        assertThat(settled).containsExactly(DAY.plusDays(2));
    }

    @Test
    void a_day_that_has_to_be_given_is_asked_for() {
        field.setRequiredIndicatorVisible(true);
        assertThat(field.filled()).isFalse();
        assertThat(field.getErrorMessage()).isEqualTo("À renseigner.");
        field.setValue(LocalDate.of(2026, 3, 14));
        assertThat(field.isInvalid()).isFalse();
        assertThat(field.filled()).isTrue();
    }

    @Test
    void a_moment_outside_its_bounds_is_told_which_they_are() {
        MomentField moment = new MomentField("Quand");
        moment.setMax(LocalDateTime.of(2026, 3, 14, 23, 59));
        moment.setValue(LocalDateTime.of(2026, 3, 15, 0, 0));
        assertThat(moment.getErrorMessage()).isEqualTo("Au plus tard le 14 mars 2026.");
    }
}
