package org.visibles.referral.ui;

import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.visibles.referral.ReferralQueries.Tab;
import org.visibles.referral.ReferralRow;
import org.visibles.referral.ReferralWait;
import org.visibles.referral.ReferralWait.On;
import org.visibles.widgets.Formats;

/** For whom a referral waits and since when, in words, as seen from one of its parties; empty where it waits for nobody. */
class WaitText extends Span {

    WaitText(ReferralRow row, Tab tab, LocalDate today) {
        addClassName("visibles-referral-wait");
        ReferralWait waits = row.waits();
        if (waits.on() == null || waits.since() == null) {
            return;
        }
        boolean us = waits.on() == (tab == Tab.SENT ? On.SENDER : On.RECIPIENT);
        String other = tab == Tab.SENT ? row.recipient() : row.sender();
        String whom = switch (waits.on()) {
            case YOUTH -> getTranslation("referral.waits.YOUTH");
            case BOTH -> getTranslation("referral.waits.us-and", other);
            case SENDER, RECIPIENT ->
                us ? getTranslation("referral.waits.us") : getTranslation("referral.waits." + waits.on(), other);
        };
        long days = Math.max(0, ChronoUnit.DAYS.between(Formats.day(waits.since()), today));
        setText(getTranslation("referral.waits.since", whom, days));
        getElement().getClassList().set("visibles-referral-wait-us", us || waits.on() == On.BOTH);
    }
}
