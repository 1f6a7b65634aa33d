package org.visibles.acquaintance;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.visibles.kernel.Permission;
import org.visibles.kernel.TodoCount;

/** Introductions that partners ask for, so that a notification that is overlooked loses nothing. */
@Configuration(proxyBeanMethods = false)
class AskedTodos {

    @Bean
    TodoCount introductionsWait() {
        return new TodoCount(
                Permission.ACQUAINTANCE_DECIDE, "todo.acquaintance", "acquaintance.todo", Proposals.ROUTE, """
                select count(*), min(p.ends_at at time zone :zone)::date from acquaintance_proposals(:now) p""");
    }
}
