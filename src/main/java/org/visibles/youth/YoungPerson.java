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
import org.visibles.youth.Choices.FindingPlace;
import org.visibles.youth.Choices.IdentificationMode;
import org.visibles.youth.Choices.Known;
import org.visibles.youth.Choices.Means;

/** The record of a young person: nothing but a pseudonym is compulsory, nothing that identifies before information. */
@Entity
@Table(name = "youth")
class YoungPerson extends SituationColumns {

    @Id
    private UUID id;

    @Column(updatable = false)
    private UUID madeBy;

    @Column(updatable = false)
    private Instant madeAt;

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

    /**
     * Takes what was chosen out of two records of one person, or gives it back: with it, by whom the person was informed.
     *
     * @param informed who informed, and by which notice; null where nobody did
     */
    void become(YouthDetails details, @Nullable Informed informed, Writing writing) {
        take(details, writing);
        informedBy = informed == null || informedOn == null ? null : informed.by();
        noticeVersion = informed == null || informedOn == null ? null : informed.notice();
        effectiveOn = writing.today();
    }

    /** A version that says nothing new: whoever read the one before is told that the record has moved on. */
    void passOn(Writing writing) {
        changedAt = writing.at();
        changedBy = writing.by().value();
    }

    @Nullable
    Informed information() {
        return informedBy == null || noticeVersion == null ? null : new Informed(informedBy, noticeVersion);
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
        takePerson(clean);
        takeSituation(clean);
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
        return situated()
                .mode(identificationMode)
                .place(findingPlace)
                .firstContactOn(firstContactOn)
                .informedOn(informedOn)
                .informedMeans(informedMeans)
                .build();
    }

    /** What figures count of it, as codes; what is not stated is missing. */
    Map<String, String> counted() {
        return CountedAttributes.of(details(), eligible);
    }

    /** The mission locale's answer, null before one was asked. */
    @Nullable
    Known answer() {
        Known known = known();
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
                details.situationOn() != null
                        && details.situationOn()
                                .plusDays(rules.reconfirmAfterDays())
                                .isBefore(today));
    }
}
