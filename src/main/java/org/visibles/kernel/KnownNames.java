package org.visibles.kernel;

/** Whether a free text names somebody, for modules that know no person and whose texts are to name none. */
public interface KnownNames {

    /**
     * Whether first and last name of somebody stand together in the text, either way round, accents, case and what is
     * between them aside; of those alone whose record the current member may read, so that it tells nobody anything new.
     */
    boolean namesSomebody(String text);
}
