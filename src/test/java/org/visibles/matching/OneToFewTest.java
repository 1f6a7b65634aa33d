package org.visibles.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One person against the few that an index of keys finds. */
class OneToFewTest {

    private static final Described SOMEBODY = person("Mariama", "Le Goff", "0612345678");

    @Test
    void a_badly_written_name_or_a_phone_leads_to_the_same_keys() {
        assertThat(shared(SOMEBODY, person("Mariame", "Legoff", null))).isPositive();
        assertThat(shared(SOMEBODY, person(null, null, "+33 6 12 34 56 78"))).isPositive();
        assertThat(shared(SOMEBODY, person("Le Goff", "Mariama", null))).isPositive();
        assertThat(shared(person("محمد", null, null), person("Mohamed", null, null)))
                .isPositive();
        assertThat(shared(SOMEBODY, person("Enzo", "Caron", "0698765432"))).isZero();
    }

    @Test
    void who_has_neither_a_name_nor_a_way_to_be_reached_is_filed_nowhere() {
        Described aged =
                new Described(null, null, Birth.in(2004), "F", Set.of(), Set.of(), Set.of(), null, "76540", "Rouen");

        assertThat(MatchKeys.of(aged)).isEmpty();
    }

    @Test
    void all_who_are_called_alike_are_filed_under_the_name() {
        long name = Objects.requireNonNull(MatchKeys.ofName("Legoff"));

        assertThat(MatchKeys.of(SOMEBODY)).contains(name);
        assertThat(MatchKeys.of(person("Le Goff", null, null))).contains(name);
        assertThat(MatchKeys.ofName(null)).isNull();
    }

    @Test
    void a_common_name_weighs_less_than_a_rare_one() {
        Estimate shipped = Estimate.shipped(1_000);

        double rare =
                new OneToFew(SOMEBODY, shipped, 1, 1, 1_000).compare(SOMEBODY).bits();
        double common =
                new OneToFew(SOMEBODY, shipped, 50, 50, 1_000).compare(SOMEBODY).bits();

        assertThat(rare).isGreaterThan(common + 5);
        assertThat(common).isGreaterThan(shipped.threshold());
    }

    private static long shared(Described one, Described other) {
        Set<Long> keys = new java.util.HashSet<>();
        Arrays.stream(MatchKeys.of(one)).forEach(keys::add);
        return Arrays.stream(MatchKeys.of(other)).filter(keys::contains).count();
    }

    private static Described person(@Nullable String first, @Nullable String last, @Nullable String phone) {
        return new Described(
                first,
                last,
                null,
                null,
                phone == null ? Set.of() : Set.of(phone),
                Set.of(),
                Set.of(),
                null,
                null,
                null);
    }
}
