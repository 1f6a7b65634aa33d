package org.visibles.testkit;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives a Spring context its own database. */
final class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestDatabase database = TestDatabase.fresh();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "fresh database",
                        Map.of(
                                "spring.datasource.url",
                                database.url() + "?logServerErrorDetail=false",
                                "spring.datasource.username",
                                TestServer.APP,
                                "spring.datasource.password",
                                TestServer.PASSWORD,
                                "spring.datasource.hikari.maximum-pool-size",
                                context.getEnvironment().getProperty("visibles.test.pool-size", "6"),
                                "spring.datasource.hikari.minimum-idle",
                                "1",
                                "spring.liquibase.enabled",
                                "false",
                                "management.server.port",
                                "0",
                                "visibles.jobs.enabled",
                                "false",
                                "visibles.figures.patience",
                                "1m")));
        GenericApplicationContext beans = (GenericApplicationContext) context;
        beans.registerBean(TestDatabase.class, () -> database);
        beans.registerBean(StatementCounter.class, StatementCounter::new);
        beans.registerBean(OneSecurityContext.class, OneSecurityContext::new);
    }
}
