package org.visibles.kernel;

/**
 * An obstacle on the way to work or training (carnet-de-bord, merged with flux-retour-cfas). Health is told by yes or
 * no, never by a diagnosis; justice and offences are not recorded. Texts: {@code need.<code>}.
 */
public enum Need {
    HOUSING,
    EMPLOYMENT,
    TRAINING,
    ADMINISTRATIVE,
    FINANCIAL,
    MOBILITY,
    HEALTH,
    FAMILY,
    FRENCH_SKILLS,
    DIGITAL
}
