package org.visibles.geography;

/** One quarter of a file cannot be taken; the others can. */
final class Refusal extends RuntimeException {

    private final RefusedQuarter.Reason reason;

    Refusal(RefusedQuarter.Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    RefusedQuarter.Reason reason() {
        return reason;
    }
}
