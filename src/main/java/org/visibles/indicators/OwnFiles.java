package org.visibles.indicators;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The files of all organisations of which one kind of figures tells by itself, made from what was worked out once of the
 * whole programme.
 *
 * @param first the part by which it is known that the programme's are kept
 * @param organisations those of which the programme's figures tell
 * @param text makes the file of one
 */
record OwnFiles(String first, List<UUID> organisations, Function<UUID, String> text) {

    /** So many are made along with what is published of the programme; more in pieces of so many, for whoever is not waiting. */
    static final int AT_ONCE = 50;

    static OwnFiles of(PublishedGrid worked) {
        return new OwnFiles(
                KeptAnswers.FOLDINGS, worked.apart(), organisation -> OwnAnswers.text(worked.own(organisation)));
    }

    static OwnFiles of(PublishedEffect worked) {
        return new OwnFiles(
                KeptEffect.TOTAL,
                OwnEffectFile.apart(worked.grid()),
                organisation -> OwnEffectFile.text(worked.grid(), organisation));
    }

    /** The parts to be kept along with the programme's; none where the files are too many. */
    Map<String, String> along() {
        return organisations.size() <= AT_ONCE ? pieces().findFirst().orElseThrow() : Map.of();
    }

    /** All parts to be kept, each piece made when it is its turn; with the last one it is known that all are there. */
    Stream<Map<String, String>> pieces() {
        int number = Math.max(1, Math.ceilDiv(organisations.size(), AT_ONCE));
        return IntStream.range(0, number).mapToObj(piece -> {
            Map<String, String> parts = organisations.stream()
                    .skip((long) piece * AT_ONCE)
                    .limit(AT_ONCE)
                    .collect(Collectors.toMap(organisation -> OwnAnswers.part(first, organisation), text));
            if (piece == number - 1) {
                parts.put(OwnAnswers.allMade(first), OwnAnswers.NONE);
            }
            return parts;
        });
    }
}
