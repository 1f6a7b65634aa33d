package org.visibles.kernel;

/** Takes what is counted, in the caller's own transaction, for the organisation that acts. */
public interface FactRecorder {

    void record(Fact fact);
}
