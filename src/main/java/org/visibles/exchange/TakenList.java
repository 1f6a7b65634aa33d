package org.visibles.exchange;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.visibles.exchange.out.TableOut.Format;
import org.visibles.kernel.MemberId;

/**
 * A list that left the program.
 *
 * @param people null when the writing of it was cut off
 */
public record TakenList(
        MemberId member,
        Instant begunAt,
        ExportPurpose purpose,
        Format format,
        @Nullable Integer people) {}
