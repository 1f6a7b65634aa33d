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
        builder.lastName = lastName;
        builder.firstName = firstName;
        builder.birthDate = birthDate;
        builder.ageBand = ageBand;
        builder.sex = sex;
        builder.phones = phones;
        builder.email = email;
        builder.handle = handle;
        builder.address = address;
        builder.commune = commune;
        builder.qpv = qpv;
        builder.diploma = diploma;
        builder.entrySituation = entrySituation;
        builder.situation = situation;
        builder.situationState = situationState;
        builder.situationOn = situationOn;
        builder.known = known;
        builder.accompanied = accompanied;
        builder.lastSpeOn = lastSpeOn;
        builder.housing = housing;
        builder.disability = disability;
        builder.language = language;
        builder.contactWay = contactWay;
        builder.contactHours = contactHours;
        builder.imilo = imilo;
        builder.mode = mode;
        builder.place = place;
        builder.firstContactOn = firstContactOn;
        builder.informedOn = informedOn;
        builder.informedMeans = informedMeans;
        return builder;
    }

    /** Details in the making; also what the form is bound to. */
    public static final class Builder {
        private String pseudonym;
        private @Nullable String lastName;
        private @Nullable String firstName;
        private @Nullable LocalDate birthDate;
        private @Nullable AgeBand ageBand;
        private @Nullable Sex sex;
        private List<String> phones = List.of();
        private @Nullable String email;
        private @Nullable String handle;
        private @Nullable String address;
        private @Nullable String commune;
        private @Nullable String qpv;
        private @Nullable Diploma diploma;
        private @Nullable Situation entrySituation;
        private @Nullable Situation situation;
        private @Nullable SituationState situationState;
        private @Nullable LocalDate situationOn;
        private @Nullable Known known;
        private @Nullable Boolean accompanied;
        private @Nullable LocalDate lastSpeOn;
        private @Nullable Housing housing;
        private @Nullable Boolean disability;
        private @Nullable String language;
        private @Nullable ContactWay contactWay;
        private @Nullable String contactHours;
        private @Nullable String imilo;
        private @Nullable IdentificationMode mode;
        private @Nullable FindingPlace place;
        private @Nullable LocalDate firstContactOn;
        private @Nullable LocalDate informedOn;
        private @Nullable Means informedMeans;

        private Builder(String pseudonym) {
            this.pseudonym = pseudonym;
        }

        public String pseudonym() {
            return pseudonym;
        }

        public Builder pseudonym(String value) {
            pseudonym = value;
            return this;
        }

        public @Nullable String lastName() {
            return lastName;
        }

        public Builder lastName(@Nullable String value) {
            lastName = value;
            return this;
        }

        public @Nullable String firstName() {
            return firstName;
        }

        public Builder firstName(@Nullable String value) {
            firstName = value;
            return this;
        }

        public @Nullable LocalDate birthDate() {
            return birthDate;
        }

        public Builder birthDate(@Nullable LocalDate value) {
            birthDate = value;
            return this;
        }

        public @Nullable AgeBand ageBand() {
            return ageBand;
        }

        public Builder ageBand(@Nullable AgeBand value) {
            ageBand = value;
            return this;
        }

        public @Nullable Sex sex() {
            return sex;
        }

        public Builder sex(@Nullable Sex value) {
            sex = value;
            return this;
        }

        public List<String> phones() {
            return phones;
        }

        public Builder phones(List<String> value) {
            phones = value;
            return this;
        }

        public @Nullable String email() {
            return email;
        }

        public Builder email(@Nullable String value) {
            email = value;
            return this;
        }

        public @Nullable String handle() {
            return handle;
        }

        public Builder handle(@Nullable String value) {
            handle = value;
            return this;
        }

        public @Nullable String address() {
            return address;
        }

        public Builder address(@Nullable String value) {
            address = value;
            return this;
        }

        public @Nullable String commune() {
            return commune;
        }

        public Builder commune(@Nullable String value) {
            commune = value;
            return this;
        }

        public @Nullable String qpv() {
            return qpv;
        }

        public Builder qpv(@Nullable String value) {
            qpv = value;
            return this;
        }

        public @Nullable Diploma diploma() {
            return diploma;
        }

        public Builder diploma(@Nullable Diploma value) {
            diploma = value;
            return this;
        }

        public @Nullable Situation entrySituation() {
            return entrySituation;
        }

        public Builder entrySituation(@Nullable Situation value) {
            entrySituation = value;
            return this;
        }

        public @Nullable Situation situation() {
            return situation;
        }

        public Builder situation(@Nullable Situation value) {
            situation = value;
            return this;
        }

        public @Nullable SituationState situationState() {
            return situationState;
        }

        public Builder situationState(@Nullable SituationState value) {
            situationState = value;
            return this;
        }

        public @Nullable LocalDate situationOn() {
            return situationOn;
        }

        public Builder situationOn(@Nullable LocalDate value) {
            situationOn = value;
            return this;
        }

        public @Nullable Known known() {
            return known;
        }

        public Builder known(@Nullable Known value) {
            known = value;
            return this;
        }

        public @Nullable Boolean accompanied() {
            return accompanied;
        }

        public Builder accompanied(@Nullable Boolean value) {
            accompanied = value;
            return this;
        }

        public @Nullable LocalDate lastSpeOn() {
            return lastSpeOn;
        }

        public Builder lastSpeOn(@Nullable LocalDate value) {
            lastSpeOn = value;
            return this;
        }

        public @Nullable Housing housing() {
            return housing;
        }

        public Builder housing(@Nullable Housing value) {
            housing = value;
            return this;
        }

        public @Nullable Boolean disability() {
            return disability;
        }

        public Builder disability(@Nullable Boolean value) {
            disability = value;
            return this;
        }

        public @Nullable String language() {
            return language;
        }

        public Builder language(@Nullable String value) {
            language = value;
            return this;
        }

        public @Nullable ContactWay contactWay() {
            return contactWay;
        }

        public Builder contactWay(@Nullable ContactWay value) {
            contactWay = value;
            return this;
        }

        public @Nullable String contactHours() {
            return contactHours;
        }

        public Builder contactHours(@Nullable String value) {
            contactHours = value;
            return this;
        }

        public @Nullable String imilo() {
            return imilo;
        }

        public Builder imilo(@Nullable String value) {
            imilo = value;
            return this;
        }

        public @Nullable IdentificationMode mode() {
            return mode;
        }

        public Builder mode(@Nullable IdentificationMode value) {
            mode = value;
            return this;
        }

        public @Nullable FindingPlace place() {
            return place;
        }

        public Builder place(@Nullable FindingPlace value) {
            place = value;
            return this;
        }

        public @Nullable LocalDate firstContactOn() {
            return firstContactOn;
        }

        public Builder firstContactOn(@Nullable LocalDate value) {
            firstContactOn = value;
            return this;
        }

        public @Nullable LocalDate informedOn() {
            return informedOn;
        }

        public Builder informedOn(@Nullable LocalDate value) {
            informedOn = value;
            return this;
        }

        public @Nullable Means informedMeans() {
            return informedMeans;
        }

        public Builder informedMeans(@Nullable Means value) {
            informedMeans = value;
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
