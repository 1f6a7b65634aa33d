package org.visibles.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.visibles.indicators.SwitchedMonthEnds;

/** The program as {@code spring-boot:run} starts it, with its demo, for a real browser. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "visibles.demo.end=2026-10-31"})
@ActiveProfiles("demo")
@Import({Cable.class, DemoRows.class, Sessions.class, SwitchedMonthEnds.class})
@ContextConfiguration(initializers = {FreshFolder.class, Post.class})
@interface EndToEnd {}
