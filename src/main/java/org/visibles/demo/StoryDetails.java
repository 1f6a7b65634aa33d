package org.visibles.demo;

import java.time.Period;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visibles.geography.GeographyService;
import org.visibles.geography.Qpv;
import org.visibles.youth.Choices;
import org.visibles.youth.YouthDetails;

/** What a worker writes of the person of a story, at first and once it is informed. */
final class StoryDetails {

    private final Scene scene;
    private final Story story;
    private final GeographyService geography;

    StoryDetails(Scene scene, GeographyService geography) {
        this.scene = scene;
        this.story = scene.story;
        this.geography = geography;
    }

    YouthDetails.Builder first() {
        return YouthDetails.named(story.pseudonym())
                .sex(Choices.Sex.valueOf(story.sex()))
                .ageBand(band())
                .commune(story.commune())
                .qpv(qpv())
                .mode(Choices.IdentificationMode.valueOf(story.mode()))
                .place(Choices.FindingPlace.valueOf(story.place()))
                .situation(Choices.Situation.valueOf(story.situation()))
                .situationState(Choices.SituationState.CURRENT)
                .situationOn(story.metOn())
                .firstContactOn(story.metOn());
    }

    YouthDetails informed(YouthDetails.Builder details) {
        details.informedOn(story.informedOn())
                .informedMeans(Choices.Means.ORAL)
                .firstName(story.firstName())
                .lastName(story.lastName())
                .birthDate(story.birthDate())
                .phones(story.phone() == null ? List.of() : List.of(story.phone()))
                .diploma(story.diploma() == null ? null : diploma(story.diploma()))
                .housing(story.housing() == null ? null : Choices.Housing.valueOf(story.housing()))
                .disability(story.disability())
                .known(story.known() == null ? null : Choices.Known.valueOf(story.known()))
                .accompanied(scene.accompanied());
        if ("KNOWN".equals(story.known())) {
            details.lastSpeOn(story.metOn().minusMonths(11));
        }
        return details.build();
    }

    private Choices.AgeBand band() {
        int age = Period.between(story.birthDate(), story.metOn()).getYears();
        return age < 18
                ? Choices.AgeBand.FROM_16_TO_17
                : age < 22
                        ? Choices.AgeBand.FROM_18_TO_21
                        : age < 26 ? Choices.AgeBand.FROM_22_TO_25 : Choices.AgeBand.FROM_26_TO_29;
    }

    private @Nullable String qpv() {
        if (story.qpvIndex() == null) {
            return scene.random.nextInt(100) < 60 ? "NONE" : null;
        }
        List<Qpv> quarters = geography.qpvsOf(story.commune()).stream()
                .filter(quarter -> quarter.generation().equals("2024"))
                .toList();
        return quarters.isEmpty()
                ? "NONE"
                : quarters.get(story.qpvIndex() % quarters.size()).code();
    }

    private static Choices.Diploma diploma(String code) {
        return Arrays.stream(Choices.Diploma.values())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
