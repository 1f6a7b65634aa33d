package org.visibles.youth;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.YouthId;
import org.visibles.youth.Choices.AgeBand;
import org.visibles.youth.Choices.ContactWay;
import org.visibles.youth.Choices.Diploma;
import org.visibles.youth.Choices.FindingPlace;
import org.visibles.youth.Choices.Housing;
import org.visibles.youth.Choices.IdentificationMode;
import org.visibles.youth.Choices.Known;
import org.visibles.youth.Choices.Means;
import org.visibles.youth.Choices.Sex;
import org.visibles.youth.Choices.Situation;
import org.visibles.youth.Choices.SituationState;

/** The record of a young person: nothing but a pseudonym is compulsory, nothing that identifies before information. */
@Entity
@Table(name = "youth")
class YoungPerson {

    @Id
    private UUID id;

    @Column(updatable = false)
    private UUID madeBy;

    @Column(updatable = false)
    private Instant madeAt;

    private String pseudonym;
    private @Nullable String lastName;
    private @Nullable String firstName;
    private @Nullable LocalDate birthDate;

    @Enumerated(EnumType.STRING)
    private @Nullable AgeBand ageBand;

    @Enumerated(EnumType.STRING)
    private @Nullable Sex sex;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> phones = new ArrayList<>();

    private @Nullable String email;
    private @Nullable String handle;
    private @Nullable String address;
    private @Nullable String communeCode;
    private @Nullable String qpvCode;

    @Enumerated(EnumType.STRING)
    private @Nullable Diploma diploma;

    @Enumerated(EnumType.STRING)
    private @Nullable Situation entrySituation;

    @Enumerated(EnumType.STRING)
    private @Nullable Situation situation;

    @Enumerated(EnumType.STRING)
    private @Nullable SituationState situationState;

    private @Nullable LocalDate situationOn;

    @Column(name = "known_to_ml")
    @Enumerated(EnumType.STRING)
    private @Nullable Known known;

    private @Nullable Boolean accompanied;
    private @Nullable LocalDate lastSpeOn;

    @Enumerated(EnumType.STRING)
    private @Nullable Housing housing;

    private @Nullable Boolean disability;
    private @Nullable String language;

    @Enumerated(EnumType.STRING)
    private @Nullable ContactWay contactWay;

    private @Nullable String contactHours;
    private @Nullable String imilo;

    @Enumerated(EnumType.STRING)
    private @Nullable IdentificationMode identificationMode;

    @Enumerated(EnumType.STRING)
    private @Nullable FindingPlace findingPlace;

    private LocalDate firstContactOn;
    private @Nullable LocalDate informedOn;

    @Enumerated(EnumType.STRING)
    private @Nullable Means informedMeans;

    private @Nullable UUID informedBy;
    private @Nullable String noticeVersion;

    @Enumerated(EnumType.STRING)
    private Eligibility.Verdict eligible = Eligibility.Verdict.UNKNOWN;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> missing = new ArrayList<>();

    private Instant changedAt;
    private UUID changedBy;
    private LocalDate effectiveOn;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway")
    protected YoungPerson() {}

    @SuppressWarnings("NullAway") // take() sets the rest
    YoungPerson(YouthId id, OrganisationId madeBy, YouthDetails details, Writing writing) {
        this.id = id.value();
        this.madeBy = madeBy.value();
        this.madeAt = writing.at();
        take(details, writing);
        effectiveOn = firstContactOn;
    }

    /**
     * Replaces all that can be edited.
     *
     * @param effectiveOn the day from which it holds: not after today, not before the first contact
     */
    void change(YouthDetails details, LocalDate effectiveOn, Writing writing) {
        if (informedOn != null && details.informedOn() == null) {
            throw new RuleViolation("rule.youth.informed-stays");
        }
        take(details, writing);
        if (effectiveOn.isAfter(writing.today())) {
            throw new RuleViolation("rule.youth.future");
        }
        if (effectiveOn.isBefore(firstContactOn)) {
            throw new RuleViolation("rule.youth.effective-before-contact");
        }
        this.effectiveOn = effectiveOn;
    }

    /** Takes the verdict by these rules, from this day on; false, and nothing changed, when it is the one it has. */
    boolean judge(Writing writing) {
        Eligibility.Verdict verdict = judged(writing.rules());
        if (verdict == eligible) {
            return false;
        }
        eligible = verdict;
        effectiveOn = writing.today();
        changedAt = writing.at();
        changedBy = writing.by().value();
        return true;
    }

    Eligibility.Verdict judged(Eligibility.Rules rules) {
        return Eligibility.of(details(), firstContactOn, rules).verdict();
    }

    Eligibility.Verdict verdict() {
        return eligible;
    }

    private void take(YouthDetails given, Writing writing) {
        YouthDetails clean = YouthRules.checked(given, writing.today());
        pseudonym = clean.pseudonym();
        lastName = clean.lastName();
        firstName = clean.firstName();
        birthDate = clean.birthDate();
        ageBand = clean.ageBand();
        sex = clean.sex();
        phones = new ArrayList<>(clean.phones());
        email = clean.email();
        handle = clean.handle();
        address = clean.address();
        communeCode = clean.commune();
        qpvCode = clean.qpv();
        diploma = clean.diploma();
        entrySituation = clean.entrySituation();
        situation = clean.situation();
        situationState = clean.situationState();
        situationOn = clean.situationOn();
        known = clean.known();
        accompanied = clean.accompanied();
        lastSpeOn = clean.lastSpeOn();
        housing = clean.housing();
        disability = clean.disability();
        language = clean.language();
        contactWay = clean.contactWay();
        contactHours = clean.contactHours();
        imilo = clean.imilo();
        identificationMode = clean.mode();
        findingPlace = clean.place();
        firstContactOn = Objects.requireNonNull(clean.firstContactOn());
        if (informedOn == null && clean.informedOn() != null) {
            informedBy = writing.by().value();
            noticeVersion = writing.notice();
        }
        informedOn = clean.informedOn();
        informedMeans = clean.informedMeans();
        eligible = Eligibility.of(clean, firstContactOn, writing.rules()).verdict();
        missing = new ArrayList<>(
                YouthRules.missing(clean).stream().map(Enum::name).toList());
        changedAt = writing.at();
        changedBy = writing.by().value();
    }

    YouthDetails details() {
        return YouthDetails.named(pseudonym)
                .lastName(lastName)
                .firstName(firstName)
                .birthDate(birthDate)
                .ageBand(ageBand)
                .sex(sex)
                .phones(List.copyOf(phones))
                .email(email)
                .handle(handle)
                .address(address)
                .commune(communeCode)
                .qpv(qpvCode)
                .diploma(diploma)
                .entrySituation(entrySituation)
                .situation(situation)
                .situationState(situationState)
                .situationOn(situationOn)
                .known(known)
                .accompanied(accompanied)
                .lastSpeOn(lastSpeOn)
                .housing(housing)
                .disability(disability)
                .language(language)
                .contactWay(contactWay)
                .contactHours(contactHours)
                .imilo(imilo)
                .mode(identificationMode)
                .place(findingPlace)
                .firstContactOn(firstContactOn)
                .informedOn(informedOn)
                .informedMeans(informedMeans)
                .build();
    }

    /** What figures count of it, as codes; what is not stated is missing. */
    Map<String, String> counted() {
        Map<String, String> values = new HashMap<>();
        put(values, "sex", sex);
        if (birthDate != null) {
            values.put("birthYearMonth", birthDate.toString().substring(0, 7));
        } else if (ageBand != null) {
            values.put("ageBand", ageBand.code());
        }
        put(values, "commune", communeCode);
        put(values, "qpv", qpvCode);
        put(values, "diploma", diploma == null ? null : diploma.code());
        put(values, "situation", situation);
        put(values, "disability", disability == null ? null : disability ? "YES" : "NO");
        put(values, "mode", identificationMode);
        put(values, "place", findingPlace);
        values.put(
                "eligible",
                switch (eligible) {
                    case ELIGIBLE -> "YES";
                    case NOT_ELIGIBLE -> "NO";
                    case UNKNOWN -> "UNKNOWN";
                });
        return values;
    }

    private static void put(Map<String, String> values, String key, @Nullable Object value) {
        if (value != null) {
            values.put(key, value.toString());
        }
    }

    /** The mission locale's answer, null before one was asked. */
    @Nullable
    Known answer() {
        return known == Known.NOT_CHECKED ? null : known;
    }

    boolean informed() {
        return informedOn != null;
    }

    YouthId id() {
        return new YouthId(id);
    }

    long version() {
        return Objects.requireNonNull(version);
    }

    LocalDate effectiveOn() {
        return effectiveOn;
    }

    YouthRecord read(ProgrammeRules.Rules rules, LocalDate today) {
        YouthDetails details = details();
        return new YouthRecord(
                id(),
                version(),
                details,
                Eligibility.of(details, firstContactOn, rules.eligibility()),
                YouthRules.missing(details),
                new OrganisationId(madeBy),
                madeAt,
                changedAt,
                informedBy == null ? null : new org.visibles.kernel.MemberId(informedBy),
                noticeVersion,
                situationOn != null
                        && situationOn.plusDays(rules.reconfirmAfterDays()).isBefore(today));
    }
}
