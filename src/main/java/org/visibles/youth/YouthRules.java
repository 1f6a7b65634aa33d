package org.visibles.youth;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.FreeText;
import org.visibles.kernel.RuleViolation;
import org.visibles.youth.Choices.MissingField;
import org.visibles.youth.Choices.SituationState;

/** What every record must keep to, wherever it comes from. */
final class YouthRules {

    static final int NAME = 100;
    static final int OLDEST = 120;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s<>\"]{1,64}@[^@\\s<>\"]{1,185}\\.[^@\\s<>\".]{2,}");
    private static final Pattern COMMUNE = Pattern.compile("[0-9][0-9AB][0-9]{3}");

    private YouthRules() {}

    /**
     * The details with their texts cleaned and what follows from them filled in.
     *
     * @throws RuleViolation naming the first rule that is not kept
     */
    static YouthDetails checked(YouthDetails given, LocalDate today) {
        YouthDetails.Builder clean = given.edit();
        String pseudonym = line(given.pseudonym(), NAME, "pseudonym");
        if (pseudonym == null) {
            throw new RuleViolation("rule.youth.pseudonym");
        }
        clean.pseudonym(pseudonym)
                .lastName(line(given.lastName(), NAME, "lastName"))
                .firstName(line(given.firstName(), NAME, "firstName"))
                .phones(Phones.kept(given.phones()))
                .email(email(given.email()))
                .handle(line(given.handle(), 200, "handle"))
                .address(line(given.address(), 500, "address"))
                .language(line(given.language(), 100, "language"))
                .contactHours(line(given.contactHours(), 200, "contactHours"))
                .imilo(line(given.imilo(), 40, "imilo"))
                .qpv(line(given.qpv(), 20, "qpv"));
        if (given.commune() != null && !COMMUNE.matcher(given.commune()).matches()) {
            throw new RuleViolation("rule.youth.commune");
        }
        situation(clean, today);
        information(clean);
        dates(clean, today);
        return clean.build();
    }

    private static @Nullable String line(@Nullable String typed, int max, String field) {
        return FreeText.line(typed, max, "rule.youth.too-long." + field);
    }

    private static @Nullable String email(@Nullable String given) {
        String email = line(given, 254, "email");
        if (email != null && !EMAIL.matcher(email).matches()) {
            throw new RuleViolation("rule.youth.email");
        }
        return email;
    }

    private static void situation(YouthDetails.Builder clean, LocalDate today) {
        if (clean.situation == null) {
            clean.situationState(null).situationOn(null);
            return;
        }
        if (clean.situationState == null) {
            clean.situationState(SituationState.CURRENT);
        }
        if (clean.situationOn == null) {
            clean.situationOn(today);
        }
        if (clean.entrySituation == null && clean.situationState == SituationState.CURRENT) {
            clean.entrySituation(clean.situation);
        }
    }

    private static void information(YouthDetails.Builder clean) {
        if (clean.informedOn == null) {
            clean.informedMeans(null);
            if (identifies(clean.build())) {
                throw new RuleViolation("rule.youth.not-informed");
            }
        } else if (clean.informedMeans == null) {
            throw new RuleViolation("rule.youth.informed-means");
        }
    }

    /** Whether it says what nobody may keep before the person is informed. */
    static boolean identifies(YouthDetails details) {
        return details.lastName() != null
                || details.firstName() != null
                || details.birthDate() != null
                || !details.phones().isEmpty()
                || details.email() != null
                || details.handle() != null
                || details.address() != null;
    }

    private static void dates(YouthDetails.Builder clean, LocalDate today) {
        if (clean.firstContactOn == null) {
            clean.firstContactOn(today);
        }
        LocalDate birth = clean.birthDate;
        if (birth != null) {
            if (birth.isAfter(today)) {
                throw new RuleViolation("rule.youth.birth-future");
            }
            if (birth.plusYears(OLDEST + 1).compareTo(today) <= 0) {
                throw new RuleViolation("rule.youth.too-old", OLDEST);
            }
        }
        within(clean.firstContactOn, birth, today);
        within(clean.informedOn, birth, today);
        within(clean.situationOn, birth, today);
        within(clean.lastSpeOn, birth, today);
        if (birth == null) {
            notAncient(Objects.requireNonNull(clean.firstContactOn), today);
        }
    }

    private static void within(@Nullable LocalDate day, @Nullable LocalDate birth, LocalDate today) {
        if (day == null) {
            return;
        }
        if (day.isAfter(today)) {
            throw new RuleViolation("rule.youth.future");
        }
        if (birth != null && day.isBefore(birth)) {
            throw new RuleViolation("rule.youth.before-birth");
        }
        notAncient(day, today);
    }

    private static void notAncient(LocalDate day, LocalDate today) {
        if (day.plusYears(OLDEST).isBefore(today)) {
            throw new RuleViolation("rule.youth.too-long-ago");
        }
    }

    static Set<MissingField> missing(YouthDetails details) {
        Set<MissingField> missing = EnumSet.noneOf(MissingField.class);
        lacks(missing, MissingField.INFORMATION, details.informedOn() == null);
        lacks(missing, MissingField.NAME, details.lastName() == null || details.firstName() == null);
        lacks(missing, MissingField.AGE, details.birthDate() == null && details.ageBand() == null);
        lacks(missing, MissingField.SEX, details.sex() == null);
        lacks(
                missing,
                MissingField.REACHABLE,
                details.phones().isEmpty() && details.email() == null && details.handle() == null);
        lacks(missing, MissingField.COMMUNE, details.commune() == null);
        lacks(missing, MissingField.QPV, details.qpv() == null);
        lacks(missing, MissingField.DIPLOMA, details.diploma() == null);
        lacks(missing, MissingField.SITUATION, details.situation() == null);
        lacks(missing, MissingField.KNOWN, details.known() == null || details.known() == Choices.Known.NOT_CHECKED);
        lacks(missing, MissingField.HOUSING, details.housing() == null);
        lacks(missing, MissingField.DISABILITY, details.disability() == null);
        return missing;
    }

    private static void lacks(Set<MissingField> missing, MissingField field, boolean lacking) {
        if (lacking) {
            missing.add(field);
        }
    }
}
