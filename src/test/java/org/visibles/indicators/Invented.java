package org.visibles.indicators;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** Invented cohorts with the traits that make hiding hard: organisations that work in one commune, QPVs within communes. */
final class Invented {

    private Invented() {}

    static List<Subject> subjects(Random random, int size) {
        return IntStream.range(0, size).mapToObj(index -> subject(random)).toList();
    }

    private static Subject subject(Random random) {
        int commune = (int) Math.abs(random.nextGaussian() * 2.2) % 7;
        int organisation = random.nextInt(5) == 0 ? 10 + random.nextInt(2) : commune;
        String qpv = commune % 2 == 0 && random.nextInt(3) > 0 ? "QN0760" + commune + random.nextInt(2) : "NONE";
        String reached = pick(random, "IDENTIFIED", "MOBILISED", "CONNECTED", "CONNECTED");
        String exit = reached.equals("CONNECTED") ? pick(random, "NONE", "LASTING", "POSITIVE") : "NONE";
        return new Subject(
                new UUID(random.nextLong(), random.nextLong()),
                new UUID(7, organisation),
                LocalDate.of(2024, 1, 1).plusDays(random.nextInt(700)),
                "7600" + commune,
                random.nextInt(20) == 0 ? Variable.NOT_STATED : qpv,
                pick(random, "F", "M", "M", random.nextInt(9) == 0 ? "X" : "F"),
                Subject.ageBand(15 + random.nextInt(15)),
                pick(random, "INFRA3", "INFRA3", "3", "4", Variable.NOT_STATED),
                pick(random, "NO", "NO", "NO", "YES"),
                pick(random, "KNOWN", "UNKNOWN", "NOT_CHECKED"),
                reached,
                exit,
                exit.equals("NONE") ? "NONE" : pick(random, "YES", "NO", "UNKNOWN"),
                reached.equals("IDENTIFIED") ? "NONE" : pick(random, "YES", "NO", "NO"),
                pick(random, "OCCUPIED", "OTHER", Variable.TO_RECONFIRM, Variable.NOT_STATED),
                random.nextInt(2) == 0 ? random.nextInt(60) : null,
                random.nextInt(2) == 0 ? random.nextInt(90) : null,
                List.of(random.nextInt(15)),
                1,
                random.nextInt(2),
                2,
                random.nextInt(2));
    }

    private static String pick(Random random, String... codes) {
        return codes[random.nextInt(codes.length)];
    }
}
