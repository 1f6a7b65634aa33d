package org.visibles.youth;

import java.util.UUID;
import org.visibles.kernel.YouthId;

/** The person withdrew an agreement; published inside the transaction, in the context of who recorded it. */
public record AgreementWithdrawn(YouthId youth, UUID agreement, AgreementKind kind) {}
