package org.visibles.indicators;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What those met are sorted by, to see what works: each into exactly one category, of their first contact. */
public enum EffectBy {
    CHANNEL(Met::way),
    PRACTICE(Met::practice),
    COMMUNE(Met::commune),
    QPV(Met::qpv),
    /** A place of the organisation's own, by id. */
    SPOT(Met::spot),
    ORGANISATION(Met::organisation),
    WEEKDAY(Met::weekday, "1", "2", "3", "4", "5", "6", "7"),
    /** Band of the hour in which the outing began. */
    HOUR(Met::hour, "BEFORE_9", "9_11", "12_13", "14_16", "17_19", "FROM_20");

    private static final List<EffectBy> PUBLISHED =
            List.of(CHANNEL, PRACTICE, COMMUNE, QPV, ORGANISATION, WEEKDAY, HOUR);

    private static final List<EffectBy> OWN = List.of(CHANNEL, PRACTICE, COMMUNE, QPV, SPOT, WEEKDAY, HOUR);

    private final Function<Met, String> category;
    private final List<String> order;

    EffectBy(Function<Met, String> category, String... order) {
        this.category = category;
        this.order = List.of(order);
    }

    String of(Met met) {
        return category.apply(met);
    }

    /** Those that the programme's figures can be broken down by. */
    public static List<EffectBy> published() {
        return PUBLISHED;
    }

    /** Those that an organisation's figures can be broken down by: its own places, and not itself. */
    public static List<EffectBy> own() {
        return OWN;
    }

    /** Whether neighbouring categories are next to each other in meaning too. */
    public boolean ordered() {
        return !order.isEmpty();
    }

    /** The order of the categories: their own, then by code; what is not stated, then what is folded, at the end. */
    public Comparator<String> order() {
        return Comparator.comparingInt(this::rank).thenComparing(Comparator.naturalOrder());
    }

    private int rank(String category) {
        return switch (category) {
            case Variable.NOT_STATED -> 1_000;
            case Variable.OTHERS -> 1_001;
            default -> {
                int known = order.indexOf(category);
                yield known < 0 ? 999 : known;
            }
        };
    }

    /** Key of its name. */
    public String key() {
        return "indicators.effect.by." + name().toLowerCase(Locale.ROOT);
    }
}
