package org.visibles.youth;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.visibles.youth.Choices.Diploma;
import org.visibles.youth.Choices.FindingPlace;
import org.visibles.youth.Choices.Housing;
import org.visibles.youth.Choices.IdentificationMode;
import org.visibles.youth.Choices.Known;
import org.visibles.youth.Choices.Means;
import org.visibles.youth.Choices.Situation;
import org.visibles.youth.Choices.SituationState;

/** How the person stands, how it was found and what it was told, in the making. */
public abstract sealed class SituationDraft<B> extends PersonDraft<B> permits YouthDetails.Builder {

    @Nullable
    Diploma diploma;

    @Nullable
    Situation entrySituation;

    @Nullable
    Situation situation;

    @Nullable
    SituationState situationState;

    @Nullable
    LocalDate situationOn;

    @Nullable
    Known known;

    @Nullable
    Boolean accompanied;

    @Nullable
    LocalDate lastSpeOn;

    @Nullable
    Housing housing;

    @Nullable
    Boolean disability;

    @Nullable
    String imilo;

    @Nullable
    IdentificationMode mode;

    @Nullable
    FindingPlace place;

    @Nullable
    LocalDate firstContactOn;

    @Nullable
    LocalDate informedOn;

    @Nullable
    Means informedMeans;

    SituationDraft(String pseudonym) {
        super(pseudonym);
    }

    @Override
    void take(YouthDetails details) {
        super.take(details);
        diploma = details.diploma();
        entrySituation = details.entrySituation();
        situation = details.situation();
        situationState = details.situationState();
        situationOn = details.situationOn();
        known = details.known();
        accompanied = details.accompanied();
        lastSpeOn = details.lastSpeOn();
        housing = details.housing();
        disability = details.disability();
        imilo = details.imilo();
        mode = details.mode();
        place = details.place();
        firstContactOn = details.firstContactOn();
        informedOn = details.informedOn();
        informedMeans = details.informedMeans();
    }

    public B diploma(@Nullable Diploma value) {
        diploma = value;
        return self();
    }

    public B entrySituation(@Nullable Situation value) {
        entrySituation = value;
        return self();
    }

    public B situation(@Nullable Situation value) {
        situation = value;
        return self();
    }

    public B situationState(@Nullable SituationState value) {
        situationState = value;
        return self();
    }

    public B situationOn(@Nullable LocalDate value) {
        situationOn = value;
        return self();
    }

    public B known(@Nullable Known value) {
        known = value;
        return self();
    }

    public B accompanied(@Nullable Boolean value) {
        accompanied = value;
        return self();
    }

    public B lastSpeOn(@Nullable LocalDate value) {
        lastSpeOn = value;
        return self();
    }

    public B housing(@Nullable Housing value) {
        housing = value;
        return self();
    }

    public B disability(@Nullable Boolean value) {
        disability = value;
        return self();
    }

    public B imilo(@Nullable String value) {
        imilo = value;
        return self();
    }

    public B mode(@Nullable IdentificationMode value) {
        mode = value;
        return self();
    }

    public B place(@Nullable FindingPlace value) {
        place = value;
        return self();
    }

    public B firstContactOn(@Nullable LocalDate value) {
        firstContactOn = value;
        return self();
    }

    public B informedOn(@Nullable LocalDate value) {
        informedOn = value;
        return self();
    }

    public B informedMeans(@Nullable Means value) {
        informedMeans = value;
        return self();
    }
}
