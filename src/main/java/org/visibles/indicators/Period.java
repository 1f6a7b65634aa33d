package org.visibles.indicators;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A free period of effective dates, for an organisation's own rows alone: two of them a day apart would tell of one
 * person.
 *
 * @param from first day
 * @param until last day
 */
public record Period(LocalDate from, LocalDate until) implements Serializable {}
