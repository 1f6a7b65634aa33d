package org.visibles.organisation.ui;

import com.vaadin.flow.component.html.DescriptionList;
import org.visibles.organisation.ProgrammeRow;
import org.visibles.widgets.Formats;

/** The dates and rules of a programme, in words. */
class ProgrammeSummary extends DescriptionList {

    ProgrammeSummary(ProgrammeRow row) {
        addClassName("visibles-facts");
        put(
                "organisation.programme.dates",
                "organisation.programme.dates.value",
                Formats.date(row.startsOn()),
                Formats.date(row.endsOn()));
        put("organisation.programme.ages", "organisation.programme.ages.value", row.minAge(), row.maxAge());
        put("organisation.programme.spe", "organisation.months", row.monthsWithoutSpe());
        put("organisation.programme.lost", "organisation.days", row.lostAfterDays());
        put("organisation.programme.reconfirm", "organisation.days", row.reconfirmAfterDays());
        put("organisation.programme.due", "organisation.days", row.referralDueDays());
        put("organisation.programme.again", "organisation.days", row.referralAgainDays());
        put("organisation.programme.expiry", "organisation.days", row.referralExpiryDays());
        put("organisation.programme.ongoing", "organisation.days", row.referralOngoingDays());
        put(
                "organisation.programme.check-due",
                "organisation.days",
                row.checkDays().due());
        put(
                "organisation.programme.check-again",
                "organisation.days",
                row.checkDays().again());
        put(
                "organisation.programme.check-silent",
                "organisation.days",
                row.checkDays().silent());
    }

    private void put(String term, String key, Object... values) {
        add(new Term(getTranslation(term)), new Description(getTranslation(key, values)));
    }
}
