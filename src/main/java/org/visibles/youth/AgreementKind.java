package org.visibles.youth;

/** What the person agreed to. Texts: {@code youth.agreementKind.<code>}. */
public enum AgreementKind {
    /** To be sent to a partner. */
    REFERRAL,
    /** That another organisation of the programme follows with the whole record. */
    SHARING,
    /** To ask whether another organisation follows: the question itself tells that one has met the person. */
    ACQUAINTANCE
}
