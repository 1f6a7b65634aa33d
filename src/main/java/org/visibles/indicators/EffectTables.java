package org.visibles.indicators;

import java.util.List;
import java.util.Set;
import org.visibles.indicators.Effect.Line;
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
}
