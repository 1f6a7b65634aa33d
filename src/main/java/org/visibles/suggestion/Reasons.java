package org.visibles.suggestion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.visibles.directory.Capacity.Room;
import org.visibles.directory.FoundService;
import org.visibles.suggestion.Suggestion.Reason;

/** Why a service is suggested, and what to mind, in words that hold: nothing is said of what is not known. */
final class Reasons {

    private static final int NEWS_DAYS = 60;

    private Reasons() {}

    static List<Reason> of(FoundService service, PartnerRecord record, LocalDate today) {
        List<Reason> reasons = new ArrayList<>();
        if (service.modes().contains("a-distance")) {
            reasons.add(reason("remote"));
        }
        if (service.km() != null) {
            reasons.add(reason("distance", service.km()));
        } else if (service.communeName() != null) {
            reasons.add(reason("commune", service.communeName()));
        }
        if (record.telling()) {
            reasons.add(reason("answers", Math.round(record.medianDays())));
            reasons.add(reason("accepts", record.accepted(), record.answered()));
        }
        var capacity = service.capacity();
        if (capacity != null
                && !capacity.toldOn().plusDays(NEWS_DAYS).isBefore(today)
                && capacity.room() != Room.UNKNOWN) {
            reasons.add(reason("room." + capacity.room().name(), capacity.toldOn()));
        }
        if (service.worksWith()) {
            reasons.add(reason("works-with"));
        }
        return reasons;
    }

    private static Reason reason(String key, Object... arguments) {
        return new Reason("suggestion.reason." + key, List.of(arguments));
    }
}
