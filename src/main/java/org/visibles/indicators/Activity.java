package org.visibles.indicators;

import java.util.UUID;

/**
 * What one organisation did in one quarter at one place.
 *
 * @param commune INSEE code or not stated; of the outing, of the encounter; exchanges elsewhere have none
 * @param qpv code, {@code NONE} or not stated
 * @param fruitless outings on which the organisation that declares them met nobody
 * @param minutes of outings, each once, however many went out
 * @param met people met, by tally and by encounter, somebody met twice on one outing once
 * @param known those of them, by tally, who were already known
 * @param exchanges with whomever: contacts, and encounters that are not joined to anybody
 */
record Activity(
        UUID organisation,
        Quarter quarter,
        String commune,
        String qpv,
        long outings,
        long fruitless,
        long minutes,
        long met,
        long known,
        long leaflets,
        long exchanges) {

    Activity withoutExchanges() {
        return new Activity(organisation, quarter, commune, qpv, outings, fruitless, minutes, met, known, leaflets, 0);
    }

    /** Exchanges alone, wherever they took place. */
    static Activity ofExchanges(UUID organisation, Quarter quarter, long exchanges) {
        return new Activity(
                organisation, quarter, Variable.NOT_STATED, Variable.NOT_STATED, 0, 0, 0, 0, 0, 0, exchanges);
    }

    /** The same in another commune. */
    Activity in(String other) {
        return other.equals(commune)
                ? this
                : new Activity(
                        organisation,
                        quarter,
                        other,
                        qpv,
                        outings,
                        fruitless,
                        minutes,
                        met,
                        known,
                        leaflets,
                        exchanges);
    }
}
