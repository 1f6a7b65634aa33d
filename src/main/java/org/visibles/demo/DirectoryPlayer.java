package org.visibles.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.visibles.database.ShiftableClock;
import org.visibles.directory.Addition;
import org.visibles.directory.Capacity;
import org.visibles.directory.DirectoryNotes;
import org.visibles.directory.FoundService;
import org.visibles.directory.ServiceCriteria;
import org.visibles.directory.ServiceFinder;
import org.visibles.directory.StructureLinks;
import org.visibles.directory.feed.ExampleDirectory;
import org.visibles.kernel.AccountId;
import org.visibles.kernel.Identity;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Role;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.organisation.OrganisationRow;

/** Fills the partner directory with its invented structures, and has a commune note what it knows of some of them. */
@Component
@Profile("demo")
class DirectoryPlayer {

    private static final UUID NOBODY = new UUID(0, 0);
    private static final int FULL_SINCE_DAYS = 20;

    /** Words that one structure of the example bears in its name, and which participant it is. */
    private static final Map<String, DemoOrganisations.Participant> KNOWN = Map.of(
            "mission locale maromme", DemoOrganisations.MISSIONS.getFirst(),
            "mission locale oissel", DemoOrganisations.MISSIONS.get(1),
            "ccas caudebec", DemoOrganisations.FIELD.get(10),
            "passerelles canteleu", DemoOrganisations.FIELD.get(15),
            "passerelles darnetal", DemoOrganisations.PARTNERS.getFirst(),
            "securite sociale caudebec", DemoOrganisations.PARTNERS.get(1),
            "allocations rouen", DemoOrganisations.PARTNERS.get(2),
            "deuxieme chance petit-couronne", DemoOrganisations.PARTNERS.get(3),
            "maison savoirs rouen", DemoOrganisations.WITHOUT_ACCOUNT);

    private final ExampleDirectory example;
    private final ServiceFinder finder;
    private final StructureLinks links;
    private final DirectoryNotes notes;
    private final OrganisationDirectory organisations;
    private final ShiftableClock clock;

    DirectoryPlayer(
            ExampleDirectory example,
            ServiceFinder finder,
            StructureLinks links,
            DirectoryNotes notes,
            OrganisationDirectory organisations,
            ShiftableClock clock) {
        this.example = example;
        this.finder = finder;
        this.links = links;
        this.notes = notes;
        this.organisations = organisations;
        this.clock = clock;
    }

    void play(DemoCast.Cast cast, LocalDate end) {
        Identity worker = cast.agentOf(DemoOrganisations.FIELD.getFirst());
        Map<String, OrganisationId> recipients = Acting.as(worker, organisations::recipients).stream()
                .collect(Collectors.toMap(OrganisationRow::name, OrganisationRow::id));
        List<FoundService> services = Acting.as(administrator(), () -> {
            example.fill();
            KNOWN.forEach((words, participant) -> finder.find(ServiceCriteria.ALL.text(words), 0, 1).stream()
                    .map(FoundService::structure)
                    .filter(Objects::nonNull)
                    .forEach(structure ->
                            links.link(structure, Objects.requireNonNull(recipients.get(participant.name())))));
            return finder.find(ServiceCriteria.ALL, 0, 3);
        });
        clock.runAt(
                end.minusDays(FULL_SINCE_DAYS)
                        .atTime(LocalTime.NOON)
                        .atZone(ShiftableClock.PARIS)
                        .toInstant(),
                () -> Acting.as(worker, () -> {
                    note(services);
                    return worker;
                }));
    }

    private void note(List<FoundService> services) {
        FoundService first = services.getFirst();
        if (first.structure() != null) {
            notes.save(
                    first.structure(),
                    new Addition(
                            "Accueil", null, "accueil@exemple.invalid", "Demander l'accueil du jeudi.", true, null));
        }
        notes.tell(first.id(), Capacity.Room.FULL, true);
        notes.tell(services.getLast().id(), Capacity.Room.OPEN, true);
    }

    private static Identity administrator() {
        return new Identity(
                new AccountId(NOBODY),
                MemberId.PROGRAM,
                new OrganisationId(NOBODY),
                "demo",
                Set.of(Role.ADMINISTRATOR));
    }
}
