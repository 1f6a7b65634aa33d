package org.visibles.demo;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.ProgrammeId;
import org.visibles.organisation.ProgrammeAdmin;
import org.visibles.organisation.ProgrammeRow;
import org.visibles.organisation.TargetAdmin;
import org.visibles.organisation.TargetRow;
import org.visibles.outing.MethodRow;
import org.visibles.outing.MethodService;

/** Makes the programme of the demo, with who takes part, its practices and its targets. */
@Component
@Profile("demo")
class DemoProgramme {

    private final ProgrammeAdmin programmes;
    private final TargetAdmin targets;
    private final MethodService methods;

    DemoProgramme(ProgrammeAdmin programmes, TargetAdmin targets, MethodService methods) {
        this.programmes = programmes;
        this.targets = targets;
        this.methods = methods;
    }

    /**
     * @param others by name
     */
    void make(LocalDate start, OrganisationId metropole, Map<String, OrganisationId> others) {
        ProgrammeId id = ProgrammeId.next();
        programmes.save(new ProgrammeAdmin.Edited(
                new ProgrammeRow(
                        id,
                        "Repérer et mobiliser les publics « invisibles »",
                        start,
                        start.plusMonths(StoryTeller.MONTHS + 6L).minusDays(1),
                        16,
                        29,
                        5,
                        90,
                        90,
                        10,
                        20,
                        30,
                        60,
                        ProgrammeRow.CheckDays.USUAL),
                null));
        Set<OrganisationId> all = others.values().stream().collect(Collectors.toSet());
        all.add(metropole);
        programmes.setParticipants(id, all);
        practice(id, "Binôme avec un pair", "Un jeune déjà accompagné sort avec l'équipe.", start);
        practice(id, "Café mobile", "Une table, du café, des jeux, toujours au même endroit.", start.plusMonths(9));
        Map.of(
                        "identified", 180.0,
                        "mobilisation", 0.65,
                        "connection", 0.36,
                        "living-in-qpv", 0.5,
                        "women", 0.45,
                        "answer-rate", 0.9)
                .forEach((indicator, value) -> targets.set(id, new TargetRow(null, indicator, value)));
        int weights = DemoOrganisations.FIELD.stream()
                .mapToInt(DemoOrganisations.Participant::weight)
                .sum();
        for (var each : DemoOrganisations.FIELD) {
            double share = Math.rint(180.0 * each.weight() / weights);
            targets.set(id, new TargetRow(others.get(each.name()), "identified", share));
        }
    }

    private void practice(ProgrammeId programme, String name, String description, LocalDate since) {
        methods.add(programme, MethodRow.Kind.PRACTICE, new MethodService.Written(name, description, since, null));
    }
}
