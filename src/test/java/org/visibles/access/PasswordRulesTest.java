package org.visibles.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.visibles.kernel.RuleViolation;

class PasswordRulesTest {

    private static final List<String> OWN = List.of("agent.elbeuf", "Dominique Roux", "d.roux@example.org");

    private final PasswordRules rules = new PasswordRules();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vK7!pQ2z#wLm",
                "tramway7Cerisier",
                "trois vélos bleus traversent lentement le vieux pont",
                "Æther-ñandú-42x",
                "🚲🌧️Gravier-Lampe9"
            })
    void such_a_password_is_taken(String password) {
        assertThatCode(() -> rules.check(password, OWN)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "Court1!,rule.access.password-weak",
        "sansmajuscule1,rule.access.password-weak",
        "vK7!pQ2z#wL,rule.access.password-weak",
        "un deux trois quatre cinq six,rule.access.password-weak",
        "mot mot mot mot mot mot mot,rule.access.password-weak",
        "Motdepasse123!,rule.access.password-common",
        "Azertyuiop123!,rule.access.password-common",
        "Password1234!,rule.access.password-common",
        "Dominique-4711-x,rule.access.password-own",
        "xAgent.Elbeuf77,rule.access.password-own"
    })
    void such_a_password_is_refused(String password, String key) {
        RuleViolation refused = catchThrowableOfType(RuleViolation.class, () -> rules.check(password, OWN));

        Assertions.assertThat(refused.key()).isEqualTo(key);
    }

    @Test
    void ten_thousand_characters_are_refused_before_any_work() {
        RuleViolation refused = catchThrowableOfType(RuleViolation.class, () -> rules.check("aB3!".repeat(2_500), OWN));

        Assertions.assertThat(refused.key()).isEqualTo("rule.access.password-long");
    }
}
