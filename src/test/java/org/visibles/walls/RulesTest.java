package org.visibles.walls;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule holds in the program, and fails on classes that break it. */
class RulesTest {

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.visibles");
    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages("brokenhouse");

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void the_rule_holds(String name, ArchRule rule) {
        rule.check(PROGRAM);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void the_rule_can_fail(String name, ArchRule rule) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> rule.check(BROKEN))
                .withMessageContaining("brokenhouse");
    }

    static Stream<Arguments> rules() {
        Map<String, ArchRule> rules = new TreeMap<>();
        rules.put("a forgotten use case stays shut", Rules.A_FORGOTTEN_USE_CASE_STAYS_SHUT);
        rules.put("a use case says who may", Rules.A_USE_CASE_SAYS_WHO_MAY);
        rules.put("a use case is a transaction", Rules.A_USE_CASE_IS_A_TRANSACTION);
        rules.put("a use case on a person is logged", Rules.A_USE_CASE_ON_A_PERSON_IS_LOGGED);
        rules.put("a repository is bare and hidden", Rules.A_REPOSITORY_IS_BARE_AND_HIDDEN);
        rules.put("a finder takes a scope", Rules.A_FINDER_TAKES_A_SCOPE);
        rules.put("an entity is hidden", Rules.AN_ENTITY_IS_HIDDEN);
        rules.put("time is given", Rules.TIME_IS_GIVEN);
        rules.put("ids are in order of time", Rules.IDS_ARE_IN_ORDER_OF_TIME);
        rules.put("a service knows no screen", Rules.A_SERVICE_KNOWS_NO_SCREEN);
        rules.put("a screen knows no table", Rules.A_SCREEN_KNOWS_NO_TABLE);
        rules.put("a view says who may open it", Rules.A_VIEW_SAYS_WHO_MAY_OPEN_IT);
        rules.put("a day is asked for in one way", Rules.A_DAY_IS_ASKED_FOR_IN_ONE_WAY);
        rules.put("text is never HTML", Rules.TEXT_IS_NEVER_HTML);
        return rules.entrySet().stream().map(rule -> Arguments.of(rule.getKey(), rule.getValue()));
    }
}
