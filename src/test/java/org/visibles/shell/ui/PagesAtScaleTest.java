package org.visibles.shell.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.visibles.indicators.InventedFacts;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.Person;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;

/** What is not the list of young people sends as many statements for a hundred of them as for ten thousand, ten at most. */
@VisiblesTest
@TestPropertySource(properties = "visibles.test.scale=own-database-of-the-pages")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PagesAtScaleTest extends SpringBrowserlessTest {

    private static final int MOST = 10;
    private static final int FEW = 100;
    private static final int MANY = 10_000;

    private static final List<String> OF_A_PARTNER =
            List.of("", "orientations", "orientations?onglet=SENT", "notifications", "chiffres");
    private static final List<String> OF_THE_COORDINATION = List.of("", "notifications", "chiffres");

    /** Followed by the mission locale; each with a referral in and out, an exchange, an action that is due, a journey. */
    private static final String PEOPLE = """
            with made as (
              insert into youth (id, made_by, made_at, pseudonym, first_contact_on, eligible, informed_on, informed_means,
                informed_by, notice_version, changed_at, changed_by, effective_on, version)
              select gen_random_uuid(), ?, now(), 'Jeune ' || n, current_date - 100, 'ELIGIBLE', current_date - 100, 'ORAL',
                ?, 'v1', now(), ?, current_date - 100, 0
              from generate_series(1, ?) n returning id, pseudonym, made_by, changed_by),
            followed as (
              insert into circle (organisation_id, youth_id, relation, since, referent, label, pseudo_key, last_contact, stage,
                eligible, informed)
              select made_by, id, 'FULL', now(), changed_by, pseudonym, fold(pseudonym), current_date - 200, 'MOBILISED',
                'ELIGIBLE', true from made returning youth_id, organisation_id, referent),
            moved as (
              insert into journey_event (id, youth_id, number, organisation_id, member_id, stage, effective_on, recorded_at)
              select gen_random_uuid(), youth_id, number, organisation_id, referent, stage, current_date - 100, now()
              from followed, (values (1, 'MET'), (2, 'IDENTIFIED'), (3, 'MOBILISED')) s (number, stage)),
            referred as (
              insert into referral (id, youth_id, sender_id, sender_member, recipient_id, status, made_at, agreed_on, sent_at,
                due_on, expires_on, version)
              select gen_random_uuid(), youth_id, sender, referent, recipient, 'SENT', now(), current_date, now(),
                current_date - 1, current_date + 20, 1
              from followed, lateral (values (organisation_id, ?::uuid), (?::uuid, organisation_id)) r (sender, recipient)),
            talked as (
              insert into contact (id, youth_id, organisation_id, author_id, at, on_day, channel, initiative, logged_at,
                changed_at, changed_by, fact_id, version)
              select gen_random_uuid(), youth_id, organisation_id, referent, now(), current_date, 'PHONE', 'WORKER', now(),
                now(), referent, gen_random_uuid(), 0 from followed returning id, youth_id, organisation_id, author_id)
            insert into contact_task (contact_id, youth_id, organisation_id, what, due_on, responsible)
            select id, youth_id, organisation_id, 'Rappeler', current_date, author_id from talked""";

    private static final String NOTICES = """
            insert into notification (id, created_at, organisation_id, text_key, arguments, link)
            select gen_random_uuid(), now() - n * interval '1 minute', ?, 'referral.notice.SENT', array['Rouen'], 'orientations'
            from generate_series(1, ?) n""";

    /** Of each page, those sent for few people. */
    private static final Map<String, Integer> SENT = new LinkedHashMap<>();

    @Autowired
    private TestDatabase database;

    @Autowired
    private StatementCounter counter;

    @Test
    @Order(1)
    @WithMember(Person.AGENT_ML)
    void a_partner_with_few() {
        add(FEW);
        OF_A_PARTNER.forEach(this::open);
        OF_A_PARTNER.forEach(page -> SENT.put("partner " + page, few(page)));
    }

    @Test
    @Order(2)
    @WithMember(Person.COORDINATION)
    void the_coordination_with_few() {
        OF_THE_COORDINATION.forEach(this::open);
        OF_THE_COORDINATION.forEach(page -> SENT.put("coordination " + page, few(page)));
    }

    @Test
    @Order(3)
    @WithMember(Person.AGENT_ML)
    void a_partner_with_many() {
        add(MANY - FEW);
        OF_A_PARTNER.forEach(page -> assertThat(open(page)).as(page).hasSize(SENT.get("partner " + page)));
        assertThat(database.asOwner().queryForObject("select count(*) from circle", Integer.class))
                .isGreaterThanOrEqualTo(MANY);
    }

    @Test
    @Order(4)
    @WithMember(Person.COORDINATION)
    void the_coordination_with_many() {
        OF_THE_COORDINATION.forEach(page -> assertThat(open(page)).as(page).hasSize(SENT.get("coordination " + page)));
    }

    private int few(String page) {
        List<String> sent = open(page);
        assertThat(sent)
                .as(page + ":\n" + String.join("\n---\n", sent))
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(MOST);
        assertThat(sent).as(page).noneMatch(sql -> sql.matches("(?is).*\\b(from|join)\\s+youth\\b.*"));
        return sent.size();
    }

    /** As a browser does, which asks a grid for its first fifty rows; in a page of its own, so that nothing is shown already. */
    private List<String> open(String page) {
        String[] parts = page.split("\\?", 2);
        UI.getCurrent().navigate("compte");
        return counter.statements(() -> {
            UI.getCurrent()
                    .navigate(
                            parts[0],
                            parts.length > 1 ? QueryParameters.fromString(parts[1]) : QueryParameters.empty());
            if ($(Grid.class).exists()) {
                $(Grid.class).all().forEach(grid -> grid.getDataCommunicator().setViewportRange(0, 50));
                roundTrip();
            }
        });
    }

    private void add(int count) {
        JdbcTemplate owner = database.asOwner();
        UUID own = Fixture.ML_ROUEN.value();
        UUID member = Fixture.AGENT_ML.member().value();
        owner.update(PEOPLE, own, member, member, count, Fixture.RESTO.value(), Fixture.ROUEN.value());
        owner.update(NOTICES, own, count);
        owner.update(NOTICES, Fixture.METROPOLE.value(), count);
        InventedFacts.write(database, count, count);
        List.of("youth", "circle", "referral", "contact", "contact_task", "journey_event", "notification", "fact")
                .forEach(table -> owner.execute("analyze " + table));
    }
}
