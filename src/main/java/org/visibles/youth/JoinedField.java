package org.visibles.youth;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one chooses, side by side, out of two records of one person; what hangs together is chosen together. */
public enum JoinedField {
    PSEUDONYM(YouthDetails::pseudonym, (to, from) -> to.pseudonym(from.pseudonym())),
    FIRST_NAME(YouthDetails::firstName, (to, from) -> to.firstName(from.firstName())),
    LAST_NAME(YouthDetails::lastName, (to, from) -> to.lastName(from.lastName())),
    BIRTH_DATE(YouthDetails::birthDate, (to, from) -> to.birthDate(from.birthDate())),
    AGE_BAND(YouthDetails::ageBand, (to, from) -> to.ageBand(from.ageBand())),
    SEX(YouthDetails::sex, (to, from) -> to.sex(from.sex())),
    /** Taking the other's means having both, five at most. */
    PHONES(details -> details.phones().isEmpty() ? null : details.phones(), JoinedField::both),
    EMAIL(YouthDetails::email, (to, from) -> to.email(from.email())),
    HANDLE(YouthDetails::handle, (to, from) -> to.handle(from.handle())),
    ADDRESS(YouthDetails::address, (to, from) -> to.address(from.address())),
    /** With the quarter, which lies in it. */
    COMMUNE(
            details -> details.commune() == null ? null : parts(details.commune(), details.qpv()),
            (to, from) -> to.commune(from.commune()).qpv(from.qpv())),
    LANGUAGE(YouthDetails::language, (to, from) -> to.language(from.language())),
    CONTACT_WAY(YouthDetails::contactWay, (to, from) -> to.contactWay(from.contactWay())),
    CONTACT_HOURS(YouthDetails::contactHours, (to, from) -> to.contactHours(from.contactHours())),
    DIPLOMA(YouthDetails::diploma, (to, from) -> to.diploma(from.diploma())),
    /** With its state and the day it was confirmed. */
    SITUATION(
            details -> details.situation() == null
                    ? null
                    : parts(details.situation(), details.situationState(), details.situationOn()),
            (to, from) -> to.situation(from.situation())
                    .situationState(from.situationState())
                    .situationOn(from.situationOn())),
    HOUSING(YouthDetails::housing, (to, from) -> to.housing(from.housing())),
    DISABILITY(YouthDetails::disability, (to, from) -> to.disability(from.disability())),
    IMILO(YouthDetails::imilo, (to, from) -> to.imilo(from.imilo())),
    KNOWN(
            details -> details.known() == Choices.Known.NOT_CHECKED ? null : details.known(),
            (to, from) -> to.known(from.known())),
    ENTRY_SITUATION(YouthDetails::entrySituation, (to, from) -> to.entrySituation(from.entrySituation())),
    ACCOMPANIED(YouthDetails::accompanied, (to, from) -> to.accompanied(from.accompanied())),
    LAST_SPE_ON(YouthDetails::lastSpeOn, (to, from) -> to.lastSpeOn(from.lastSpeOn())),
    /** With the way the person was found. */
    FIRST_CONTACT(
            details -> parts(details.firstContactOn(), details.mode(), details.place()),
            (to, from) ->
                    to.firstContactOn(from.firstContactOn()).mode(from.mode()).place(from.place())),
    /** With the means, by whom, and by which notice. */
    INFORMATION(
            details -> details.informedOn() == null ? null : parts(details.informedOn(), details.informedMeans()),
            (to, from) -> to.informedOn(from.informedOn()).informedMeans(from.informedMeans()));

    private static final int MOST_PHONES = 5;
    /** As at the first contact: those of the record that knew the person first. */
    private static final Set<JoinedField> OF_FIRST_CONTACT =
            EnumSet.of(KNOWN, ENTRY_SITUATION, ACCOMPANIED, LAST_SPE_ON, FIRST_CONTACT);

    private final Function<YouthDetails, @Nullable Object> value;
    private final BiConsumer<YouthDetails.Builder, YouthDetails> take;

    JoinedField(Function<YouthDetails, @Nullable Object> value, BiConsumer<YouthDetails.Builder, YouthDetails> take) {
        this.value = value;
        this.take = take;
    }

    /** For comparing; null where it is not stated. */
    @Nullable
    Object value(YouthDetails details) {
        return value.apply(details);
    }

    void take(YouthDetails.Builder to, YouthDetails from) {
        take.accept(to, from);
    }

    public boolean stated(YouthDetails details) {
        return value(details) != null;
    }

    /** Whether both say the same, or nothing. */
    public boolean same(YouthDetails one, YouthDetails other) {
        return Objects.equals(value(one), value(other));
    }

    /** Which values of the record that goes would be taken: the stated before the empty, else the later version's. */
    public static Set<JoinedField> proposed(YouthRecord stays, YouthRecord goes) {
        Set<JoinedField> taken = EnumSet.noneOf(JoinedField.class);
        for (JoinedField field : values()) {
            if (field.stated(goes.details())
                    && !field.same(stays.details(), goes.details())
                    && (!field.stated(stays.details()) || field.prefers(stays, goes))) {
                taken.add(field);
            }
        }
        return taken;
    }

    private boolean prefers(YouthRecord stays, YouthRecord goes) {
        if (this == PHONES) {
            return true;
        }
        if (this == PSEUDONYM) {
            return false; // what the team calls the record that it keeps
        }
        if (this == INFORMATION) {
            return earlier(goes.details().informedOn(), stays.details().informedOn());
        }
        return OF_FIRST_CONTACT.contains(this)
                ? earlier(goes.details().firstContactOn(), stays.details().firstContactOn())
                : goes.changedAt().isAfter(stays.changedAt());
    }

    private static boolean earlier(java.time.@Nullable LocalDate one, java.time.@Nullable LocalDate other) {
        return one != null && other != null && one.isBefore(other);
    }

    private static List<@Nullable Object> parts(@Nullable Object... parts) {
        List<@Nullable Object> all = new ArrayList<>();
        for (Object part : parts) {
            all.add(part);
        }
        return all;
    }

    private static void both(YouthDetails.Builder to, YouthDetails from) {
        Set<String> phones = new LinkedHashSet<>(to.phones);
        phones.addAll(from.phones());
        to.phones(phones.stream().limit(MOST_PHONES).toList());
    }
}
