package org.visibles.widgets;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.RuleViolation;

/**
 * A field for a day, in the language of the page. What is typed and is no day stays in it, with a word beside it; the
 * field counts as empty meanwhile, which whoever reads it must not take for "none".
 */
public class DayField extends DatePicker {

    private final List<Consumer<@Nullable LocalDate>> listeners = new ArrayList<>();
    private @Nullable LocalDate settled;

    public DayField(String label) {
        super(label);
        setLocale(UI.getCurrent().getLocale());
        setI18n(DayWords.calendar(getLocale()));
        DayKeys.of(this);
        addValueChangeListener(change -> settle());
        addValidationStatusChangeListener(change -> settle()); // what was no day is taken out again: no change of value
    }

    private void settle() {
        LocalDate day = getValue();
        if (!isInvalid() && !Objects.equals(day, settled)) {
            settled = day;
            List.copyOf(listeners).forEach(listener -> listener.accept(day));
        }
    }

    @Override
    public void setMin(@Nullable LocalDate earliest) {
        setMin(earliest, earliest == null ? "" : getTranslation("widgets.day.earliest", Formats.date(earliest)));
    }

    /** Takes no day before this one, and says why. */
    public void setMin(@Nullable LocalDate earliest, String why) {
        super.setMin(earliest);
        getI18n().setMinErrorMessage(why);
    }

    @Override
    public void setMax(@Nullable LocalDate latest) {
        setMax(latest, latest == null ? "" : getTranslation("widgets.day.latest", Formats.date(latest)));
    }

    /** Takes no day after this one, and says why. */
    public void setMax(@Nullable LocalDate latest, String why) {
        super.setMax(latest);
        getI18n().setMaxErrorMessage(why);
    }

    /** Called with each day that the field takes, and with null when it is emptied; not with what it does not take. */
    public void whenSettled(Consumer<@Nullable LocalDate> listener) {
        listeners.add(listener);
    }

    /** The last day that the field took: what a page goes on showing while something else stands there. */
    public @Nullable LocalDate settled() {
        return settled;
    }

    /**
     * For what is saved.
     *
     * @return null where nothing stands in it
     * @throws RuleViolation {@code rule.day.unreadable} where something does that is no day
     */
    public @Nullable LocalDate day() {
        if (isInputUnparsable()) {
            throw new RuleViolation("rule.day.unreadable", getLabel());
        }
        return getValue();
    }

    /** Whether nothing stands in it, not even what is no day. */
    public boolean isBlank() {
        return isEmpty() && !isInputUnparsable();
    }

    /** Whether a day stands in it; else the field says what is wrong. Bounds are for the rules, which say it in words. */
    public boolean filled() {
        validate();
        setInvalid(isInvalid() || isEmpty());
        return !isEmpty();
    }
}
