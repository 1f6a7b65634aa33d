package org.visibles.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import tools.jackson.databind.json.JsonMapper;

@VisiblesTest
@WithMember
class GeographyTest {

    @Autowired
    private GeographyService geography;

    @Test
    void the_metropole_has_71_communes_each_with_a_contour() {
        var features = JsonMapper.shared().readTree(geography.contours()).get("features");

        assertThat(geography.communesOf(GeographyService.METROPOLE_ROUEN))
                .hasSize(71)
                .extracting(Commune::code)
                .allSatisfy(code -> assertThat(features)
                        .anyMatch(feature ->
                                feature.at("/properties/code_insee").asString().equals(code)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"saint-etienne-du-r", "Saint Étienne du R", "SAINT-ÉTIENNE-DU-ROUVRAY"})
    void a_commune_is_found_by_the_begin_of_its_name(String typed) {
        assertThat(geography.search(typed, 5)).extracting(Commune::code).containsExactly("76575");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "'; drop table commune", "\u200b", "🙂"})
    void odd_text_is_text(String typed) {
        assertThat(geography.search(typed, 3)).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void those_of_the_metropole_come_first() {
        assertThat(geography.search("", 71))
                .allMatch(commune -> GeographyService.METROPOLE_ROUEN.equals(commune.epci()));
    }

    @Test
    void a_quarter_stands_in_its_commune() {
        assertThat(geography.qpvsOf(Fixture.COMMUNE_ROUEN))
                .isNotEmpty()
                .allMatch(qpv -> qpv.communeCode().equals(Fixture.COMMUNE_ROUEN));
        assertThat(geography.qpvs()).hasSize(45);
    }

    @Test
    void nobody_asks_without_signing_in() {
        assertThatExceptionOfType(AuthenticationCredentialsNotFoundException.class)
                .isThrownBy(() -> As.nobody(() -> geography.qpvs()));
    }
}
