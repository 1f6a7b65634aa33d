package org.visibles.youth;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visibles.youth.Choices.AgeBand;
import org.visibles.youth.Choices.Known;
import org.visibles.youth.Choices.Situation;

/**
 * Whether a person is for the programme, as at the first contact, and why: of the programme's age, not in employment,
 * education or training, not accompanied by the public employment service.
 *
 * @param reasons each with the key of a text, what speaks against first
 * @param missing keys of what one would have to know
 */
public record Eligibility(Verdict verdict, List<Reason> reasons, List<String> missing) {

    /** Texts: {@code youth.verdict.<code>}. */
    public enum Verdict {
        ELIGIBLE,
        NOT_ELIGIBLE,
        UNKNOWN
    }

    /** Why, as key of a text and its arguments. */
    public record Reason(String key, List<Object> arguments, boolean speaksFor) {}

    /**
     * The programme's parameters.
     *
     * @param monthsWithoutSpe full months without contact with the public employment service
     */
    record Rules(int minAge, int maxAge, int monthsWithoutSpe) {}

    public Eligibility {
        reasons = List.copyOf(reasons);
        missing = List.copyOf(missing);
    }

    static Eligibility of(YouthDetails details, LocalDate firstContact, Rules rules) {
        Weighing weighing = new Weighing(rules);
        weighing.age(details.birthDate(), details.ageBand(), firstContact);
        weighing.situation(details.entrySituation() != null ? details.entrySituation() : details.situation());
        weighing.publicService(details, firstContact);
        return weighing.verdict();
    }

    private static final class Weighing {
        private final Rules rules;
        private final List<Reason> against = new ArrayList<>();
        private final List<Reason> inFavour = new ArrayList<>();
        private final List<String> missing = new ArrayList<>();

        Weighing(Rules rules) {
            this.rules = rules;
        }

        void age(@Nullable LocalDate birth, @Nullable AgeBand band, LocalDate firstContact) {
            if (birth != null) {
                int age = Period.between(birth, firstContact).getYears();
                decide(age >= rules.minAge() && age <= rules.maxAge(), "age", age, rules.minAge(), rules.maxAge());
            } else if (band == null) {
                missing.add("youth.missing.eligibility.age");
            } else if (band.youngest() > rules.maxAge() || band.oldest() < rules.minAge()) {
                decide(false, "age-band", rules.minAge(), rules.maxAge());
            } else if (band.youngest() >= rules.minAge() && band.oldest() <= rules.maxAge()) {
                decide(true, "age-band", rules.minAge(), rules.maxAge());
            } else {
                missing.add("youth.missing.eligibility.exact-age");
            }
        }

        void situation(@Nullable Situation situation) {
            if (situation == null || situation == Situation.UNKNOWN) {
                missing.add("youth.missing.eligibility.situation");
            } else {
                decide(!situation.occupied(), "situation");
            }
        }

        void publicService(YouthDetails details, LocalDate firstContact) {
            LocalDate last = details.lastSpeOn();
            if (details.known() == Known.ACTIVE) {
                decide(false, "active");
            } else if (Boolean.TRUE.equals(details.accompanied())) {
                decide(false, "accompanied");
            } else if (last != null) {
                boolean longAgo = !last.plusMonths(rules.monthsWithoutSpe()).isAfter(firstContact);
                decide(longAgo, "spe", rules.monthsWithoutSpe());
            } else if (details.known() == Known.UNKNOWN || Boolean.FALSE.equals(details.accompanied())) {
                decide(true, "not-accompanied");
            } else if (details.known() == Known.KNOWN) {
                missing.add("youth.missing.eligibility.last-spe");
            } else {
                missing.add("youth.missing.eligibility.known");
            }
        }

        private void decide(boolean speaksFor, String key, Object... arguments) {
            Reason reason = new Reason(
                    "youth.eligibility." + key + (speaksFor ? ".yes" : ".no"), List.of(arguments), speaksFor);
            (speaksFor ? inFavour : against).add(reason);
        }

        Eligibility verdict() {
            Verdict verdict =
                    !against.isEmpty() ? Verdict.NOT_ELIGIBLE : missing.isEmpty() ? Verdict.ELIGIBLE : Verdict.UNKNOWN;
            List<Reason> reasons = new ArrayList<>(against);
            reasons.addAll(inFavour);
            return new Eligibility(verdict, reasons, missing);
        }
    }
}
