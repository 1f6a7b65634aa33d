package org.visibles.reporting;

import java.io.Serializable;
import java.util.UUID;
import org.visibles.kernel.Ids;

/** Names a report that is being written, or a frozen one. */
public record ReportId(UUID value) implements Serializable {

    static ReportId next() {
        return new ReportId(Ids.next());
    }

    public static ReportId of(String text) {
        return new ReportId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
