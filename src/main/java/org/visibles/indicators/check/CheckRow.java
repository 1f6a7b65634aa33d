package org.visibles.indicators.check;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.Cited;
import org.visibles.indicators.CitedExchanges;
import org.visibles.indicators.CitedOutings;
import org.visibles.indicators.Quarter;
import org.visibles.indicators.Selection;
import org.visibles.indicators.check.InQuestion.OfExchanges;
import org.visibles.indicators.check.InQuestion.OfOutings;
import org.visibles.indicators.check.InQuestion.OfPeople;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;

/**
 * A question about a number of an organisation's figures.
 *
 * @param current whether it is about the programme in which the organisation that reads it works
 * @param quarter in which people were identified, or outings took place; null for the whole programme
 * @param until the last day on which they were, or did
 * @param knownOn day of knowledge
 * @param outcome null while nobody has answered
 * @param answer a word about it
 */
public record CheckRow(
        CheckId id,
        boolean current,
        OrganisationId organisation,
        String organisationName,
        MemberId asker,
        Instant askedAt,
        InQuestion number,
        @Nullable Quarter quarter,
        LocalDate until,
        LocalDate knownOn,
        CheckReason reason,
        @Nullable String remark,
        @Nullable CheckOutcome outcome,
        @Nullable String answer,
        @Nullable Instant answeredAt) {

    /** The number of people in question, among the own figures of the organisation that was asked. */
    public Cited cited(OfPeople people) {
        return new Cited(
                Selection.ALL.in(quarter).asKnownOn(knownOn), until, people.figure(), people.part(), List.of());
    }

    /** The same of one that outings make up. */
    public CitedOutings cited(OfOutings outings) {
        return new CitedOutings(outings.figure(), outings.area(), quarter, knownOn, until);
    }

    /** The same of exchanges. */
    public CitedExchanges cited(OfExchanges exchanges) {
        return new CitedExchanges(quarter, null, knownOn, until);
    }
}
