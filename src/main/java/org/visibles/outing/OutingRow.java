package org.visibles.outing;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.OutingId;

/**
 * An outing as the calendar, the list and its page show it.
 *
 * @param owner who planned or logged it; another than the own organisation where that one goes along
 * @param content the team holds members of the own organisation, the companions, to one of them, itself alone
 * @param spotName what the owner calls the place
 * @param encounters logged by the own organisation, those taken back left out
 * @param keptApart contents that wait for a decision
 * @param names what its codes and ids are called
 */
public record OutingRow(
        OutingId id,
        OrganisationId owner,
        boolean own,
        OutingState state,
        OutingContent content,
        @Nullable String spotName,
        int encounters,
        @Nullable String cancelReason,
        MemberId createdBy,
        @Nullable Instant deviceAt,
        Instant recordedAt,
        Instant changedAt,
        MemberId changedBy,
        int keptApart,
        Names names,
        long version) {

    /**
     * @param way null for a built-in one, whose name is the text {@code youth.findingPlace.<code>}
     */
    public record Names(
            String owner, @Nullable String way, @Nullable String commune) {}

    /** Everybody met, anonymous or not: by tally and by encounters of their own. */
    public int met() {
        return content.tally().sum() + encounters;
    }

    /** Spot, commune, or both; empty where neither is told. */
    public String where() {
        return Stream.of(spotName, names.commune()).filter(Objects::nonNull).collect(Collectors.joining(", "));
    }

    /** It took place and nobody was met. */
    public boolean fruitless() {
        return state == OutingState.DONE && met() == 0;
    }
}
