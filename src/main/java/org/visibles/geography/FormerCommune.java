package org.visibles.geography;

import org.jspecify.annotations.Nullable;

/**
 * A commune that was merged into another.
 *
 * @param code its own, which old lists still bear
 * @param name null where only the code is known
 * @param now code of the commune it belongs to today
 */
public record FormerCommune(String code, @Nullable String name, String now) {}
