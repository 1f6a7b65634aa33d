package org.visibles.suggestion;

/**
 * How a partner has answered comparable referrals (the same needs, of the last twelve months).
 *
 * @param answered accepted or declined
 * @param accepted of these
 * @param medianDays from sending to the answer, in days; 0 where nothing was answered
 */
record PartnerRecord(int answered, int accepted, double medianDays) {

    static final PartnerRecord NONE = new PartnerRecord(0, 0, 0);

    /** Under this many answers nothing is said of them, and they hardly move the order. */
    static final int TELLING = 5;

    boolean telling() {
        return answered >= TELLING;
    }
}
