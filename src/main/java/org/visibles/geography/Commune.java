package org.visibles.geography;

import org.jspecify.annotations.Nullable;

/**
 * @param code of INSEE, five characters
 * @param arrondissement name of it
 * @param epci SIREN of the group of communes it belongs to
 */
public record Commune(
        String code,
        String name,
        String arrondissement,
        @Nullable String epci,
        int population) {}
