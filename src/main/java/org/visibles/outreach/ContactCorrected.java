package org.visibles.outreach;

import org.visibles.kernel.ContactId;
import org.visibles.kernel.YouthId;

/** An exchange was changed or taken back; published inside the transaction. */
public record ContactCorrected(ContactId contact, YouthId youth) {}
