package org.visibles.acquaintance.ui;

import org.springframework.stereotype.Component;
import org.visibles.acquaintance.IntakeMatches;
import org.visibles.acquaintance.JudgedDifferent;
import org.visibles.youth.IntakeAid;

@Component
class IntakeAids implements IntakeAid {

    private final IntakeMatches matches;
    private final JudgedDifferent different;

    IntakeAids(IntakeMatches matches, JudgedDifferent different) {
        this.matches = matches;
        this.different = different;
    }

    @Override
    public Part begin() {
        return new LikelyMatches(matches, different);
    }
}
