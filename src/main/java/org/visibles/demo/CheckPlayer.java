package org.visibles.demo;

import java.util.List;
import java.util.SplittableRandom;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.visibles.kernel.Identity;
import org.visibles.messaging.RecurringJob;
import org.visibles.verification.CheckToAnswer;
import org.visibles.verification.VerificationService;
import org.visibles.youth.Choices.Known;

/** Has the missions locales answer what was asked earlier than in the last days; the rest waits in their lists. */
@Component
@Profile("demo")
class CheckPlayer {

    private static final int LEFT_DAYS = 25;

    private final VerificationService verifications;
    private final List<RecurringJob> jobs;

    CheckPlayer(VerificationService verifications, List<RecurringJob> jobs) {
        this.verifications = verifications;
        this.jobs = jobs;
    }

    void answer(DemoCast.Cast cast, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (Identity mission :
                DemoOrganisations.MISSIONS.stream().map(cast::agentOf).toList()) {
            Acting.as(mission, () -> {
                for (CheckToAnswer check : verifications.toAnswer(0, 200)) {
                    if (check.days() > LEFT_DAYS) {
                        verifications.answer(check.youth(), random.nextInt(4) == 0 ? Known.KNOWN : Known.UNKNOWN);
                    }
                }
                return mission;
            });
        }
        Acting.asNobody(() -> {
            jobs.stream().filter(job -> job.name().equals("verification.apply")).forEach(RecurringJob::run);
            return cast;
        });
    }
}
