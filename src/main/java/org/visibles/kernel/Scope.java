package org.visibles.kernel;

/** What a finder may look at: the rows of one organisation. Each finder takes one. */
public record Scope(OrganisationId organisation) {}
