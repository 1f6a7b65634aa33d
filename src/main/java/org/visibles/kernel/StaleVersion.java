package org.visibles.kernel;

/** Somebody else saved first; the caller keeps its own text and reads the newer version. */
public class StaleVersion extends RuntimeException {

    public StaleVersion() {
        super("changed by somebody else");
    }
}
