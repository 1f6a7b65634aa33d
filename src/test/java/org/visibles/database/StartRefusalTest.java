package org.visibles.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;

/** Without a data source the program starts in the demo alone, and says what to set. */
class StartRefusalTest {

    @Test
    void no_data_source_is_refused_in_words() {
        assertThatThrownBy(() -> check(new MockEnvironment())).isInstanceOfSatisfying(NoDataSource.class, refusal -> {
            var told = new NoDataSourceAnalyzer().analyze(refusal, refusal);
            assertThat(told.getDescription()).contains("aucune base de données");
            assertThat(told.getAction())
                    .contains(
                            "SPRING_DATASOURCE_URL",
                            "SPRING_DATASOURCE_USERNAME",
                            "SPRING_LIQUIBASE_USER",
                            "SPRING_PROFILES_ACTIVE=demo");
        });
    }

    @Test
    void a_blank_one_is_none() {
        assertThatThrownBy(() -> check(new MockEnvironment().withProperty("spring.datasource.url", " ")))
                .isInstanceOf(NoDataSource.class);
    }

    @Test
    void the_demo_brings_its_own() {
        MockEnvironment demo = new MockEnvironment();
        demo.setActiveProfiles("demo");
        assertThatCode(() -> check(demo)).doesNotThrowAnyException();
    }

    @Test
    void a_data_source_without_the_owner_for_the_migrations_is_refused_in_words() {
        assertThatThrownBy(() -> check(given()))
                .isInstanceOfSatisfying(
                        NoDataSource.class,
                        refusal -> assertThat(new NoDataSourceAnalyzer()
                                        .analyze(refusal, refusal)
                                        .getDescription())
                                .contains("SPRING_LIQUIBASE_USER"));
    }

    @Test
    void both_roles_are_enough_and_no_owner_is_needed_where_nothing_is_migrated() {
        assertThatCode(() -> check(given().withProperty("spring.liquibase.user", "visibles_owner")))
                .doesNotThrowAnyException();
        assertThatCode(() -> check(given().withProperty("spring.liquibase.enabled", "false")))
                .doesNotThrowAnyException();
    }

    private static MockEnvironment given() {
        return new MockEnvironment().withProperty("spring.datasource.url", "jdbc:postgresql://db/visibles");
    }

    private static void check(MockEnvironment environment) {
        DatabaseConfiguration.dataSourceIsGiven(environment).postProcessBeanFactory(new DefaultListableBeanFactory());
    }
}
