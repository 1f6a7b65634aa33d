package org.visibles.matching;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Young people who do not exist, as several organisations would take them down: the same person with slips of the pen,
 * names changed about, diminutives, another phone, moved, half of it missing; and among them what must not be taken for
 * one: brothers and sisters, twins, namesakes. Names by how common they are in France (INSEE). The same seed, the same
 * people.
 */
final class InventedPeople {

    private static final String[] STREETS = {
        "rue de la République", "avenue Jean Jaurès", "rue des Lilas", "boulevard de l'Europe", "rue Victor Hugo",
        "allée des Tilleuls", "place du Marché", "impasse des Roses", "rue du Docteur Calmette", "quai de la Seine",
        "rue Pasteur", "chemin des Écoliers", "rue du Général Leclerc", "rue Louis Blanc", "sente aux Moines"
    };
    private static final int FIRST_BORN = 1994;
    private static final int YEARS = 16;
    private static final int COMMUNES = 71;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private final Random random;
    private final Weighted firstNames = Weighted.read("/demo/prenoms.csv");
    private final Weighted lastNames = Weighted.read("/demo/noms.csv");
    private final List<String[]> variants = variants();
    private final List<Described> people = new ArrayList<>();
    private final Set<Long> truth = new HashSet<>();

    private InventedPeople(long seed) {
        random = new Random(seed);
    }

    /** @param records about so many, a quarter of them second or third records of somebody */
    static LabelledPairs of(int records, long seed) {
        InventedPeople invented = new InventedPeople(seed);
        while (invented.people.size() < records) {
            invented.household();
        }
        return new LabelledPairs(invented.people, invented.truth);
    }

    /** Nobody twice and no brothers or sisters, but namesakes as chance has it. */
    static List<Described> different(int people, long seed) {
        InventedPeople invented = new InventedPeople(seed);
        return java.util.stream.Stream.generate(invented::person).limit(people).toList();
    }

    private void household() {
        Described one = person();
        several(one);
        int kind = random.nextInt(100);
        if (kind < 6) {
            several(sibling(one, false));
        } else if (kind < 8) {
            several(sibling(one, true));
        } else if (kind < 10) {
            several(namesake(one));
        }
    }

    /** The person as first met, and again in other hands. */
    private void several(Described one) {
        int first = people.size();
        people.add(one);
        int more = random.nextInt(100) < 25 ? random.nextInt(100) < 80 ? 1 : 2 : 0;
        for (int again = 0; again < more; again++) {
            people.add(spoilt(one));
        }
        for (int left = first; left < people.size(); left++) {
            for (int right = left + 1; right < people.size(); right++) {
                truth.add(LabelledPairs.pair(left, right));
            }
        }
    }

    private Described person() {
        String first = firstNames.any(random);
        String last = lastNames.any(random);
        int commune = random.nextInt(random.nextBoolean() ? 5 : COMMUNES);
        Birth birth = Birth.on(FIRST_BORN + random.nextInt(YEARS), 1 + random.nextInt(12), 1 + random.nextInt(28));
        return new Described(
                first,
                last,
                birth,
                random.nextBoolean() ? "F" : "M",
                random.nextInt(10) < 7 ? Set.of(phone()) : Set.of(),
                random.nextInt(10) < 4 ? Set.of(email(first, last)) : Set.of(),
                Set.of(),
                random.nextInt(10) < 7 ? address() : null,
                "76" + (100 + commune),
                "commune " + LETTERS.charAt(commune % 26) + commune);
    }

    private Described sibling(Described one, boolean twin) {
        Described other = person();
        return new Described(
                other.firstName(),
                one.lastName(),
                twin ? one.birth() : other.birth(),
                other.sex(),
                random.nextBoolean() ? one.phones() : other.phones(),
                other.emails(),
                Set.of(),
                one.address(),
                one.postalCode(),
                one.locality());
    }

    private Described namesake(Described one) {
        Described other = person();
        return new Described(
                one.firstName(),
                one.lastName(),
                other.birth(),
                one.sex(),
                other.phones(),
                other.emails(),
                Set.of(),
                other.address(),
                other.postalCode(),
                other.locality());
    }

    private Described spoilt(Described one) {
        String first = one.firstName();
        String last = one.lastName();
        if (chance(12)) {
            first = variant(first);
        }
        if (chance(15)) {
            first = slip(first);
        }
        if (chance(15)) {
            last = slip(last);
        }
        if (chance(5)) {
            last = last + " " + lastNames.any(random);
        }
        if (chance(4)) {
            String changed = first;
            first = last;
            last = changed;
        }
        boolean moved = chance(15);
        return new Described(
                first,
                chance(4) ? null : last,
                chance(8) ? null : spoilt(one.birth()),
                chance(5) ? null : one.sex(),
                chance(30) ? Set.of() : chance(25) ? Set.of(phone()) : one.phones(),
                chance(50) ? Set.of() : one.emails(),
                Set.of(),
                chance(30)
                        ? null
                        : moved
                                ? address()
                                : one.address() == null ? null : chance(20) ? slip(one.address()) : one.address(),
                moved ? "76" + (100 + random.nextInt(COMMUNES)) : one.postalCode(),
                moved ? null : one.locality());
    }

    private @Nullable Birth spoilt(@Nullable Birth birth) {
        if (birth == null) {
            return null;
        }
        return switch (random.nextInt(20)) {
            case 0 -> Birth.on(birth.year(), birth.day(), birth.month());
            case 1 -> Birth.on(birth.year(), birth.month(), 1 + (birth.day() + 9) % 28);
            case 2 -> Birth.on(birth.year() + (chance(50) ? 1 : -1), birth.month(), birth.day());
            case 3 -> Birth.in(birth.year());
            default -> birth;
        };
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String variant(String name) {
        String folded = Folding.fold(name).replace(" ", "");
        return variants.stream()
                .filter(group -> List.of(group).contains(folded))
                .findFirst()
                .map(group -> group[random.nextInt(group.length)])
                .orElse(name);
    }

    private String slip(String text) {
        if (text.length() < 3) {
            return text;
        }
        int at = random.nextInt(text.length() - 1);
        String letter = String.valueOf(LETTERS.charAt(random.nextInt(LETTERS.length())));
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + letter + text.substring(at + 1);
            case 1 -> text.substring(0, at) + text.substring(at + 1);
            case 2 -> text.substring(0, at) + letter + text.substring(at);
            default -> text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
        };
    }

    private String phone() {
        return "06" + (10_000_000 + random.nextInt(90_000_000));
    }

    private String email(String first, String last) {
        return Folding.fold(first).replace(" ", "") + "." + Folding.fold(last).replace(" ", "") + random.nextInt(100)
                + "@example.org";
    }

    private String address() {
        return (1 + random.nextInt(120)) + " " + STREETS[random.nextInt(STREETS.length)];
    }

    private static List<String[]> variants() {
        List<String[]> groups = new ArrayList<>();
        lines("/matching/variants.txt").stream()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> groups.add(line.strip().split("\\s+")));
        return groups;
    }

    private static List<String> lines(String resource) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(InventedPeople.class.getResourceAsStream(resource)), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Names by how many bear them. */
    private record Weighted(List<String> names, long[] upTo) {

        static Weighted read(String resource) {
            List<String> names = new ArrayList<>();
            List<Long> sums = new ArrayList<>();
            long sum = 0;
            for (String line : lines(resource)) {
                String[] fields = line.split("[;,]");
                String count = fields[fields.length - 1].strip();
                if (count.matches("\\d+")) {
                    names.add(fields[0].strip());
                    sum += Long.parseLong(count);
                    sums.add(sum);
                }
            }
            return new Weighted(names, sums.stream().mapToLong(Long::longValue).toArray());
        }

        String any(Random random) {
            long at = (long) (random.nextDouble() * upTo[upTo.length - 1]);
            int place = java.util.Arrays.binarySearch(upTo, at);
            return names.get(place < 0 ? -place - 1 : Math.min(place + 1, names.size() - 1));
        }
    }
}
