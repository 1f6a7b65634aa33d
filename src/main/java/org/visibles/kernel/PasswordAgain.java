package org.visibles.kernel;

/** Asks whoever is signed in for the password once more, before something that an unattended screen must not allow. */
public interface PasswordAgain {

    /**
     * Wrong ones are counted, whatever becomes of the caller's transaction.
     *
     * @throws RuleViolation {@code rule.access.password-again} when it is not the one, {@code rule.access.password-wait}
     *     after many wrong ones
     */
    void require(String password);
}
