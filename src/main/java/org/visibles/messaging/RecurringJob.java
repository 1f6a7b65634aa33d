package org.visibles.messaging;

/**
 * Work that is done again and again in the background; contribute a Spring bean. It runs on one node at a time, with
 * nobody signed in and no organisation in the database's context, and in no transaction. What it throws is logged, and it
 * runs again at its next turn; it may be cut off half-way by a crash and start over.
 */
public interface RecurringJob {

    /** Stable, as {@code <module>.<what>}: it is the job's key in the database. At most 100 characters. */
    String name();

    Rhythm rhythm();

    void run();
}
