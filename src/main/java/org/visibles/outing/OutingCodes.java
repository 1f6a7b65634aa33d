package org.visibles.outing;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.OutingId;

/** When, where and how an outing took place, in the codes of facts; what is not stated is missing. */
public final class OutingCodes {

    private OutingCodes() {}

    public static Map<String, String> of(OutingRow row) {
        return of(row.id(), row.content());
    }

    static Map<String, String> of(OutingId id, OutingContent content) {
        Map<String, String> codes = new TreeMap<>();
        codes.put("outing", id.toString());
        codes.put("way", content.way());
        put(codes, "practice", content.practice());
        put(codes, "commune", content.commune());
        put(codes, "qpv", content.qpv());
        put(codes, "spot", content.spot());
        codes.put("weekday", Integer.toString(content.at().getDayOfWeek().getValue()));
        codes.put("hour", Integer.toString(content.at().getHour()));
        return codes;
    }

    private static void put(Map<String, String> codes, String key, @Nullable Object value) {
        if (value != null) {
            codes.put(key, value.toString());
        }
    }
}
