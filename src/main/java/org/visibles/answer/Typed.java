package org.visibles.answer;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.visibles.kernel.RuleViolation;
import org.visibles.referral.Appointment;
import org.visibles.referral.DeclineReason;
import org.visibles.referral.ProposalService;
import org.visibles.widgets.Formats;

/**
 * What came with a form, field by field: read strictly, and shown again when it was refused.
 *
 * @param action which form; empty for none
 */
record Typed(String action, Map<String, String> fields) {

    static final Typed NOTHING = new Typed("", Map.of());

    String get(String field) {
        return fields.getOrDefault(field, "").strip();
    }

    /** As it stood in this form; empty in every other. */
    String in(String form, String field) {
        return form.equals(action) ? get(field) : "";
    }

    /** -1, which no referral has, where the form was tampered with. */
    long version() {
        try {
            return Long.parseLong(get("version"));
        } catch (NumberFormatException mangled) {
            return -1;
        }
    }

    DeclineReason reason() {
        for (DeclineReason each : DeclineReason.values()) {
            if (each.name().equals(get("reason"))) {
                return each;
            }
        }
        throw new RuleViolation("rule.answer.reason");
    }

    LocalDate day() {
        return day("day");
    }

    Appointment appointment() {
        return appointment("");
    }

    /** Rows that are wholly empty are left out. */
    List<Appointment> appointments() {
        List<Appointment> all = new ArrayList<>();
        for (int row = 1; row <= ProposalService.MOST; row++) {
            if (!get("day" + row).isEmpty() || !get("time" + row).isEmpty()) {
                all.add(appointment(String.valueOf(row)));
            }
        }
        return all;
    }

    private Appointment appointment(String row) {
        return Appointment.at(day("day" + row), time("time" + row), Formats.ZONE, get("place" + row));
    }

    private LocalDate day(String field) {
        try {
            return LocalDate.parse(get(field));
        } catch (DateTimeParseException mangled) {
            throw new RuleViolation("rule.answer.day");
        }
    }

    private LocalTime time(String field) {
        try {
            return LocalTime.parse(get(field));
        } catch (DateTimeParseException mangled) {
            throw new RuleViolation("rule.answer.time");
        }
    }
}
