package org.visibles.acquaintance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_RESTO;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.Identity;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.YouthId;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.Choices.Means;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/** The keys follow the record and its circle, and are seen by nobody else. */
@VisiblesTest
class FilingTest {

    @Autowired
    private YouthService people;

    @Autowired
    private FilingJob job;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    @Test
    void a_name_and_a_phone_are_filed_and_filed_anew_when_they_change() {
        YouthId youth = recorded(named("Classée").firstName("Inès").lastName("Martin"));
        Set<Long> before = keys(youth, Fixture.ROUEN);
        assertThat(before).isNotEmpty();

        change(youth, "Lefebvre");

        Set<Long> after = keys(youth, Fixture.ROUEN);
        assertThat(after).isNotEqualTo(before).isNotEmpty();
        change(youth, "Martin");
        assertThat(keys(youth, Fixture.ROUEN)).isEqualTo(before);
    }

    @Test
    void a_pseudonym_alone_is_filed_nowhere() {
        YouthId youth = recorded(YouthDetails.named("Seulement").commune(Fixture.COMMUNE_ROUEN));

        assertThat(keys(youth, Fixture.ROUEN)).isEmpty();
    }

    @Test
    void who_joins_the_circle_finds_by_the_same_keys_and_who_leaves_by_none() {
        YouthId youth = recorded(named("Partagée").phones(List.of("06 39 98 12 01")));
        join(youth, Fixture.RESTO, "FULL");
        assertThat(keys(youth, Fixture.RESTO))
                .isEqualTo(keys(youth, Fixture.ROUEN))
                .isNotEmpty();

        change(youth, "Dubois");
        assertThat(keys(youth, Fixture.RESTO)).isEqualTo(keys(youth, Fixture.ROUEN));

        database.asOwner()
                .update(
                        "update circle set relation = 'SHARED' where youth_id = ? and organisation_id = ?",
                        youth.value(),
                        Fixture.RESTO.value());
        assertThat(keys(youth, Fixture.RESTO)).isEmpty();
        assertThat(keys(youth, Fixture.ROUEN)).isNotEmpty();
    }

    @Test
    void records_older_than_the_filing_are_filed_by_the_job() {
        YouthId youth = recorded(named("Ancienne").firstName("Nadia").lastName("Caron"));
        Set<Long> keys = keys(youth, Fixture.ROUEN);
        database.asOwner().update("delete from match_key where youth_id = ?", youth.value());
        database.asOwner().update("update match_filed set scheme = 0 where youth_id = ?", youth.value());

        job.run();

        assertThat(keys(youth, Fixture.ROUEN)).isEqualTo(keys);
    }

    @Test
    void a_neighbour_reads_no_key_and_files_nobody() throws SQLException {
        YouthId youth = recorded(named("Cachée").firstName("Lina").lastName("Moreau"));
        long key = keys(youth, Fixture.ROUEN).iterator().next();
        for (Identity who : List.of(AGENT_ELBEUF, AGENT_RESTO, Fixture.COORDINATION, Fixture.DPO)) {
            try (AppSession session = database.session(who)) {
                assertThat(session.count("select count(*) from match_key where key = ?", key))
                        .isZero();
                assertThat(session.count("select count(*) from match_filed where youth_id = ?", youth.value()))
                        .isZero();
                session.harmless("select file_person(?, 1, array[1::bigint])", youth.value());
                session.harmless(
                        "select file_person(?, 1, array[1::bigint])",
                        YouthId.next().value());
                session.forbidden(
                        "insert into match_key (key, organisation_id, youth_id) values (1, current_organisation(), ?)",
                        youth.value());
                session.forbidden("delete from match_key");
                session.forbidden("update match_key set organisation_id = current_organisation()");
                session.forbidden("update match_filed set version = 0");
            }
        }
        try (AppSession own = database.session(AGENT_ROUEN)) {
            assertThat(own.count("select count(*) from match_key where youth_id = ?", youth.value()))
                    .isPositive();
            own.set("visibles.permissions", "DISCLOSURE_READ");
            assertThat(own.count("select count(*) from match_key where youth_id = ?", youth.value()))
                    .isZero();
        }
    }

    private void join(YouthId youth, OrganisationId organisation, String relation) {
        database.asOwner()
                .update(
                        "insert into circle (organisation_id, youth_id, relation, since) values (?, ?, ?, now())",
                        organisation.value(),
                        youth.value(),
                        relation);
    }

    private Set<Long> keys(YouthId youth, OrganisationId organisation) {
        return new TreeSet<>(database.asOwner()
                .queryForList(
                        "select key from match_key where youth_id = ? and organisation_id = ?",
                        Long.class,
                        youth.value(),
                        organisation.value()));
    }

    private void change(YouthId youth, String lastName) {
        As.member(AGENT_ROUEN, () -> {
            var record = people.get(youth);
            people.change(
                    youth,
                    record.version(),
                    record.details().edit().lastName(lastName).build(),
                    LocalDate.now(clock));
        });
    }

    private YouthId recorded(YouthDetails.Builder details) {
        return As.member(AGENT_ROUEN, () -> people.record(details.build()));
    }

    private YouthDetails.Builder named(String pseudonym) {
        return YouthDetails.named(pseudonym).informedOn(LocalDate.now(clock)).informedMeans(Means.ORAL);
    }
}
