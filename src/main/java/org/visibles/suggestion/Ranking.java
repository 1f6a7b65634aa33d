package org.visibles.suggestion;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.visibles.directory.Capacity;
import org.visibles.directory.FoundService;

/**
 * The order of suggestions: {@code acceptance × speed × nearness × room}, each between 0 and 1.
 *
 * <ul>
 *   <li>acceptance = (accepted + 4 × p) / (answered + 4), p being the share that all partners together accept;
 *   <li>speed = 1 / (1 + days / 10), days = (answered × own median + 4 × median of all) / (answered + 4);
 *   <li>nearness = 1 / (1 + km / 10), with 5 in place of 10 where mobility is among the needs; 1 for what is offered from
 *       afar; as at 10 km where the distance is not known;
 *   <li>room = 1/4 where the service was told to be full within the last 60 days, 2/3 where it had little room, else 1.
 * </ul>
 *
 * The 4 draws partners with few answers towards the average of all: one refusal says little. Nothing of the person but the
 * distance comes in.
 */
final class Ranking {

    static final double PRIOR = 4;
    private static final double SLOW_DAYS = 10;
    private static final double FAR_KM = 10;
    private static final double FAR_ON_FOOT_KM = 5;
    private static final int NEWS_DAYS = 60;

    private final PartnerRecord all;
    private final boolean onFoot;
    private final LocalDate today;

    /**
     * @param all the answers of all partners together
     * @param onFoot whether mobility is among the needs
     */
    Ranking(PartnerRecord all, boolean onFoot, LocalDate today) {
        this.all = all;
        this.onFoot = onFoot;
        this.today = today;
    }

    double score(FoundService service, PartnerRecord record) {
        return acceptance(record) * speed(record) * nearness(service) * room(service.capacity());
    }

    double acceptance(PartnerRecord record) {
        double average = all.answered() == 0 ? 0.5 : (double) all.accepted() / all.answered();
        return (record.accepted() + PRIOR * average) / (record.answered() + PRIOR);
    }

    double speed(PartnerRecord record) {
        double average = all.answered() == 0 ? SLOW_DAYS : all.medianDays();
        double days = (record.answered() * record.medianDays() + PRIOR * average) / (record.answered() + PRIOR);
        return 1 / (1 + days / SLOW_DAYS);
    }

    double nearness(FoundService service) {
        double far = onFoot ? FAR_ON_FOOT_KM : FAR_KM;
        if (service.km() != null) {
            return service.modes().contains("a-distance") ? 1 : 1 / (1 + service.km() / far);
        }
        return service.modes().contains("a-distance") ? 1 : 1 / (1 + FAR_KM / far);
    }

    /** Old news says nothing. */
    double room(@Nullable Capacity capacity) {
        if (capacity == null || capacity.toldOn().plusDays(NEWS_DAYS).isBefore(today)) {
            return 1;
        }
        return switch (capacity.room()) {
            case FULL -> 0.25;
            case LIMITED -> 2.0 / 3;
            case OPEN, UNKNOWN -> 1;
        };
    }
}
