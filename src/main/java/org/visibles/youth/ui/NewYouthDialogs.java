package org.visibles.youth.ui;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.visibles.geography.GeographyService;
import org.visibles.kernel.Drafts;
import org.visibles.youth.IntakeAid;
import org.visibles.youth.YouthService;

/** Opens the short form for somebody one has just met. */
@Component
class NewYouthDialogs {

    private final YouthService youth;
    private final GeographyService geography;
    private final ObjectProvider<Drafts> drafts;
    private final ObjectProvider<IntakeAid> aids;
    private final Clock clock;

    NewYouthDialogs(
            YouthService youth,
            GeographyService geography,
            ObjectProvider<Drafts> drafts,
            ObjectProvider<IntakeAid> aids,
            Clock clock) {
        this.youth = youth;
        this.geography = geography;
        this.drafts = drafts;
        this.aids = aids;
        this.clock = clock;
    }

    NewYouthDialog open() {
        NewYouthDialog dialog = new NewYouthDialog(
                youth,
                geography,
                new DetailsDraft(drafts, "youth.new"),
                aids.orderedStream().map(IntakeAid::begin).toList(),
                clock);
        dialog.open();
        return dialog;
    }
}
