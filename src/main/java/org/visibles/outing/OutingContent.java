package org.visibles.outing;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.FreeText;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.RuleViolation;

/**
 * What is told of an outing.
 *
 * @param at its start, in Europe/Paris, within the programme; not in the future once it took place
 * @param minutes 1 to {@value #LONGEST}
 * @param commune INSEE code
 * @param qpv code of a quarter of the commune, or {@code NONE}
 * @param spot of the own organisation
 * @param way code of a way of finding people that holds on the day
 * @param practice code of a practice that holds on the day
 * @param team members of the own organisation, at most {@value #TEAM}
 * @param companions other organisations of the programme, at most {@value #COMPANIONS}
 * @param known how many of the tally were already known
 * @param leaflets handed out, 0 to {@value #LEAFLETS}
 * @param note objective, at most {@value #NOTE_LENGTH} characters, without names, health or offences
 */
public record OutingContent(
        LocalDateTime at,
        int minutes,
        @Nullable String commune,
        @Nullable String qpv,
        @Nullable UUID spot,
        @Nullable Position position,
        String way,
        @Nullable String practice,
        Set<MemberId> team,
        Set<OrganisationId> companions,
        Tally tally,
        int known,
        int leaflets,
        @Nullable String note) {

    public static final int LONGEST = 1440;
    public static final int LEAFLETS = 9999;
    public static final int NOTE_LENGTH = 1000;
    public static final int TEAM = 50;
    public static final int COMPANIONS = 20;

    public OutingContent {
        at = at.truncatedTo(ChronoUnit.MINUTES);
        team = Set.copyOf(team);
        companions = Set.copyOf(companions);
        note = FreeText.lines(note, NOTE_LENGTH, "rule.outing.too-long");
        if (minutes < 1 || minutes > LONGEST) {
            throw new RuleViolation("rule.outing.minutes", LONGEST);
        }
        if (known < 0 || known > tally.sum()) {
            throw new RuleViolation("rule.outing.known");
        }
        if (leaflets < 0 || leaflets > LEAFLETS) {
            throw new RuleViolation("rule.outing.leaflets", LEAFLETS);
        }
        if (team.size() > TEAM) {
            throw new RuleViolation("rule.outing.team-size", TEAM);
        }
        if (companions.size() > COMPANIONS) {
            throw new RuleViolation("rule.outing.companions", COMPANIONS);
        }
    }

    /** Nothing but when, how long and how. */
    public static OutingContent of(LocalDateTime at, int minutes, String way) {
        return new OutingContent(
                at, minutes, null, null, null, null, way, null, Set.of(), Set.of(), Tally.NONE, 0, 0, null);
    }

    /** The same place, team and method at another time, with nobody met yet. */
    public OutingContent again(LocalDateTime then) {
        return new OutingContent(
                then, minutes, commune, qpv, spot, position, way, practice, team, companions, Tally.NONE, 0, 0, null);
    }

    public OutingContent inPlace(@Nullable String commune, @Nullable String qpv, @Nullable UUID spot) {
        return new OutingContent(
                at,
                minutes,
                commune,
                qpv,
                spot,
                position,
                way,
                practice,
                team,
                companions,
                tally,
                known,
                leaflets,
                note);
    }

    public OutingContent by(String way, @Nullable String practice) {
        return new OutingContent(
                at,
                minutes,
                commune,
                qpv,
                spot,
                position,
                way,
                practice,
                team,
                companions,
                tally,
                known,
                leaflets,
                note);
    }

    public OutingContent with(Set<MemberId> team, Set<OrganisationId> companions) {
        return new OutingContent(
                at,
                minutes,
                commune,
                qpv,
                spot,
                position,
                way,
                practice,
                team,
                companions,
                tally,
                known,
                leaflets,
                note);
    }

    public OutingContent told(Tally tally, int known, int leaflets, @Nullable String note) {
        return new OutingContent(
                at,
                minutes,
                commune,
                qpv,
                spot,
                position,
                way,
                practice,
                team,
                companions,
                tally,
                known,
                leaflets,
                note);
    }

    /** Whether something is told that only who has been there can know. */
    boolean tellsOfPeople() {
        return tally.sum() > 0 || leaflets > 0;
    }
}
