package org.visibles.acquaintance.ui;

import org.springframework.stereotype.Component;
import org.visibles.acquaintance.IntakeMatches;
import org.visibles.youth.IntakeAid;

@Component
class IntakeAids implements IntakeAid {

    private final IntakeMatches matches;

    IntakeAids(IntakeMatches matches) {
        this.matches = matches;
    }

    @Override
    public Part begin() {
        return new LikelyMatches(matches);
    }
}
