package org.visibles.outreach;

import org.visibles.kernel.ContactId;
import org.visibles.kernel.YouthId;

/**
 * An exchange to be logged.
 *
 * @param id made by whoever logs: the same id twice is one exchange
 */
public record LogContact(ContactId id, YouthId youth, ContactContent content) {}
