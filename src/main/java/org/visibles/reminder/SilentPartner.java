package org.visibles.reminder;

/**
 * A partner that leaves referrals without an answer.
 *
 * @param atLeast how many, rounded down to fives: 0 stands for one to four
 */
public record SilentPartner(String organisation, int atLeast) {}
