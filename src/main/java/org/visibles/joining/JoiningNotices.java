package org.visibles.joining;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
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

    JoiningNotices(Notifications notifications, OrganisationDirectory organisations) {
        this.notifications = notifications;
        this.organisations = organisations;
    }

    void tell(String key, YouthId youth, List<Follower> followers, Identity who) {
        List<String> arguments =
                List.of(organisations.names().getOrDefault(who.organisation().value(), ""));
        String link = "jeunes/" + youth;
        followers.stream()
                .filter(each -> each.relation() == Relation.CIRCLE_FULL)
                .map(Follower::organisation)
                .filter(each -> !each.equals(who.organisation()))
                .distinct()
                .forEach(each -> notifications.toOrganisation(each, key, arguments, link));
        referents(followers, who.organisation()).stream()
                .filter(each -> !each.equals(who.member()))
                .forEach(each -> notifications.toMember(each, key, arguments, link));
    }

    private static Set<MemberId> referents(List<Follower> followers, OrganisationId own) {
        return followers.stream()
                .filter(each -> each.organisation().equals(own))
                .map(Follower::referent)
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toSet());
    }
}
