package org.visibles.youth;

/** A part of the record that can be told to a partner, chosen one by one. Texts: {@code youth.disclosed.<code>}. */
public enum DisclosedField {
    NAME,
    PSEUDONYM,
    AGE_BAND,
    BIRTH,
    SEX,
    PHONE,
    EMAIL,
    HANDLE,
    ADDRESS,
    COMMUNE,
    QPV,
    DIPLOMA,
    SITUATION,
    HOUSING,
    DISABILITY,
    LANGUAGE,
    CONTACT_PREFERENCE,
    IMILO
}
