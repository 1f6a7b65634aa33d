package org.visibles.outreach;

import org.visibles.kernel.ContactId;
import org.visibles.kernel.YouthId;

/** An exchange was logged; published inside the transaction. */
public record ContactLogged(ContactId contact, YouthId youth) {}
