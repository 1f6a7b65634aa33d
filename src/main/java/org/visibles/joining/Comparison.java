package org.visibles.joining;

import java.util.List;
import java.util.Set;
import org.visibles.kernel.RuleViolation;
import org.visibles.youth.JoinedField;
import org.visibles.youth.YouthRecord;

/**
 * Two records side by side.
 *
 * @param proposed the values of the one that goes that would be taken over
 * @param obstacles what has to be settled before
 */
public record Comparison(
        YouthRecord stays, YouthRecord goes, Set<JoinedField> proposed, List<RuleViolation> obstacles) {}
