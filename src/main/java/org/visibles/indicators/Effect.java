package org.visibles.indicators;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.visibles.kernel.MethodNames;

/**
 * What works: of those met, how many were then identified, mobilised, connected.
 *
 * @param publishable false when there are too few to publish anything
 * @param lines one for each category, in their order
 * @param together what the others are made of that stand together in the last line
 * @param names proper names by code: communes, QPVs, organisations, habitual places
 * @param methods what ways and practices are called, how they are done, since when
 */
public record Effect(
        Dates dates,
        boolean publishable,
        EffectBy by,
        Line total,
        List<Line> lines,
        List<Part> together,
        Map<String, String> names,
        List<MethodNames.Method> methods)
        implements Dated {

    /** How far one got; who reached a stage has reached those before. */
    public enum Stage {
        IDENTIFIED,
        MOBILISED,
        CONNECTED;

        /** Key of its name. */
        public String key() {
            return "indicators.effect.stage." + name().toLowerCase(Locale.ROOT);
        }

        /** Key of what its share says. */
        public String shareKey() {
            return "indicators.effect.share." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** A category that stands together with others; {@link Variable#OTHERS} for several that are too small to be named. */
    public record Part(String category, Value met) {}

    /**
     * One category.
     *
     * @param category its code; empty for the total
     * @param met people whose first contact it was
     */
    public record Line(String category, Value met, Value identified, Value mobilised, Value connected) {

        public Value reached(Stage stage) {
            return switch (stage) {
                case IDENTIFIED -> identified;
                case MOBILISED -> mobilised;
                case CONNECTED -> connected;
            };
        }

        /** Those whom a figure counts. */
        public Value people(EffectFigure figure) {
            return switch (figure) {
                case MET -> met;
                case IDENTIFIED -> identified;
                case MOBILISED -> mobilised;
                case CONNECTED -> connected;
            };
        }

        /** Of all those met. */
        public Proportion share(Stage stage) {
            return Proportion.of(reached(stage), met);
        }
    }
}
