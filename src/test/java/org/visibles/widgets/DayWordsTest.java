package org.visibles.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;

@VisiblesTest
@WithMember
class DayWordsTest extends SpringBrowserlessTest {

    @Test
    void the_calendar_speaks_french_and_begins_its_weeks_on_a_monday() {
        UI.getCurrent().setLocale(Locale.FRENCH);
        DatePicker field = new DatePicker("Jour");
        DayWords.tell(field);
        DatePicker.DatePickerI18n words = field.getI18n();
        assertThat(words.getMonthNames()).startsWith("janvier").endsWith("décembre");
        assertThat(words.getWeekdays())
                .containsExactly("dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi");
        assertThat(words.getFirstDayOfWeek()).isEqualTo(1);
        assertThat(words.getToday()).isEqualTo("Aujourd'hui");
        assertThat(words.getBadInputErrorMessage()).startsWith("Date illisible");
    }
}
