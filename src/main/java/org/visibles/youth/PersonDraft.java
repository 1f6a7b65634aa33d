package org.visibles.youth;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visibles.youth.Choices.AgeBand;
import org.visibles.youth.Choices.ContactWay;
import org.visibles.youth.Choices.Sex;

/** Who the person is and how to reach it, in the making. */
public abstract sealed class PersonDraft<B> permits SituationDraft {

    String pseudonym;

    @Nullable
    String lastName;

    @Nullable
    String firstName;

    @Nullable
    LocalDate birthDate;

    @Nullable
    AgeBand ageBand;

    @Nullable
    Sex sex;

    List<String> phones = List.of();

    @Nullable
    String email;

    @Nullable
    String handle;

    @Nullable
    String address;

    @Nullable
    String commune;

    @Nullable
    String qpv;

    @Nullable
    String language;

    @Nullable
    ContactWay contactWay;

    @Nullable
    String contactHours;

    PersonDraft(String pseudonym) {
        this.pseudonym = pseudonym;
    }

    abstract B self();

    void take(YouthDetails details) {
        pseudonym = details.pseudonym();
        lastName = details.lastName();
        firstName = details.firstName();
        birthDate = details.birthDate();
        ageBand = details.ageBand();
        sex = details.sex();
        phones = details.phones();
        email = details.email();
        handle = details.handle();
        address = details.address();
        commune = details.commune();
        qpv = details.qpv();
        language = details.language();
        contactWay = details.contactWay();
        contactHours = details.contactHours();
    }

    public B pseudonym(String value) {
        pseudonym = value;
        return self();
    }

    public B lastName(@Nullable String value) {
        lastName = value;
        return self();
    }

    public B firstName(@Nullable String value) {
        firstName = value;
        return self();
    }

    public B birthDate(@Nullable LocalDate value) {
        birthDate = value;
        return self();
    }

    public B ageBand(@Nullable AgeBand value) {
        ageBand = value;
        return self();
    }

    public B sex(@Nullable Sex value) {
        sex = value;
        return self();
    }

    public B phones(List<String> value) {
        phones = value;
        return self();
    }

    public B email(@Nullable String value) {
        email = value;
        return self();
    }

    public B handle(@Nullable String value) {
        handle = value;
        return self();
    }

    public B address(@Nullable String value) {
        address = value;
        return self();
    }

    public B commune(@Nullable String value) {
        commune = value;
        return self();
    }

    public B qpv(@Nullable String value) {
        qpv = value;
        return self();
    }

    public B language(@Nullable String value) {
        language = value;
        return self();
    }

    public B contactWay(@Nullable ContactWay value) {
        contactWay = value;
        return self();
    }

    public B contactHours(@Nullable String value) {
        contactHours = value;
        return self();
    }
}
