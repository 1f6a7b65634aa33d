package org.visibles.youth;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visibles.youth.Choices.AgeBand;
import org.visibles.youth.Choices.ContactWay;
import org.visibles.youth.Choices.Diploma;
import org.visibles.youth.Choices.FindingPlace;
import org.visibles.youth.Choices.Housing;
import org.visibles.youth.Choices.IdentificationMode;
import org.visibles.youth.Choices.Known;
import org.visibles.youth.Choices.Means;
import org.visibles.youth.Choices.Sex;
import org.visibles.youth.Choices.Situation;
import org.visibles.youth.Choices.SituationState;

/**
 * What one writes and reads of a young person; null is "not stated". Texts come as typed: they are cleaned and checked
 * when recorded. Name, phones, e-mail, handle, address and birth date need {@code informedOn}.
 *
 * @param pseudonym compulsory, at most 100 characters; so are names
 * @param ageBand estimated at the first contact; counts only without a birth date
 * @param phones at most 5, in any form when given in, E.164 when read
 * @param address at most 500 characters
 * @param commune INSEE code
 * @param qpv code of a priority quarter of the commune, or {@code NONE}
 * @param entrySituation at the first contact, decides on eligibility; taken from {@code situation} when first recorded
 * @param situationOn the day the situation was last confirmed
 * @param known answer of the mission locale about the time of the first contact
 * @param accompanied by the public employment service at the first contact, as the person says
 * @param lastSpeOn last contact with the public employment service before the first contact
 * @param firstContactOn today when null
 * @param informedOn the day the person was informed of the processing
 */
public record YouthDetails(
        String pseudonym,
        @Nullable String lastName,
        @Nullable String firstName,
        @Nullable LocalDate birthDate,
        @Nullable AgeBand ageBand,
        @Nullable Sex sex,
        List<String> phones,
        @Nullable String email,
        @Nullable String handle,
        @Nullable String address,
        @Nullable String commune,
        @Nullable String qpv,
        @Nullable Diploma diploma,
        @Nullable Situation entrySituation,
        @Nullable Situation situation,
        @Nullable SituationState situationState,
        @Nullable LocalDate situationOn,
        @Nullable Known known,
        @Nullable Boolean accompanied,
        @Nullable LocalDate lastSpeOn,
        @Nullable Housing housing,
        @Nullable Boolean disability,
        @Nullable String language,
        @Nullable ContactWay contactWay,
        @Nullable String contactHours,
        @Nullable String imilo,
        @Nullable IdentificationMode mode,
        @Nullable FindingPlace place,
        @Nullable LocalDate firstContactOn,
        @Nullable LocalDate informedOn,
        @Nullable Means informedMeans) {

    public YouthDetails {
        phones = List.copyOf(phones);
    }

    public static Builder named(String pseudonym) {
        return new Builder(pseudonym);
    }

    public Builder edit() {
        Builder builder = new Builder(pseudonym);
        builder.take(this);
        return builder;
    }

    /** Details in the making. */
    public static final class Builder extends SituationDraft<Builder> {

        private Builder(String pseudonym) {
            super(pseudonym);
        }

        @Override
        Builder self() {
            return this;
        }

        public YouthDetails build() {
            return new YouthDetails(
                    pseudonym,
                    lastName,
                    firstName,
                    birthDate,
                    ageBand,
                    sex,
                    phones,
                    email,
                    handle,
                    address,
                    commune,
                    qpv,
                    diploma,
                    entrySituation,
                    situation,
                    situationState,
                    situationOn,
                    known,
                    accompanied,
                    lastSpeOn,
                    housing,
                    disability,
                    language,
                    contactWay,
                    contactHours,
                    imilo,
                    mode,
                    place,
                    firstContactOn,
                    informedOn,
                    informedMeans);
        }
    }
}
