package org.visibles.kernel;

/** What is hidden and what is missing look the same. */
public class NotFound extends RuntimeException {

    public NotFound() {
        super("not found");
    }
}
