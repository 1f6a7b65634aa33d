package org.visibles.joining;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Identity;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Relation;
import org.visibles.kernel.YouthId;
import org.visibles.messaging.Notifications;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.youth.YouthCircle.Follower;

/** Tells those who follow either record fully, and who answers for it in the own organisation; never a name. */
@Component
class JoiningNotices {

    private final Notifications notifications;
    private final OrganisationDirectory organisations;
    private final CurrentMember member;

    JoiningNotices(Notifications notifications, OrganisationDirectory organisations, CurrentMember member) {
        this.notifications = notifications;
        this.organisations = organisations;
        this.member = member;
    }

    /** Which record the own organisation follows now, and which the others. */
    record Links(YouthId own, YouthId theirs) {}

    void tell(String key, Links links, List<Follower> followers, Identity who) {
        List<String> arguments =
                List.of(organisations.names().getOrDefault(who.organisation().value(), ""));
        followers.stream()
                .filter(each -> each.relation() == Relation.CIRCLE_FULL)
                .map(Follower::organisation)
                .filter(each -> !each.equals(who.organisation()))
                .distinct()
                .forEach(each -> notifications.toOrganisation(each, key, arguments, "jeunes/" + links.theirs()));
        referents(followers, who.organisation()).stream()
                .filter(each -> !each.equals(who.member()))
                .forEach(each -> notifications.toMember(each, key, arguments, "jeunes/" + links.own()));
    }

    /** Tells another organisation: the member who answers for it, else all of it. */
    void toThem(String key, OrganisationId organisation, @Nullable UUID who, String link) {
        List<String> own = List.of(organisations
                .names()
                .getOrDefault(member.require().organisation().value(), ""));
        if (who == null) {
            notifications.toOrganisation(organisation, key, own, link);
        } else {
            notifications.toMember(new MemberId(who), key, own, link);
        }
    }

    private static Set<MemberId> referents(List<Follower> followers, OrganisationId own) {
        return followers.stream()
                .filter(each -> each.organisation().equals(own))
                .map(Follower::referent)
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toSet());
    }
}
