package org.visibles.joining;

import static org.visibles.testkit.Fixture.AGENT_ML;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;

import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.YouthId;
import org.visibles.outreach.ContactService;
import org.visibles.testkit.As;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.Agreements;
import org.visibles.youth.YouthService;

/** Rouen and the mission have each met one person, were introduced, and have its agreement to share what they keep. */
@VisiblesTest
abstract class BothIntroduced {

    @Autowired
    JoinOffers offers;

    @Autowired
    JoinAnswers answers;

    @Autowired
    JoiningService joining;

    @Autowired
    YouthService youth;

    @Autowired
    ContactService contacts;

    @Autowired
    Agreements agreements;

    @Autowired
    TestDatabase database;

    @Autowired
    Clock clock;

    Pairs pairs;
    TwoHouses houses;
    YouthId rouen;
    YouthId mission;
    /** The agreement that the person gave Rouen. */
    UUID agreed;

    UUID introduction;

    @BeforeEach
    void both_have_met_the_person_and_were_introduced() {
        pairs = new Pairs(youth, contacts, joining, database, clock);
        houses = new TwoHouses(offers, answers, agreements, database, clock);
        rouen = pairs.person(pairs.informed("De Rouen", "Inès"));
        mission = As.member(
                AGENT_ML,
                () -> youth.record(pairs.informed("De la mission", "Ines")
                        .edit()
                        .email("ines@example.org")
                        .build()));
        agreed = houses.agreed(AGENT_ROUEN, rouen);
        houses.agreed(AGENT_ML, mission);
        introduction = houses.introduced(AGENT_ROUEN, rouen, AGENT_ML, mission);
    }
}
