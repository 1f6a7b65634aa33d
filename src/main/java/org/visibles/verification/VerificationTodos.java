package org.visibles.verification;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.visibles.kernel.Permission;
import org.visibles.kernel.TodoCount;

/** One line for all that waits for the organisation's answer, due ten days after the oldest was asked. */
@Configuration(proxyBeanMethods = false)
class VerificationTodos {

    @Bean
    TodoCount checksWait() {
        return new TodoCount(Permission.STATUS_CHECK, "todo.verification", "verification.todo", "verifications", """
                select count(*), min(asked_at at time zone :zone)::date + 10 from status_check
                where addressee_id = (select current_organisation()) and closed_at is null and answer is null""");
    }
}
