package org.visibles.youth;

import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.visibles.youth.Choices.AgeBand;
import org.visibles.youth.Choices.ContactWay;
import org.visibles.youth.Choices.Sex;

/** Who the person is and how to reach it, as the record keeps it. */
@MappedSuperclass
abstract class PersonColumns {

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
    private @Nullable String language;

    @Enumerated(EnumType.STRING)
    private @Nullable ContactWay contactWay;

    private @Nullable String contactHours;

    @SuppressWarnings("NullAway") // takePerson() or the database sets the rest
    PersonColumns() {}

    void takePerson(YouthDetails clean) {
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
        language = clean.language();
        contactWay = clean.contactWay();
        contactHours = clean.contactHours();
    }

    /** Begins the details. */
    YouthDetails.Builder person() {
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
                .language(language)
                .contactWay(contactWay)
                .contactHours(contactHours);
    }
}
