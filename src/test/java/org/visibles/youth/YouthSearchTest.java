package org.visibles.youth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.Identity;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Role;
import org.visibles.kernel.YouthId;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.Person;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.youth.Choices.Means;
import org.visibles.youth.Choices.MissingField;
import org.visibles.youth.YouthFilter.LastContact;
import org.visibles.youth.YouthFilter.Sort;

/** In an organisation that no other test of this context uses, so that counts are its own. */
@VisiblesTest
@WithMember(Person.AGENT_ML)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class YouthSearchTest {

    private static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("Europe/Paris"));

    @Autowired
    private YouthService youth;

    @Autowired
    private YouthSearch search;

    @Autowired
    private YouthCircle circle;

    @Autowired
    private TestDatabase database;

    @BeforeAll
    void four_people_of_the_mission_locale_and_one_of_rouen() {
        As.member(Fixture.AGENT_ML, () -> {
            YouthId eloise = record(
                    "Élo",
                    "Éloïse",
                    "Le Goff-D'Hauteville",
                    details ->
                            details.commune(Fixture.COMMUNE_ROUEN).qpv("NONE").sex(Choices.Sex.F));
            YouthId ozgur = record("Oz", "Özgür", "Çelik", details -> details.commune(Fixture.COMMUNE_ELBEUF));
            YouthId none = youth.record(YouthDetails.named("Casquette rouge").build());
            YouthId maelle = record("Mae", "Maëlle", "ŒUVRARD", details -> details);
            circle.referent(none, null);
            contact(none, "MET", null);
            contact(eloise, "IDENTIFIED", TODAY.minusDays(3));
            contact(ozgur, "MOBILISED", TODAY.minusDays(45));
            contact(maelle, "LOST", TODAY.minusDays(120));
        });
        As.member(Fixture.AGENT_ROUEN, () -> record("Autre", "Éloïse", "Le Goff", details -> details));
    }

    @ParameterizedTest
    @CsvSource({
        "el, Éloïse Le Goff-D'Hauteville",
        "ÉLOÏ, Éloïse Le Goff-D'Hauteville",
        "elo, Éloïse Le Goff-D'Hauteville",
        "le goff d hau, Éloïse Le Goff-D'Hauteville",
        "eloise le, Éloïse Le Goff-D'Hauteville",
        "LE-GOFF, Éloïse Le Goff-D'Hauteville",
        "celik, Özgür Çelik",
        "ozg, Özgür Çelik",
        "oeuv, Maëlle ŒUVRARD",
        "casq, Casquette rouge",
        "Casquette  RO, Casquette rouge"
    })
    void a_beginning_finds_accents_case_and_hyphens_aside(String typed, String found) {
        assertThat(labels(YouthFilter.ALL.searching(typed))).containsExactly(found);
        assertThat(search.count(YouthFilter.ALL.searching(typed))).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"goff", "loise", "%%", "__", "'; --", "\\\\", "😀😀", "zz", "--"})
    void what_begins_no_name_finds_nobody(String typed) {
        assertThat(labels(YouthFilter.ALL.searching(typed))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "e", " z "})
    void fewer_than_two_letters_search_nothing(String typed) {
        assertThat(search.count(YouthFilter.ALL.searching(typed))).isEqualTo(4);
    }

    @Test
    void each_filter_narrows_the_list_and_its_count() {
        only(new YouthFilter(null, "MOBILISED", null, null, null, null, null), "Özgür Çelik");
        only(new YouthFilter(null, null, Fixture.COMMUNE_ELBEUF, null, null, null, null), "Özgür Çelik");
        only(new YouthFilter(null, null, null, "NONE", null, null, null), "Éloïse Le Goff-D'Hauteville");
        only(
                new YouthFilter(null, null, null, null, Fixture.AGENT_ML.member(), LastContact.OVER_90, null),
                "Maëlle ŒUVRARD");
        only(new YouthFilter(null, null, null, null, null, LastContact.WITHIN_30, null), "Éloïse Le Goff-D'Hauteville");
        only(new YouthFilter(null, null, null, null, null, LastContact.OVER_30, null), "Özgür Çelik", "Maëlle ŒUVRARD");
        only(new YouthFilter(null, null, null, null, null, LastContact.NEVER, null), "Casquette rouge");
        only(new YouthFilter(null, null, null, null, null, null, MissingField.INFORMATION), "Casquette rouge");
        only(new YouthFilter("el", "LOST", null, null, null, null, null));
        only(new YouthFilter(null, null, null, null, Fixture.AGENT_ROUEN.member(), null, null));
    }

    @Test
    void sorting_follows_name_contact_and_what_is_missing() {
        assertThat(page(Sort.NAME, false))
                .containsExactly("Casquette rouge", "Özgür Çelik", "Éloïse Le Goff-D'Hauteville", "Maëlle ŒUVRARD");
        assertThat(page(Sort.LAST_CONTACT, true))
                .containsExactly("Éloïse Le Goff-D'Hauteville", "Özgür Çelik", "Maëlle ŒUVRARD", "Casquette rouge");
        assertThat(page(Sort.MISSING, true)).first().isEqualTo("Casquette rouge");
        assertThat(page(Sort.STAGE, false))
                .containsExactly("Casquette rouge", "Éloïse Le Goff-D'Hauteville", "Özgür Çelik", "Maëlle ŒUVRARD");
    }

    @ParameterizedTest
    @EnumSource(Sort.class)
    void pages_laid_side_by_side_are_the_whole_list(Sort sort) {
        List<YouthId> whole = ids(sort, 0, 200);
        List<YouthId> pieces = new java.util.ArrayList<>();
        for (int offset = 0; offset < 6; offset += 2) {
            pieces.addAll(ids(sort, offset, 2));
        }
        assertThat(pieces).isEqualTo(whole).hasSize(4);
    }

    @Test
    void a_page_never_gives_more_than_two_hundred_rows_and_bears_any_number() {
        assertThat(search.page(YouthFilter.ALL, Sort.NAME, false, 0, Integer.MAX_VALUE))
                .hasSize(4);
        assertThat(search.page(YouthFilter.ALL, Sort.NAME, false, -5, 200)).hasSize(4);
        assertThat(search.page(YouthFilter.ALL, Sort.NAME, false, 0, -1)).isEmpty();
    }

    @Test
    void the_own_people_come_first_on_the_start_page() {
        assertThat(search.recent(10))
                .extracting(YouthRow::label)
                .containsExactly("Éloïse Le Goff-D'Hauteville", "Özgür Çelik", "Maëlle ŒUVRARD", "Casquette rouge");
        assertThat(search.recent(2)).hasSize(2);
    }

    @Test
    void a_partner_who_follows_nobody_sees_an_empty_list() {
        Identity partner = new Identity(
                Fixture.AGENT_RESTO.account(),
                Fixture.AGENT_RESTO.member(),
                OrganisationId.next(),
                "Nouveau partenaire",
                Set.of(Role.PARTNER_AGENT));
        As.member(partner, () -> assertThat(search.count(YouthFilter.ALL)).isZero());
    }

    private YouthId record(String pseudonym, String first, String last, UnaryOperator<YouthDetails.Builder> more) {
        return youth.record(more.apply(YouthDetails.named(pseudonym)
                        .informedOn(TODAY)
                        .informedMeans(Means.ORAL)
                        .firstName(first)
                        .lastName(last))
                .build());
    }

    private void contact(YouthId id, String stage, LocalDate day) {
        database.asOwner()
                .update("update circle set stage = ?, last_contact = ? where youth_id = ?", stage, day, id.value());
    }

    private List<String> labels(YouthFilter filter) {
        return search.page(filter, Sort.NAME, false, 0, 50).stream()
                .map(YouthRow::label)
                .toList();
    }

    private List<String> page(Sort sort, boolean descending) {
        return search.page(YouthFilter.ALL, sort, descending, 0, 50).stream()
                .map(YouthRow::label)
                .toList();
    }

    private List<YouthId> ids(Sort sort, int offset, int limit) {
        return search.page(YouthFilter.ALL, sort, true, offset, limit).stream()
                .map(YouthRow::id)
                .toList();
    }

    private void only(YouthFilter filter, String... expected) {
        assertThat(labels(filter)).containsExactlyInAnyOrder(expected);
        assertThat(search.count(filter)).isEqualTo(expected.length);
    }
}
