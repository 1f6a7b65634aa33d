package org.visibles.geography;

import java.util.Map;

/** Which commune each code stands for on a day: its own, or the one that it was merged into. */
public final class CommuneCodes {

    /** No commune was merged more often; also ends a circle, should a file hold one. */
    private static final int MOST_MERGERS = 8;

    private final Map<String, String> moved;

    /** @param moved by former code, as the merger says; what the target became later stands under the target */
    CommuneCodes(Map<String, String> moved) {
        this.moved = Map.copyOf(moved);
    }

    /** The same for a code that was not merged, and for whatever is no code of a commune. */
    public String of(String code) {
        String now = code;
        for (int merger = 0; merger < MOST_MERGERS; merger++) {
            String next = moved.get(now);
            if (next == null) {
                return now;
            }
            now = next;
        }
        return now;
    }
}
