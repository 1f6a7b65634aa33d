package org.visibles.indicators;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where an indicator stands on the page. */
public enum IndicatorGroup {
    ESSENTIAL,
    JOURNEYS,
    PEOPLE,
    DELAYS,
    ACTIVITY,
    COSTS;

    /** Key of its heading. */
    public String key() {
        return "indicators.group." + name().toLowerCase(Locale.ROOT);
    }

    /** In the order of the registry. */
    public List<Indicator> indicators() {
        return Arrays.stream(Indicator.values())
                .filter(indicator -> indicator.group() == this)
                .toList();
    }
}
