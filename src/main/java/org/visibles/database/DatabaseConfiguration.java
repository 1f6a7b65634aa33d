package org.visibles.database;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;

/** Time, the order of the locks around a use case, and the refusal to start without a database. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity(
        proxyTargetClass =
                true) // its interceptors stand before the transaction's: refused before a connection is taken
class DatabaseConfiguration {

    @Bean
    ShiftableClock clock() {
        return new ShiftableClock();
    }

    @Bean
    static BeanFactoryPostProcessor dataSourceIsGiven(Environment environment) {
        return beans -> {
            if (environment.matchesProfiles(DemoDatabase.PROFILE)) {
                return;
            }
            if (environment.getProperty("spring.datasource.url", "").isBlank()) {
                throw new NoDataSource("aucune base de données n'est indiquée");
            }
            boolean migrates = environment.getProperty("spring.liquibase.enabled", Boolean.class, true);
            if (migrates && environment.getProperty("spring.liquibase.user", "").isBlank()) {
                throw new NoDataSource("le rôle propriétaire, qui crée et met à jour les tables, n'est pas indiqué"
                        + " (SPRING_LIQUIBASE_USER)");
            }
        };
    }
}
