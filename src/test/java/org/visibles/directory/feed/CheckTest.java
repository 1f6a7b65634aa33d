package org.visibles.directory.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.visibles.directory.feed.Check.Checked;
import org.visibles.directory.feed.Problem.Effect;
import org.visibles.directory.feed.Problem.Reason;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CheckTest {

    private static final String SERVICE = """
            {"source":"s","structure_id":"s--1","id":"s--1-1","nom":"Aide","description":"Une aide utile","date_maj":"2026-01-31",
             "code_insee":"76540","thematiques":["numerique--acquerir-un-equipement"],"publics":["jeunes"]%s}""";

    @Test
    void a_service_as_the_schema_wants_it_is_taken_as_it_is() {
        Checked checked = service("");

        assertThat(checked.kind()).isEqualTo(Kind.SERVICE);
        assertThat(checked.problems()).isEmpty();
        assertThat(checked.data()).isEqualTo(node(SERVICE.formatted("")));
    }

    @Test
    void a_structure_is_told_by_its_fields() {
        Checked checked =
                check("{\"source\":\"s\",\"id\":\"1\",\"nom\":\"Maison\",\"date_maj\":\"2026-01-31\",\"siret\":null}");

        assertThat(checked.kind()).isEqualTo(Kind.STRUCTURE);
        assertThat(checked.data()).isNotNull();
        assertThat(checked.problems()).extracting(Problem::reason).containsExactly(Reason.NO_COMMUNE);
    }

    @Test
    void what_is_required_and_missing_refuses_the_record_and_says_so() {
        Checked checked = check(
                "{\"source\":\"s\",\"structure_id\":\"1\",\"id\":\"2\",\"nom\":\" \",\"description\":\"Une aide\",\"date_maj\":\"31/01/2026\"}");

        assertThat(checked.data()).isNull();
        assertThat(checked.id()).isEqualTo("2");
        assertThat(checked.problems())
                .extracting(Problem::effect, Problem::field, Problem::reason)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Effect.REJECTED, "nom", Reason.MISSING),
                        org.assertj.core.groups.Tuple.tuple(Effect.REJECTED, "date_maj", Reason.FORMAT));
    }

    @Test
    void a_field_that_is_wrong_is_left_out_and_the_rest_kept() {
        Checked checked = service(
                ",\"code_postal\":\"7600\",\"courriel\":\"pas un courriel\",\"latitude\":\"nord\",\"nombre_semaines\":0,"
                        + "\"modes_accueil\":[\"en-presentiel\",\"en-presentiel\"],\"adresse\":{\"rue\":\"x\"}");

        assertThat(checked.data()).isNotNull();
        assertThat(checked.data().propertyNames())
                .doesNotContain("code_postal", "courriel", "latitude", "nombre_semaines", "modes_accueil", "adresse")
                .contains("nom", "publics");
        assertThat(checked.problems()).allMatch(problem -> problem.effect() == Effect.LEFT_OUT);
        assertThat(checked.problems())
                .extracting(Problem::field)
                .containsExactlyInAnyOrder(
                        "code_postal", "courriel", "latitude", "nombre_semaines", "modes_accueil", "adresse");
    }

    @Test
    void a_value_outside_of_its_list_is_kept_and_told() {
        Checked checked = service(",\"frais\":\"au-chapeau\",\"modes_accueil\":[\"par-pigeon\",\"a-distance\"]");

        assertThat(checked.data().path("frais").asString()).isEqualTo("au-chapeau");
        assertThat(checked.data().path("modes_accueil").size()).isEqualTo(2);
        assertThat(checked.problems())
                .extracting(Problem::effect, Problem::field, Problem::reason, Problem::value)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                Effect.KEPT, "frais", Reason.UNKNOWN_VALUE, "\"au-chapeau\""),
                        org.assertj.core.groups.Tuple.tuple(
                                Effect.KEPT, "modes_accueil", Reason.UNKNOWN_VALUE, "\"par-pigeon\""));
    }

    @Test
    void positions_off_the_earth_are_left_out() {
        Checked checked = service(",\"latitude\":491.2,\"longitude\":1.1");

        assertThat(checked.data().propertyNames()).doesNotContain("latitude", "longitude");
    }

    @Test
    void names_without_bounds_in_the_schema_are_bounded() {
        Checked checked = check(
                "{\"source\":\"" + "s".repeat(101) + "\",\"id\":\"1\",\"nom\":\"Maison\",\"date_maj\":\"2026-01-31\"}");

        assertThat(checked.data()).isNull();
        assertThat(checked.source()).isNull();
        assertThat(List.copyOf(checked.problems())).extracting(Problem::reason).contains(Reason.LENGTH);
    }

    private static Checked service(String more) {
        return check(SERVICE.formatted(more));
    }

    private static Checked check(String json) {
        return Check.check(7, node(json));
    }

    private static ObjectNode node(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }
}
