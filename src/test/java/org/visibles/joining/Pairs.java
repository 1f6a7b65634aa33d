package org.visibles.joining;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.visibles.kernel.ContactId;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.YouthId;
import org.visibles.outreach.ContactChannel;
import org.visibles.outreach.ContactContent;
import org.visibles.outreach.ContactService;
import org.visibles.outreach.Initiative;
import org.visibles.outreach.LogContact;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.youth.Choices;
import org.visibles.youth.JoinedField;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/** Two records of one person, which Rouen follows, and all that hangs on them. */
record Pairs(YouthService youth, ContactService contacts, JoiningService joining, TestDatabase database, Clock clock) {

    YouthId person(YouthDetails details) {
        return As.member(Fixture.AGENT_ROUEN, () -> youth.record(details));
    }

    /** Known by a pseudonym alone. */
    YouthId met(String pseudonym) {
        return person(YouthDetails.named(pseudonym).build());
    }

    YouthDetails informed(String pseudonym, String first) {
        return YouthDetails.named(pseudonym)
                .firstName(first)
                .lastName("Delaunay")
                .commune(Fixture.COMMUNE_ROUEN)
                .phones(List.of("06 12 34 56 78"))
                .informedOn(LocalDate.now(clock))
                .informedMeans(Choices.Means.ORAL)
                .build();
    }

    ContactId contact(YouthId person) {
        return contact(Fixture.AGENT_ROUEN, person);
    }

    ContactId contact(Identity who, YouthId person) {
        ContactId id = new ContactId(Ids.next());
        As.member(
                who,
                () -> contacts.log(new LogContact(
                        id,
                        person,
                        new ContactContent(
                                LocalDateTime.now(clock).withNano(0),
                                ContactChannel.PHONE,
                                Initiative.WORKER,
                                null,
                                null,
                                null,
                                Set.of(),
                                "noté",
                                false,
                                "Rappeler",
                                LocalDate.now(clock).plusDays(3),
                                null))));
        return id;
    }

    /** With the values that the screen proposes. */
    UUID join(YouthId stays, YouthId goes) {
        return As.member(Fixture.AGENT_ROUEN, () -> {
            Comparison compared = joining.compare(stays, goes);
            return joining.join(command(compared, compared.proposed()));
        });
    }

    static JoinRecords command(Comparison compared, Set<JoinedField> taken) {
        return new JoinRecords(
                compared.stays().id(),
                compared.stays().version(),
                compared.goes().id(),
                compared.goes().version(),
                taken);
    }

    void undo(YouthId stays, UUID joining) {
        As.member(Fixture.AGENT_ROUEN, () -> this.joining.undo(stays, joining));
    }

    List<String> tables() {
        return database.asOwner()
                .queryForList(
                        "select table_name from information_schema.columns where column_name = 'youth_id' and table_schema = 'public'",
                        String.class);
    }

    /** Also those that name a person in a column called otherwise. */
    List<String> tablesThatName() {
        return database.asOwner().queryForList("""
                        select table_name from information_schema.columns where column_name = 'youth_id' and table_schema = 'public'
                        union select c.conrelid::regclass::text from pg_constraint c where c.contype = 'f' and c.confrelid = 'youth'::regclass""", String.class);
    }

    /** By table, the rows that hang on either; what a record says, without its version. Keys are filed anew by a job. */
    Map<String, List<String>> all(YouthId one, YouthId other) {
        Map<String, List<String>> all = new TreeMap<>();
        for (String table : tables()) {
            if (!table.equals("youth_version") && !table.startsWith("match_")) {
                all.put(
                        table,
                        database.asOwner()
                                .queryForList(
                                        "select (to_jsonb(t) - 'version')::text from " + table
                                                + " t where youth_id in (?, ?) order by 1",
                                        String.class,
                                        one.value(),
                                        other.value()));
            }
        }
        all.put("contact_versions", of("contact_version", one, other));
        all.put(
                "youth",
                database.asOwner()
                        .queryForList(
                                "select (to_jsonb(y) - array['version', 'changed_at', 'changed_by', 'effective_on'])::text from youth y "
                                        + "where id in (?, ?) order by id",
                                String.class,
                                one.value(),
                                other.value()));
        return all;
    }

    private List<String> of(String table, YouthId one, YouthId other) {
        return database.asOwner()
                .queryForList(
                        "select to_jsonb(t)::text from " + table + " t where youth_id in (?, ?) order by 1",
                        String.class,
                        one.value(),
                        other.value());
    }
}
