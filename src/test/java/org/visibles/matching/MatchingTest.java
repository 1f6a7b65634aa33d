package org.visibles.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pairs of one and of two persons, among two thousand others. */
class MatchingTest {

    private static final int OTHERS = 2_000;
    private static final Described SOMEBODY = new Described(
            "Mariama",
            "Le Goff",
            Birth.on(2004, 3, 11),
            "F",
            Set.of("06 12 34 56 78"),
            Set.of("mariama@example.org"),
            Set.of(),
            "12 rue des Lilas",
            "76540",
            "Rouen");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void french_people_are_found_again(long seed) {
        LabelledPairs invented = InventedPeople.of(3_000, seed);
        Matching matching = new Matching(invented.people());
        Estimate estimate = matching.estimate();

        Score score = Score.of(matching.pairs(estimate, estimate.threshold()), invented.truth());

        assertThat(score.precision()).isGreaterThan(0.96);
        assertThat(score.recall()).isGreaterThan(0.96);
    }

    @Test
    void the_order_of_the_list_does_not_matter() {
        LabelledPairs invented = InventedPeople.of(500, 4);
        List<Described> shuffled = new ArrayList<>(invented.people());
        Collections.shuffle(shuffled, new Random(4));

        assertThat(found(shuffled)).isEqualTo(found(invented.people()));
    }

    private static Set<Set<Described>> found(List<Described> people) {
        Matching matching = new Matching(people);
        Estimate shipped = Estimate.shipped(people.size());
        Set<Set<Described>> found = new java.util.HashSet<>();
        matching.pairs(shipped, shipped.threshold())
                .forEach(pair ->
                        found.add(new java.util.HashSet<>(List.of(people.get(pair.one()), people.get(pair.other())))));
        return found;
    }

    @Test
    void the_same_is_the_same_whatever_is_missing() {
        assertOne(person -> person);
        assertOne(person -> with(person, "Mariama", null, null, person.phones(), null));
        assertOne(person -> with(person, "MARIAM", "LEGOFF", Birth.on(2004, 11, 3), Set.of(), null));
        assertOne(person -> with(person, "Le Goff", "Mariama", person.birth(), Set.of(), null));
        assertOne(person -> with(person, "Mariama", "Le Gof", Birth.in(2004), Set.of("+33612345678"), null));
        assertOne(person -> with(person, "Meriem", "Le Goff", Birth.on(2004, 3, 12), Set.of(), "12, rue des lilas"));
    }

    @Test
    void brothers_sisters_twins_and_namesakes_are_not_one() {
        assertTwo(person -> with(person, "Aïcha", "Le Goff", Birth.on(2007, 9, 2), person.phones(), person.address()));
        assertTwo(person -> with(person, "Aïcha", "Le Goff", person.birth(), person.phones(), person.address()));
        Described common = with(SOMEBODY, "Thomas", "Martin", Birth.on(2001, 5, 6), SOMEBODY.phones(), null);
        assertTwo(common, with(common, "Thomas", "Martin", Birth.on(1998, 1, 30), Set.of("0700000000"), null));
    }

    @Test
    void nothing_known_is_never_somebody() {
        Described nobody = new Described(null, null, null, null, Set.of(), Set.of(), Set.of(), null, null, null);
        assertTwo(person -> nobody);
        assertTwo(person ->
                new Described(null, null, person.birth(), "F", Set.of(), Set.of(), Set.of(), null, "76540", "Rouen"));
    }

    @Test
    void a_verdict_gives_its_reasons_and_they_add_up() {
        List<Described> people = among(SOMEBODY, with(SOMEBODY, "Mariam", "Le Goff", null, SOMEBODY.phones(), null));
        Matching matching = new Matching(people);

        Verdict verdict = matching.verdict(Estimate.shipped(people.size()), 0, 1);

        assertThat(verdict.reasons())
                .extracting(Verdict.Reason::feature)
                .contains(Feature.PHONE, Feature.FIRST_NAME, Feature.LAST_NAME)
                .doesNotContain(Feature.BIRTH, Feature.ADDRESS);
        assertThat(verdict.reasons().stream().mapToDouble(Verdict.Reason::bits).sum())
                .isCloseTo(verdict.bits(), org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void a_rare_name_weighs_more_than_a_common_one() {
        List<Described> people = new ArrayList<>(InventedPeople.of(OTHERS, 7).people());
        Described common = named("Thomas", "Martin");
        Described rare = named("Thomas", "Zwiebelfisch");
        people.addAll(0, List.of(common, common, rare, rare));
        Matching matching = new Matching(people);
        Estimate shipped = Estimate.shipped(people.size());

        assertThat(matching.verdict(shipped, 2, 3).bits())
                .isGreaterThan(matching.verdict(shipped, 0, 1).bits());
    }

    private static Described named(String first, String last) {
        return new Described(first, last, null, null, Set.of(), Set.of(), Set.of(), null, null, null);
    }

    private static void assertOne(UnaryOperator<Described> again) {
        assertThat(bits(SOMEBODY, again.apply(SOMEBODY))).isPositive();
    }

    private static void assertTwo(UnaryOperator<Described> again) {
        assertTwo(SOMEBODY, again.apply(SOMEBODY));
    }

    private static void assertTwo(Described one, Described other) {
        assertThat(bits(one, other)).isNegative();
    }

    /** Above the threshold for two thousand people. */
    private static double bits(Described one, Described other) {
        List<Described> people = among(one, other);
        Estimate shipped = Estimate.shipped(people.size());
        return new Matching(people).verdict(shipped, 0, 1).bits() - shipped.threshold();
    }

    private static List<Described> among(Described one, Described other) {
        List<Described> people = new ArrayList<>(List.of(one, other));
        people.addAll(InventedPeople.of(OTHERS, 5).people());
        return people;
    }

    private static Described with(
            Described person, String first, String last, Birth birth, Set<String> phones, String address) {
        return new Described(
                first,
                last,
                birth,
                person.sex(),
                phones,
                Set.of(),
                Set.of(),
                address,
                person.postalCode(),
                person.locality());
    }
}
