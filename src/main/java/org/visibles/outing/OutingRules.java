package org.visibles.outing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.visibles.geography.GeographyService;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.RuleViolation;
import org.visibles.organisation.MemberDirectory;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.organisation.OrganisationRow;
import org.visibles.organisation.ProgrammeService;

/** What every outing must keep to, wherever it comes from. */
@Component
class OutingRules {

    /** The answer "in no priority quarter". */
    private static final String NO_QPV = "NONE";
    /** How far a clock may be ahead, in minutes. */
    private static final int CLOCK_MINUTES = 5;

    private final Reference reference;
    private final ProgrammeService programmes;
    private final GeographyService geography;
    private final OrganisationDirectory organisations;
    private final MemberDirectory members;
    private final CurrentMember member;
    private final Clock clock;

    OutingRules(
            Reference reference,
            ProgrammeService programmes,
            GeographyService geography,
            OrganisationDirectory organisations,
            MemberDirectory members,
            CurrentMember member,
            Clock clock) {
        this.reference = reference;
        this.programmes = programmes;
        this.geography = geography;
        this.organisations = organisations;
        this.members = members;
        this.member = member;
        this.clock = clock;
    }

    /**
     * @param done whether it took place, or is to come
     * @return what the organisation calls the spot, null without one
     * @throws RuleViolation {@code rule.outing.…}
     */
    @Nullable
    String check(OutingContent content, boolean done) {
        when(content, done);
        method(content.way(), MethodRow.Kind.WAY, content.at().toLocalDate());
        if (content.practice() != null) {
            method(content.practice(), MethodRow.Kind.PRACTICE, content.at().toLocalDate());
        }
        where(content.commune(), content.qpv());
        who(content);
        return content.spot() == null
                ? null
                : reference
                        .spot(member.scope(), content.spot())
                        .orElseThrow(() -> new RuleViolation("rule.outing.spot"))
                        .name();
    }

    private void when(OutingContent content, boolean done) {
        LocalDateTime now = LocalDateTime.now(clock);
        if (done && content.at().isAfter(now.plusMinutes(CLOCK_MINUTES))) {
            throw new RuleViolation("rule.outing.future");
        }
        if (!done && content.tellsOfPeople()) {
            throw new RuleViolation("rule.outing.planned-people");
        }
        if (content.at().isAfter(now.plusYears(1))) {
            throw new RuleViolation("rule.outing.too-far");
        }
        LocalDate day = content.at().toLocalDate();
        programmes.find().ifPresent(programme -> {
            if (day.isBefore(programme.startsOn()) || day.isAfter(programme.endsOn())) {
                throw new RuleViolation(
                        "rule.outing.outside-programme",
                        "%1$td/%1$tm/%1$tY".formatted(programme.startsOn()),
                        "%1$td/%1$tm/%1$tY".formatted(programme.endsOn()));
            }
        });
    }

    private void method(String code, MethodRow.Kind kind, LocalDate day) {
        if (reference.methods().stream()
                .noneMatch(each -> each.code().equals(code) && each.kind() == kind && each.holdsOn(day))) {
            throw new RuleViolation(kind == MethodRow.Kind.WAY ? "rule.outing.way" : "rule.outing.practice");
        }
    }

    void where(@Nullable String commune, @Nullable String qpv) {
        if (commune != null && geography.commune(commune).isEmpty()) {
            throw new RuleViolation("rule.outing.commune");
        }
        if (qpv != null
                && !qpv.equals(NO_QPV)
                && (commune == null
                        || geography.qpvsOf(commune).stream()
                                .noneMatch(each -> each.code().equals(qpv)))) {
            throw new RuleViolation("rule.outing.qpv");
        }
    }

    /**
     * @throws RuleViolation {@code rule.outing.team} with somebody of another organisation, or too many
     */
    void team(Set<MemberId> team) {
        if (team.size() > OutingContent.TEAM) {
            throw new RuleViolation("rule.outing.team-size", OutingContent.TEAM);
        }
        List<UUID> ids = team.stream().map(MemberId::value).toList();
        if (!members.names(ids).keySet().containsAll(ids)) {
            throw new RuleViolation("rule.outing.team");
        }
    }

    /**
     * Whoever logged an encounter was there, and has to find it again.
     *
     * @throws RuleViolation {@code rule.outing.companion-logged}
     */
    void stay(Set<OrganisationId> logged, OutingContent content) {
        logged.stream()
                .filter(each -> !content.companions().contains(each))
                .findFirst()
                .ifPresent(gone -> {
                    throw new RuleViolation(
                            "rule.outing.companion-logged",
                            organisations.names().getOrDefault(gone.value(), ""));
                });
    }

    private void who(OutingContent content) {
        team(content.team());
        if (!content.companions().isEmpty()) {
            Set<OrganisationId> others = organisations.participants().stream()
                    .map(OrganisationRow::id)
                    .filter(id -> !id.equals(member.scope().organisation()))
                    .collect(Collectors.toSet());
            if (!others.containsAll(content.companions())) {
                throw new RuleViolation("rule.outing.companion");
            }
        }
    }
}
