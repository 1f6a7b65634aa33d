package org.visibles.reporting;

/** How far long work is; whoever waits may call it off. */
public interface Progress {

    Progress NONE = (done, total) -> {};

    /**
     * Told before each step.
     *
     * @throws Cancelled when nobody waits any more; what was begun is rolled back
     */
    void step(int done, int total);

    /** Called off by whoever waited. */
    class Cancelled extends RuntimeException {
        public Cancelled() {
            super("called off");
        }
    }
}
