package org.visibles.messaging;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail in the administrator's list, without address and text.
 *
 * @param language of the subject, such as {@code fr}
 * @param attempts how often it was tried to send it
 * @param finishedAt when it was sent or given up
 * @param failure the kind of the last failure, such as {@code MailConnectException}
 */
public record MailRow(
        UUID id,
        Instant createdAt,
        String subject,
        String language,
        MailState state,
        int attempts,
        @Nullable Instant finishedAt,
        @Nullable String failure) {}
