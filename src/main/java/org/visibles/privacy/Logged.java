package org.visibles.privacy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a use case that touches a person: its success and its refusal are written to the access log, with the first
 * {@code YouthId}, {@code ReferralId}, {@code ContactId} or {@code EncounterId} among its arguments, in a record among
 * them, or, for a maker, its result.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Logged {

    /** What was done, for example {@code youth.read}. */
    String value();

    /** Hangs on a refusal that has been written, so that the use cases it passes on its way do not write it again. */
    final class Mark extends RuntimeException {
        Mark() {
            super("written to the access log", null, false, false);
        }
    }
}
