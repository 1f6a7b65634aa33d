package org.visibles.joining;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.visibles.kernel.Permission;
import org.visibles.kernel.TodoCount;

/** What waits for somebody's judgement, so that a notification that is overlooked loses nothing. */
@Configuration(proxyBeanMethods = false)
class JoiningTodos {

    @Bean
    TodoCount joiningOffersWait() {
        return new TodoCount(
                Permission.YOUTH_JOIN, "todo.joining.offers", "joining.todo.offers", JoinAnswers.ROUTE, """
                select count(distinct o.offer_id), min(o.ends_at at time zone :zone)::date from join_offers(null, :now) o
                where o.state = 'WAITING' and not o.offered_here""");
    }

    @Bean
    TodoCount joinedWithoutAgreement() {
        return new TodoCount(
                Permission.YOUTH_JOIN, "todo.joining.unshared", "joining.todo.unshared", JoinAnswers.ROUTE, """
                select count(*), min((w.joined_at + interval '30 days') at time zone :zone)::date
                from sharing_withdrawn(null, :now) w""");
    }

    @Bean
    TodoCount duplicatesWait() {
        return new TodoCount(
                Permission.DUPLICATE_JUDGE, "todo.joining.duplicates", "joining.todo.duplicates", "doublons", """
                select count(*), null::date from duplicate_pair p
                join circle a on a.organisation_id = p.organisation_id and a.youth_id = p.one_id and a.relation = 'FULL'
                join circle b on b.organisation_id = p.organisation_id and b.youth_id = p.other_id and b.relation = 'FULL'
                where p.organisation_id = (select current_organisation()) and not exists (select from different_pair d
                  where d.organisation_id = p.organisation_id and d.one_id = p.one_id and d.other_id = p.other_id)""");
    }
}
