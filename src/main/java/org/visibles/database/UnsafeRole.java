package org.visibles.database;

import java.util.List;

/** The role of the data source could go round row-level security. */
class UnsafeRole extends RuntimeException {

    private final List<String> reasons;

    UnsafeRole(List<String> reasons) {
        super("the application role could bypass row-level security: " + String.join("; ", reasons));
        this.reasons = List.copyOf(reasons);
    }

    List<String> reasons() {
        return reasons;
    }
}
