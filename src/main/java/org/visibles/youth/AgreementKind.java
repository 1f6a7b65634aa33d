package org.visibles.youth;

/** What the person agreed to. Texts: {@code youth.agreementKind.<code>}. */
public enum AgreementKind {
    /** To be sent to a partner. */
    REFERRAL,
    /** That another organisation of the programme follows with the whole record. */
    SHARING
}
