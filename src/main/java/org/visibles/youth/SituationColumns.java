package org.visibles.youth;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.visibles.youth.Choices.Diploma;
import org.visibles.youth.Choices.Housing;
import org.visibles.youth.Choices.Known;
import org.visibles.youth.Choices.Situation;
import org.visibles.youth.Choices.SituationState;

/** How the person stands, as the record keeps it. */
@MappedSuperclass
abstract class SituationColumns extends PersonColumns {

    @Enumerated(EnumType.STRING)
    private @Nullable Diploma diploma;

    @Enumerated(EnumType.STRING)
    private @Nullable Situation entrySituation;

    @Enumerated(EnumType.STRING)
    private @Nullable Situation situation;

    @Enumerated(EnumType.STRING)
    private @Nullable SituationState situationState;

    private @Nullable LocalDate situationOn;

    @Column(name = "known_to_ml")
    @Enumerated(EnumType.STRING)
    private @Nullable Known known;

    private @Nullable Boolean accompanied;
    private @Nullable LocalDate lastSpeOn;

    @Enumerated(EnumType.STRING)
    private @Nullable Housing housing;

    private @Nullable Boolean disability;
    private @Nullable String imilo;

    SituationColumns() {}

    void takeSituation(YouthDetails clean) {
        diploma = clean.diploma();
        entrySituation = clean.entrySituation();
        situation = clean.situation();
        situationState = clean.situationState();
        situationOn = clean.situationOn();
        known = clean.known();
        accompanied = clean.accompanied();
        lastSpeOn = clean.lastSpeOn();
        housing = clean.housing();
        disability = clean.disability();
        imilo = clean.imilo();
    }

    /** The person, with how it stands. */
    YouthDetails.Builder situated() {
        return person().diploma(diploma)
                .entrySituation(entrySituation)
                .situation(situation)
                .situationState(situationState)
                .situationOn(situationOn)
                .known(known)
                .accompanied(accompanied)
                .lastSpeOn(lastSpeOn)
                .housing(housing)
                .disability(disability)
                .imilo(imilo);
    }

    @Nullable
    Known known() {
        return known;
    }
}
