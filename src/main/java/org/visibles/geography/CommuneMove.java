package org.visibles.geography;

import java.time.LocalDate;

/**
 * A commune that was merged into another.
 *
 * @param code that it had until then
 * @param name that it had until then
 * @param into code under which it stands since
 * @param intoName of that commune since then
 */
public record CommuneMove(String code, String name, String into, String intoName, LocalDate since) {}
