package org.visibles.kernel;

import static org.visibles.kernel.Permission.*;
import static org.visibles.kernel.Relation.*;
import static org.visibles.kernel.Role.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rights, as one table: role × action × relation to the record. An action without a person has no relation. The
 * manual's chapter and the isolation matrix are made from it.
 */
public final class Rights {

    /** One line: members with one of the roles may do it, to a person their organisation stands to in one of the relations. */
    public record Right(String permission, Set<Role> roles, Set<Relation> relations) {}

    private static final Set<Role> FIELD = Set.of(OUTREACH_WORKER, TEAM_LEAD);
    private static final Set<Role> FIELD_AND_PARTNER = Set.of(OUTREACH_WORKER, TEAM_LEAD, PARTNER_AGENT);
    private static final Set<Relation> NO_PERSON = Set.of();

    public static final List<Right> TABLE = List.of(
            new Right(YOUTH_READ, FIELD, Set.of(CIRCLE_FULL)),
            new Right(YOUTH_WRITE, FIELD, Set.of(CIRCLE_FULL)),
            new Right(YOUTH_JOIN, FIELD, Set.of(CIRCLE_FULL)),
            new Right(DUPLICATE_JUDGE, Set.of(TEAM_LEAD), Set.of(CIRCLE_FULL)),
            new Right(DISCLOSURE_READ, FIELD_AND_PARTNER, Set.of(CIRCLE_FULL, ADDRESSEE, CIRCLE_SHARED)),
            new Right(CONTACT_READ, FIELD_AND_PARTNER, Set.of(CIRCLE_FULL, CIRCLE_SHARED)),
            new Right(CONTACT_LOG, FIELD_AND_PARTNER, Set.of(CIRCLE_FULL, CIRCLE_SHARED)),
            new Right(ENCOUNTER_ATTACH, FIELD, Set.of(CIRCLE_FULL)),
            new Right(OUTING_READ, FIELD, NO_PERSON),
            new Right(OUTING_WRITE, FIELD, NO_PERSON),
            new Right(REFERRAL_READ, FIELD_AND_PARTNER, Set.of(CIRCLE_FULL, ADDRESSEE, CIRCLE_SHARED)),
            new Right(REFERRAL_SEND, FIELD, Set.of(CIRCLE_FULL)),
            new Right(REFERRAL_DECIDE, FIELD_AND_PARTNER, Set.of(ADDRESSEE, CIRCLE_SHARED)),
            new Right(ANSWER_BY_LINK, Set.of(), Set.of(ADDRESSEE, CIRCLE_SHARED)),
            new Right(STATUS_CHECK, FIELD, Set.of(ADDRESSEE)),
            new Right(ACQUAINTANCE_ASK, FIELD, Set.of(CIRCLE_FULL)),
            new Right(ACQUAINTANCE_DECIDE, FIELD, Set.of(CIRCLE_FULL)),
            new Right(MATCHING_MANAGE, Set.of(TEAM_LEAD), NO_PERSON),
            new Right(LIST_IMPORT, Set.of(TEAM_LEAD), NO_PERSON),
            new Right(LIST_EXPORT, Set.of(TEAM_LEAD), Set.of(CIRCLE_FULL)),
            new Right(JOURNEY_READ, FIELD, Set.of(CIRCLE_FULL)),
            new Right(JOURNEY_MOVE, FIELD, Set.of(CIRCLE_FULL)),
            new Right(FIGURES_OWN, FIELD, NO_PERSON),
            new Right(FIGURES_PROGRAMME, Set.of(COORDINATOR), Set.of(AGGREGATE)),
            new Right(FIGURE_CHECK_ASK, Set.of(COORDINATOR), NO_PERSON),
            new Right(FIGURE_CHECK_ANSWER, FIELD, NO_PERSON),
            new Right(REPORT_WRITE, Set.of(COORDINATOR, TEAM_LEAD), NO_PERSON),
            new Right(COSTS_OWN, Set.of(TEAM_LEAD), NO_PERSON),
            new Right(COSTS_PROGRAMME, Set.of(COORDINATOR), NO_PERSON),
            new Right(ORGANISATION_MANAGE, Set.of(ADMINISTRATOR), NO_PERSON),
            new Right(MEMBER_MANAGE, Set.of(ADMINISTRATOR, TEAM_LEAD), NO_PERSON),
            new Right(PROGRAMME_MANAGE, Set.of(ADMINISTRATOR, COORDINATOR), NO_PERSON),
            new Right(GEOGRAPHY_MANAGE, Set.of(ADMINISTRATOR), NO_PERSON),
            new Right(DIRECTORY_NOTE, FIELD_AND_PARTNER, NO_PERSON),
            new Right(DIRECTORY_MANAGE, Set.of(ADMINISTRATOR), NO_PERSON),
            new Right(ACCESS_LOG_READ, Set.of(DPO), NO_PERSON),
            new Right(MAIL_READ, Set.of(ADMINISTRATOR), NO_PERSON));

    private Rights() {}

    static Set<String> permissionsOf(Role role) {
        return TABLE.stream()
                .filter(right -> right.roles().contains(role))
                .map(Right::permission)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a member with the role may do it to a person its organisation stands to in that relation. */
    public static boolean allows(Role role, String permission, Relation relation) {
        return TABLE.stream()
                .anyMatch(right -> right.permission().equals(permission)
                        && right.roles().contains(role)
                        && right.relations().contains(relation));
    }

    /** Every permission of the table, in its order. */
    public static List<String> permissions() {
        return new ArrayList<>(TABLE.stream().map(Right::permission).toList());
    }
}
