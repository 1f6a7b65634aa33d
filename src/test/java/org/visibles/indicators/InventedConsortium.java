package org.visibles.indicators;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Invented cohorts of the shape that a métropole has: 15 communes that work almost only at home, 4 associations that work in
 * some communes, 3 missions locales that seldom identify anybody themselves.
 */
final class InventedConsortium {

    private static final int[] WEIGHTS = {34, 18, 13, 10, 12, 11, 9, 6, 6, 5, 6, 5, 6, 4, 7};
    private static final int[] QPVS = {3, 2, 1, 1, 1, 2, 1, 1, 0, 0, 1, 0, 1, 0, 1};
    /** Home commune and share of the people of each association. */
    private static final int[][] ASSOCIATIONS = {{0, 14}, {1, 10}, {4, 8}, {5, 6}};

    private final Random random;

    private InventedConsortium(Random random) {
        this.random = random;
    }

    /** Of its 23 organisations in one quarter; each third has few. */
    static Exchanges exchanges(Random random) {
        Map<UUID, Map<Quarter, Long>> counts = new HashMap<>();
        for (int organisation = 0; organisation < 23; organisation++) {
            counts.put(new UUID(7, organisation), Map.of(new Quarter(2024, 2), (long)
                    (random.nextInt(3) == 0 ? random.nextInt(5) : random.nextInt(60))));
        }
        return new Exchanges(counts);
    }

    static List<Subject> subjects(Random random, int size) {
        var invented = new InventedConsortium(random);
        return IntStream.range(0, size).mapToObj(each -> invented.subject()).toList();
    }

    private Subject subject() {
        int organisation = organisation();
        int home = organisation < WEIGHTS.length
                ? organisation
                : organisation < 20 ? ASSOCIATIONS[organisation - WEIGHTS.length][0] : (organisation - 20) * 6;
        int abroad = organisation < WEIGHTS.length ? 25 : 4;
        int commune = random.nextInt(abroad) == 0 ? random.nextInt(WEIGHTS.length) : home;
        boolean inQpv = QPVS[commune] > 0 && random.nextInt(100) < 55;
        String qpv = inQpv
                ? "QN%02d%d".formatted(commune, random.nextInt(QPVS[commune]))
                : random.nextInt(25) == 0 ? Variable.NOT_STATED : Variable.NO_QPV;
        String reached = pick("IDENTIFIED", "MOBILISED", "MOBILISED", "CONNECTED", "CONNECTED");
        String exit = reached.equals("CONNECTED")
                ? pick("NONE", "NONE", "LASTING", "POSITIVE", "OTHER")
                : pick("NONE", "NONE", "NONE", "OTHER");
        boolean good = exit.equals("LASTING") || exit.equals("POSITIVE");
        return new Subject(
                new UUID(random.nextLong(), random.nextLong()),
                new UUID(7, organisation),
                LocalDate.of(2024, 1, 1).plusDays(random.nextInt(728)),
                "760%02d".formatted(commune),
                qpv,
                random.nextInt(40) == 0 ? pick("X", Variable.NOT_STATED) : pick("F", "F", "M", "M", "M"),
                Subject.ageBand(16 + random.nextInt(14)),
                pick("INFRA3", "INFRA3", "INFRA3", "3", "3", "4", "HIGHER", Variable.NOT_STATED),
                pick("NO", "NO", "NO", "NO", "NO", "YES", Variable.NOT_STATED),
                pick("KNOWN", "UNKNOWN", "UNKNOWN", "NOT_CHECKED"),
                reached,
                exit,
                good ? pick("YES", "NO", "UNKNOWN", "UNKNOWN") : "NONE",
                reached.equals("IDENTIFIED") ? "NONE" : pick("NO", "NO", "NO", "YES"),
                pick("OCCUPIED", "OTHER", "OTHER", Variable.TO_RECONFIRM, Variable.NOT_STATED),
                random.nextInt(2) == 0 ? random.nextInt(60) : null,
                reached.equals("CONNECTED") && random.nextInt(3) > 0 ? random.nextInt(90) : null,
                List.of(random.nextInt(15)),
                1,
                random.nextInt(2),
                2,
                random.nextInt(2));
    }

    private int organisation() {
        int at = random.nextInt(200);
        for (int organisation = 0; organisation < WEIGHTS.length; organisation++) {
            at -= WEIGHTS[organisation];
            if (at < 0) {
                return organisation;
            }
        }
        for (int association = 0; association < ASSOCIATIONS.length; association++) {
            at -= ASSOCIATIONS[association][1];
            if (at < 0) {
                return WEIGHTS.length + association;
            }
        }
        return 20 + random.nextInt(3);
    }

    private String pick(String... codes) {
        return codes[random.nextInt(codes.length)];
    }
}
