package org.visibles.indicators;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The work in the field on the map: outings and people met where it took place, those identified where they live.
 *
 * @param areas communes and QPVs that any of the figures names, by code
 * @param qpvs of the installation: generation by code
 * @param names of communes and QPVs by code
 */
public record Territory(Dates dates, Map<String, Area> areas, Map<String, String> qpvs, Map<String, String> names) {

    /** Whether small counts are hidden. */
    public boolean suppressed() {
        return dates.suppressed();
    }

    /** As known at the end of this day. */
    public LocalDate knownOn() {
        return dates.knownOn();
    }

    /** The last day of what is counted. */
    public LocalDate until() {
        return dates.until();
    }

    /** What can be shown of an area. */
    public enum Measure {
        OUTINGS,
        MET,
        IDENTIFIED,
        CONNECTION;

        /** Key of its name. */
        public String key() {
            return "indicators.map.measure." + name().toLowerCase(Locale.ROOT);
        }

        /** Key of its definition in words. */
        public String definitionKey() {
            return "indicators.map.definition." + name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One commune or QPV.
     *
     * @param connection connected of those identified
     */
    public record Area(Value outings, Value met, Value identified, Value connection) {

        public Value value(Measure measure) {
            return switch (measure) {
                case OUTINGS -> outings;
                case MET -> met;
                case IDENTIFIED -> identified;
                case CONNECTION -> connection;
            };
        }
    }

    /** That of a code of {@link #codes}. */
    public Area area(String code) {
        return areas.getOrDefault(code, new Area(Value.EMPTY, Value.EMPTY, Value.EMPTY, Value.EMPTY));
    }

    /** The communes, or the QPVs of one generation. */
    public List<String> codes(String generation) {
        return areas.keySet().stream()
                .filter(code -> generation.isEmpty() ? !code.startsWith("Q") : generation.equals(qpvs.get(code)))
                .sorted()
                .toList();
    }
}
