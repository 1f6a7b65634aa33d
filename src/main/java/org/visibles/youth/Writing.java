package org.visibles.youth;

import java.time.Instant;
import java.time.LocalDate;
import org.visibles.kernel.MemberId;

/**
 * Who writes, when, and by which rules.
 *
 * @param notice version of the information notice in force
 */
record Writing(Instant at, LocalDate today, MemberId by, String notice, Eligibility.Rules rules) {}
