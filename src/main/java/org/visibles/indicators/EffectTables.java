package org.visibles.indicators;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.visibles.indicators.Effect.Line;
import org.visibles.indicators.Effect.Part;
import org.visibles.indicators.Effect.Stage;

/** Those met, by how far they got, either as they are or as they are published. */
interface EffectTables {

    /** The stages that whoever counts for one of them has reached. */
    static Set<String> atLeast(Stage stage) {
        return switch (stage) {
            case IDENTIFIED -> Set.of("IDENTIFIED", "MOBILISED", "CONNECTED");
            case MOBILISED -> Set.of("MOBILISED", "CONNECTED");
            case CONNECTED -> Set.of("CONNECTED");
        };
    }

    /** Whether there are enough people to show anything. */
    boolean publishable();

    Line total();

    /** One line for each category of a breakdown, in their order. */
    List<Line> lines(EffectBy by);

    /** What its last line, {@link Variable#OTHERS}, is made of, where that can be told. */
    List<Part> together(EffectBy by);

    /** How many were met in each category that can be told by itself. */
    default Map<String, Value> met(EffectBy by) {
        return Stream.concat(
                        lines(by).stream().map(line -> new Part(line.category(), line.met())), together(by).stream())
                .filter(part -> !part.category().equals(Variable.OTHERS))
                .collect(Collectors.toMap(Part::category, Part::met));
    }
}
