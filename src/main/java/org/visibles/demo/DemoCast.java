package org.visibles.demo;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.visibles.access.DemoAccounts;
import org.visibles.kernel.AccountId;
import org.visibles.kernel.Identity;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Role;
import org.visibles.organisation.Memberships;
import org.visibles.organisation.OrganisationAdmin;
import org.visibles.organisation.OrganisationKind;
import org.visibles.organisation.OrganisationRow;

/** Makes the organisations of the demo and their members, as an administrator would. */
@Component
@Profile("demo")
class DemoCast {

    static final String PASSWORD = "Visibles-demo-2019";

    private static final List<String> MEMBERS = List.of(
            "Alix Morel",
            "Sacha Lefebvre",
            "Camille Aubert",
            "Dominique Roux",
            "Claude Vasseur",
            "Maxime Duhamel",
            "Noor Belkacem",
            "Charlie Leblond",
            "Andrea Quesnel",
            "Lou Delamare",
            "Eden Marchand",
            "Jo Hébert");

    private final DemoAccounts accounts;
    private final OrganisationAdmin organisations;
    private final Memberships memberships;
    private final DemoProgramme programme;

    DemoCast(DemoAccounts accounts, OrganisationAdmin organisations, Memberships memberships, DemoProgramme programme) {
        this.accounts = accounts;
        this.organisations = organisations;
        this.memberships = memberships;
        this.programme = programme;
    }

    /**
     * Who acts in the stories.
     *
     * @param agents by name of the organisation, in which they work
     * @param colleague who leads and shares the work of the first of them
     * @param coordination of the programme
     */
    record Cast(Map<String, Identity> agents, Identity colleague, Identity coordination) {

        Identity agentOf(DemoOrganisations.Participant organisation) {
            return Objects.requireNonNull(agents.get(organisation.name()));
        }

        List<Identity> everyone() {
            List<Identity> everyone = new ArrayList<>(agents.values());
            everyone.add(colleague);
            return everyone;
        }

        Identity agentOf(OrganisationId organisation) {
            return agents.values().stream()
                    .filter(each -> each.organisation().equals(organisation))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * @param start first day of the programme, which goes on for half a year after the two years of the stories
     */
    Cast make(LocalDate start) {
        String hash = accounts.hash(PASSWORD);
        Identity admin = Acting.asNobody(() -> accounts.firstAdministrator(hash));
        OrganisationId metropole = admin.organisation();
        Map<String, OrganisationId> ids = new HashMap<>();
        List<String> links = new ArrayList<>();
        Map<String, Identity> agents = new HashMap<>();
        Identity[] coordination = new Identity[1];
        Identity colleague = Acting.as(admin, () -> {
            metropole(metropole);
            everyone().forEach(each -> ids.put(each.name(), organisation(each)));
            ids.put(DemoOrganisations.WITHOUT_ACCOUNT.name(), organisation(DemoOrganisations.WITHOUT_ACCOUNT));
            programme.make(start, metropole, ids);
            int number = 0;
            for (var each : everyone()) {
                agents.put(
                        each.name(),
                        member(login(each), MEMBERS.get(number++ % MEMBERS.size()), id(ids, each), roles(each), links));
            }
            coordination[0] = member("coordination", "Maxime Duval", metropole, Set.of(Role.COORDINATOR), links);
            member("dpo", "Lou Fournier", metropole, Set.of(Role.DPO), links);
            return member(
                    "responsable.rouen",
                    "Camille Petit",
                    id(ids, DemoOrganisations.FIELD.getFirst()),
                    Set.of(Role.TEAM_LEAD, Role.OUTREACH_WORKER),
                    links);
        });
        Acting.asNobody(() -> {
            links.forEach(link -> accounts.open(link, hash));
            return links;
        });
        return new Cast(agents, colleague, coordination[0]);
    }

    private static OrganisationId id(Map<String, OrganisationId> ids, DemoOrganisations.Participant each) {
        return Objects.requireNonNull(ids.get(each.name()));
    }

    private static List<DemoOrganisations.Participant> everyone() {
        List<DemoOrganisations.Participant> all = new ArrayList<>(DemoOrganisations.FIELD);
        all.addAll(DemoOrganisations.MISSIONS);
        all.addAll(DemoOrganisations.PARTNERS);
        return all;
    }

    private void metropole(OrganisationId id) {
        OrganisationAdmin.Edited made = organisations.list().stream()
                .filter(each -> each.organisation().id().equals(id))
                .findFirst()
                .orElseThrow();
        organisations.save(new OrganisationAdmin.Edited(
                new OrganisationRow(
                        id,
                        DemoOrganisations.METROPOLE.name(),
                        OrganisationKind.METROPOLE,
                        DemoOrganisations.METROPOLE.commune()),
                null,
                true,
                Set.of(),
                made.version()));
    }

    private OrganisationId organisation(DemoOrganisations.Participant each) {
        OrganisationId id = OrganisationId.next();
        int mission = DemoOrganisations.MISSIONS.indexOf(each);
        organisations.save(new OrganisationAdmin.Edited(
                new OrganisationRow(id, each.name(), OrganisationKind.valueOf(each.kind()), each.commune()),
                login(each).replaceFirst("agent.", "accueil-") + "@demo.example",
                true,
                mission < 0 ? Set.of() : Set.copyOf(DemoOrganisations.COMPETENCES.get(mission)),
                null));
        return id;
    }

    private Identity member(
            String login, String name, OrganisationId organisation, Set<Role> roles, List<String> links) {
        AccountId account = accounts.create(login, name);
        MemberId member = memberships.add(organisation, account, name, roles);
        links.add(accounts.link(account));
        return new Identity(account, member, organisation, name, roles);
    }

    private static Set<Role> roles(DemoOrganisations.Participant each) {
        return switch (OrganisationKind.valueOf(each.kind())) {
            case COMMUNE, ASSOCIATION -> Set.of(Role.OUTREACH_WORKER);
            case MISSION_LOCALE -> Set.of(Role.OUTREACH_WORKER, Role.PARTNER_AGENT);
            case PARTNER -> Set.of(Role.PARTNER_AGENT);
            case METROPOLE -> Set.of(Role.COORDINATOR);
        };
    }

    /** {@code agent.} and a word of the name; four are those that the console prints. */
    private static String login(DemoOrganisations.Participant each) {
        if (each.equals(DemoOrganisations.MISSIONS.getFirst())) {
            return "agent.ml";
        }
        if (each.equals(DemoOrganisations.PARTNERS.getFirst())) {
            return "agent.resto";
        }
        String plain = Normalizer.normalize(each.name(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("^(ville|mission locale)\\s+(de |du |d')?", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return "agent." + plain;
    }
}
