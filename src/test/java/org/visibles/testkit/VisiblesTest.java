package org.visibles.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;

/**
 * The whole program on a fresh clone of the migrated database with the {@link Fixture}'s rows, in the application's role.
 * Tests with the same configuration share a context; each class finds the database as it was at first, and its methods
 * share that.
 * For a port of its own add {@code @SpringBootTest(webEnvironment = RANDOM_PORT)} beside it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest
@ActiveProfiles("test")
@ContextConfiguration(initializers = FreshDatabase.class)
@TestExecutionListeners(
        listeners = PristineRows.class,
        mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
public @interface VisiblesTest {}
