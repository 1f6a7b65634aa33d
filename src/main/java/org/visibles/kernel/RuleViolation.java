package org.visibles.kernel;

import java.util.List;

/** A rule of the domain refused something: carries the key of a text and its arguments, never personal data. */
public class RuleViolation extends RuntimeException {

    private final String key;
    private final List<Object> arguments;

    public RuleViolation(String key, Object... arguments) {
        super(key);
        this.key = key;
        this.arguments = List.of(arguments);
    }

    /** Key of the text in the module's bundle, for example {@code rule.referral.transition}. */
    public String key() {
        return key;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
