package org.visibles.organisation;

import org.visibles.kernel.MemberId;

/** A colleague, as lists of choices show one. */
public record MemberRow(MemberId id, String name) {}
