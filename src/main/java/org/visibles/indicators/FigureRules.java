package org.visibles.indicators;

/** The programme's settings by which figures are worked out, in days; they hold for the days of knowledge since they were made. */
record FigureRules(int lostAfterDays, int reconfirmAfterDays, int referralDueDays) {}
