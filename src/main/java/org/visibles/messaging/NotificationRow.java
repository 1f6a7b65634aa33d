package org.visibles.messaging;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A notification as its addressee reads it.
 *
 * @param textKey with {@code arguments} as its MessageFormat arguments
 * @param link a route of the program; empty for the start page
 * @param read whether this member has opened it
 */
public record NotificationRow(
        UUID id, String textKey, List<String> arguments, String link, Instant createdAt, boolean read) {}
