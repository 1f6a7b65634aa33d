package org.visibles.indicators;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One part of the registry, in the order of the manual's chapter and the report's annex, which are made from it.
 *
 * @param key of its heading
 * @param ofCohort whether its figures are of those identified; others may be called the same as one of these
 */
public record RegistryPart(String key, boolean ofCohort, List<Defined> figures) {

    private static final List<RegistryPart> ALL = Stream.concat(
                    Arrays.stream(IndicatorGroup.values())
                            .map(group -> new RegistryPart(group.key(), true, List.copyOf(group.indicators()))),
                    Stream.of(
                            new RegistryPart("indicators.part.field", false, List.of(FieldFigure.values())),
                            new RegistryPart("indicators.part.effect", false, List.of(EffectFigure.values())),
                            new RegistryPart("indicators.part.map", false, List.of(Territory.Measure.values()))))
            .toList();

    /** Every figure stands in exactly one. */
    public static List<RegistryPart> all() {
        return ALL;
    }

    /** All figures that are defined. */
    public static List<Defined> registry() {
        return ALL.stream().flatMap(part -> part.figures().stream()).toList();
    }
}
