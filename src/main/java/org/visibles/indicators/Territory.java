package org.visibles.indicators;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The work in the field on the map: outings and people met where it took place, those identified where they live.
 *
 * @param areas communes and QPVs that any of the figures names, by code
 * @param qpvs of the installation: generation by code
 * @param names of communes and QPVs by code
 */
public record Territory(Dates dates, Map<String, Area> areas, Map<String, String> qpvs, Map<String, String> names)
        implements Dated {

    /** What can be shown of an area: what another part of the registry counts, by where it took place or where they live. */
    public enum Measure implements Defined {
        OUTINGS(FieldFigure.OUTINGS, Variable.COMMUNE.key(), Variable.QPV.key()),
        MET(EffectFigure.MET, EffectBy.COMMUNE.key(), EffectBy.QPV.key()),
        IDENTIFIED(Indicator.IDENTIFIED, Variable.COMMUNE.key(), Variable.QPV.key()),
        CONNECTION(Indicator.CONNECTION, Variable.COMMUNE.key(), Variable.QPV.key());

        private final Defined counted;
        private final List<String> dimensions;

        Measure(Defined counted, String... dimensions) {
            this.counted = counted;
            this.dimensions = List.of(dimensions);
        }

        @Override
        public String registryCode() {
            return "map-" + code();
        }

        @Override
        public String key() {
            return "indicators.map.measure." + code();
        }

        @Override
        public String formulaKey() {
            return "indicators.map.definition." + code();
        }

        @Override
        public String unitKey() {
            return counted.unitKey();
        }

        @Override
        public IndicatorSource source() {
            return counted.source();
        }

        @Override
        public String numeratorKey() {
            return counted.numeratorKey();
        }

        @Override
        public Optional<String> denominatorKey() {
            return counted.denominatorKey();
        }

        @Override
        public List<String> dimensionKeys() {
            return dimensions;
        }

        @Override
        public OptionalInt minimumCell() {
            return counted.minimumCell();
        }

        @Override
        public DefinitionVersion version() {
            return counted.version();
        }

        private String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One commune or QPV.
     *
     * @param connected how many of those identified
     * @param connection their share
     */
    public record Area(Value outings, Value met, Value identified, Value connected, Value connection) {

        private static final Area NOTHING = new Area(Value.EMPTY, Value.EMPTY, Value.EMPTY, Value.EMPTY, Value.EMPTY);

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
        return areas.getOrDefault(code, Area.NOTHING);
    }

    /** The communes, or the QPVs of one generation. */
    public List<String> codes(String generation) {
        return areas.keySet().stream()
                .filter(code -> generation.isEmpty() ? !code.startsWith("Q") : generation.equals(qpvs.get(code)))
                .sorted()
                .toList();
    }
}
