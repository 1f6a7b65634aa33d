package org.visibles.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A referral that waits for its answer when the demo is first opened, whatever day of the month that is: sent in the last
 * days to the two partners that have an account of their own, one just now, one about which the partner has asked back, one that is late.
 */
record Waiting(DemoOrganisations.Participant partner, LocalDate sentOn, boolean asksBack) {

    private static final List<DemoOrganisations.Participant> PARTNERS =
            List.of(DemoOrganisations.MISSIONS.getFirst(), DemoOrganisations.PARTNERS.getFirst());
    /** Days ago: by the programme's rules an answer is due after 10 and a referral expires after 30. */
    private static final List<Integer> AGES = List.of(1, 12, 5);

    private static final int ASKED_BACK = 5;

    /**
     * By the index of the story: people of the first commune who were identified and no more.
     *
     * @param today on which the demo is opened
     */
    static Map<Integer, Waiting> among(List<Story> stories, LocalDate today) {
        Map<Integer, Waiting> waiting = new HashMap<>();
        for (int number = 0; number < stories.size(); number++) {
            int next = waiting.size();
            int age = AGES.get(next / PARTNERS.size() % AGES.size());
            LocalDate sentOn = today.minusDays(age);
            if (canWait(stories.get(number), sentOn)) {
                waiting.put(number, new Waiting(PARTNERS.get(next % PARTNERS.size()), sentOn, age == ASKED_BACK));
            }
        }
        return waiting;
    }

    private static boolean canWait(Story story, LocalDate on) {
        return story.organisation() == 0
                && story.informedOn() != null
                && story.informedOn().isBefore(on)
                && story.moves().isEmpty()
                && !"ACTIVE".equals(story.known());
    }
}
