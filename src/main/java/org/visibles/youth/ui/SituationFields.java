package org.visibles.youth.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.List;
import org.visibles.widgets.DayField;
import org.visibles.widgets.Page;
import org.visibles.youth.Choices.Diploma;
import org.visibles.youth.Choices.FindingPlace;
import org.visibles.youth.Choices.Housing;
import org.visibles.youth.Choices.IdentificationMode;
import org.visibles.youth.Choices.Known;
import org.visibles.youth.Choices.Situation;
import org.visibles.youth.Choices.SituationState;
import org.visibles.youth.YouthDetails;

/** How the person stands, and how it was found. */
class SituationFields {

    private final Select<Situation> entrySituation = Fields.choice("entrySituation", Situation.values());
    private final Select<Situation> situation = Fields.choice("situation", Situation.values());
    private final Select<SituationState> situationState = Fields.choice("situationState", SituationState.values());
    private final DayField situationOn;
    private final Select<Diploma> diploma = Fields.choice("diploma", Diploma.values());
    private final Select<Housing> housing = Fields.choice("housing", Housing.values());
    private final Select<Boolean> disability = Fields.yesNo("disability");
    private final Select<Known> known = Fields.choice("known", Known.values());
    private final Select<Boolean> accompanied = Fields.yesNo("accompanied");
    private final DayField lastSpeOn;
    private final TextField imilo = Fields.line("imilo", 40);
    private final Select<IdentificationMode> mode = Fields.choice("mode", IdentificationMode.values());
    private final Select<FindingPlace> place = Fields.choice("place", FindingPlace.values());
    private final DayField firstContactOn;

    SituationFields(LocalDate today) {
        situationOn = Fields.day("situationOn", today);
        lastSpeOn = Fields.day("lastSpeOn", today);
        firstContactOn = Fields.day("firstContactOn", today);
    }

    List<Component> sections() {
        return List.of(
                Page.section(
                        Fields.text("youth.part.situation"),
                        Fields.form(
                                entrySituation, situation, situationState, situationOn, diploma, housing, disability)),
                Page.section(
                        Fields.text("youth.part.finding"),
                        Fields.form(firstContactOn, mode, place, known, accompanied, lastSpeOn, imilo)));
    }

    List<AbstractField<?, ?>> fields() {
        return List.of(
                entrySituation,
                situation,
                situationState,
                situationOn,
                diploma,
                housing,
                disability,
                known,
                accompanied,
                lastSpeOn,
                imilo,
                mode,
                place,
                firstContactOn);
    }

    List<DayField> days() {
        return List.of(situationOn, lastSpeOn, firstContactOn);
    }

    void show(YouthDetails details) {
        entrySituation.setValue(details.entrySituation());
        situation.setValue(details.situation());
        situationState.setValue(details.situationState());
        situationOn.setValue(details.situationOn());
        diploma.setValue(details.diploma());
        housing.setValue(details.housing());
        disability.setValue(details.disability());
        known.setValue(details.known());
        accompanied.setValue(details.accompanied());
        lastSpeOn.setValue(details.lastSpeOn());
        Fields.show(imilo, details.imilo());
        mode.setValue(details.mode());
        place.setValue(details.place());
        firstContactOn.setValue(details.firstContactOn());
    }

    /** Adds to what was typed. */
    YouthDetails typed(YouthDetails.Builder person) {
        return person.entrySituation(entrySituation.getValue())
                .situation(situation.getValue())
                .situationState(situationState.getValue())
                .situationOn(situationOn.getValue())
                .diploma(diploma.getValue())
                .housing(housing.getValue())
                .disability(disability.getValue())
                .known(known.getValue())
                .accompanied(accompanied.getValue())
                .lastSpeOn(lastSpeOn.getValue())
                .imilo(imilo.getValue())
                .mode(mode.getValue())
                .place(place.getValue())
                .firstContactOn(firstContactOn.getValue())
                .build();
    }
}
