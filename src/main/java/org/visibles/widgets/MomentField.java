package org.visibles.widgets;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A field for a day and an hour, in the language of the page. What is typed and is neither stays in it, as in {@link DayField}. */
public class MomentField extends DateTimePicker {

    public MomentField(String label) {
        super(label);
        setLocale(UI.getCurrent().getLocale());
        setDatePickerI18n(DayWords.calendar(getLocale()));
        setI18n(new DateTimePickerI18n()
                .setDateLabel(getTranslation("widgets.moment.date"))
                .setTimeLabel(getTranslation("widgets.moment.time"))
                .setBadInputErrorMessage(getTranslation("widgets.moment.bad"))
                .setIncompleteInputErrorMessage(getTranslation("widgets.moment.incomplete"))
                .setRequiredErrorMessage(getTranslation("widgets.moment.missing")));
        DayKeys.of(this);
    }

    @Override
    public void setMin(@Nullable LocalDateTime earliest) {
        super.setMin(earliest);
        getI18n()
                .setMinErrorMessage(
                        earliest == null
                                ? ""
                                : getTranslation("widgets.day.earliest", Formats.date(earliest.toLocalDate())));
    }

    @Override
    public void setMax(@Nullable LocalDateTime latest) {
        super.setMax(latest);
        getI18n()
                .setMaxErrorMessage(
                        latest == null ? "" : getTranslation("widgets.day.latest", Formats.date(latest.toLocalDate())));
    }
}
