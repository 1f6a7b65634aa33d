package org.visibles.kernel;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Joins what a page says of a failure, which is never the exception's text, to what the log says of it. */
public final class Incident {

    /** Hexadecimal digits of an id. */
    public static final int LENGTH = 8;

    private static final Logger LOG = LoggerFactory.getLogger(Incident.class);

    private Incident() {}

    /** Writes the failure to the log and returns the id it stands under there. */
    public static String log(Throwable failure) {
        String random = Ids.next().toString();
        String id = random.substring(random.length() - LENGTH).toUpperCase(Locale.ROOT);
        LOG.error("failure {}", id, failure);
        return id;
    }
}
