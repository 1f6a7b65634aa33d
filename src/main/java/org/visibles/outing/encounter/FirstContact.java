package org.visibles.outing.encounter;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.visibles.youth.Choices.FindingPlace;
import org.visibles.youth.Choices.IdentificationMode;
import org.visibles.youth.Choices.Means;
import org.visibles.youth.YouthDetails;

/**
 * When and how a person was first met, as a record says it.
 *
 * @param place a way that a programme added is no place of the record: there it stays empty, and the fact of the
 *     encounter carries the way's code
 */
record FirstContact(
        LocalDate on,
        @Nullable IdentificationMode mode,
        @Nullable FindingPlace place) {

    /**
     * An encounter that is joined to the person.
     *
     * @param known whether the person was already known
     */
    record Met(LocalDateTime at, String way, boolean known) {}

    static FirstContact of(YouthDetails details) {
        return new FirstContact(Objects.requireNonNull(details.firstContactOn()), details.mode(), details.place());
    }

    /** What follows from the earliest encounter; this where all of them came later, it was no first one, or there is none. */
    FirstContact after(List<Met> encounters) {
        return encounters.stream()
                .min(Comparator.comparing(Met::at))
                .filter(first -> !first.known() && !first.at().toLocalDate().isAfter(on))
                .map(first ->
                        new FirstContact(first.at().toLocalDate(), IdentificationMode.OUTREACH, place(first.way())))
                .orElse(this);
    }

    /** From what is shown to what is wanted; what somebody changed by hand, and so differs from {@code shown}, stays. */
    FirstContact moved(FirstContact shown, FirstContact wanted) {
        return new FirstContact(
                on.equals(shown.on) ? wanted.on : on,
                mode == shown.mode ? wanted.mode : mode,
                place == shown.place ? wanted.place : place);
    }

    static @Nullable FindingPlace place(String way) {
        return Arrays.stream(FindingPlace.values())
                .filter(place -> place.name().equals(way))
                .findFirst()
                .orElse(null);
    }

    /** What is known of somebody from an encounter alone; how somebody was found who was already known is not stated. */
    static YouthDetails details(EncounterContent content, String way, String pseudonym) {
        YouthDetails.Builder details = YouthDetails.named(pseudonym)
                .sex(content.sex())
                .ageBand(content.ageBand())
                .mode(content.known() ? null : IdentificationMode.OUTREACH)
                .place(content.known() ? null : place(way))
                .firstContactOn(content.at().toLocalDate());
        if (content.informedOn() != null) {
            details.informedOn(content.informedOn())
                    .informedMeans(Means.ORAL)
                    .firstName(content.firstName())
                    .phones(content.phone() == null ? List.of() : List.of(content.phone()));
        }
        return details.build();
    }
}
