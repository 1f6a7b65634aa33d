package org.visibles.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What works, the work in the field and the map, at a desk and on a phone, over the demo's people and some outings. */
@EndToEnd
class WhatWorksTest {

    /** Two years of outings of all who take part; every other one meets somebody who is one of the demo's people. */
    private static final String OUTINGS = """
            with outing as (
              select gen_random_uuid() as id, p.programme_id, p.organisation_id, n, date '2024-11-02' + (n * 3) as day,
                (array['STREET', 'BUILDING_FOOT', 'MARKET', 'SPORTS_GROUND', 'EVENT'])[1 + n % 5] as way,
                (array['CAMION', 'CAFE', 'FOOT'])[1 + n % 4] as practice,
                coalesce(o.commune_code, '76540') as commune, 8 + n * 7 % 14 as hour
              from programme_participant p join organisation o on o.id = p.organisation_id, generate_series(1, 40) n
              where o.kind <> 'METROPOLE'),
            told as (
              select *, jsonb_strip_nulls(jsonb_build_object('outing', id, 'way', way, 'practice', practice, 'commune', commune,
                'qpv', 'NONE', 'weekday', extract(isodow from day)::text, 'hour', hour::text)) as codes from outing),
            counted as (
              insert into fact (id, programme_id, subject, organisation_id, kind, effective_on, recorded_at, codes)
              select gen_random_uuid(), programme_id, null, organisation_id, 'OUTING', day, day + interval '20 hours',
                codes || jsonb_build_object('minutes', (60 + n * 13 % 120)::text, 'met', (n * 5 % 7)::text, 'known', (n % 3)::text,
                  'leaflets', (n % 9)::text, 'organisations', '1') from told returning id),
            met as (
              insert into fact (id, programme_id, subject, organisation_id, kind, effective_on, recorded_at, codes)
              select gen_random_uuid(), programme_id, gen_random_uuid(), organisation_id, 'ENCOUNTER', day, day + interval '20 hours', codes
              from told where n % 2 = 0 returning subject, programme_id, organisation_id, effective_on),
            numbered as (select *, row_number() over (order by subject) as number from met),
            people as (select subject, row_number() over (order by subject) as number from (
              select distinct subject from fact where kind = 'STAGE') s)
            insert into fact (id, programme_id, subject, organisation_id, kind, effective_on, recorded_at, codes)
            select gen_random_uuid(), m.programme_id, m.subject, m.organisation_id, 'JOINED', m.effective_on,
              m.effective_on + interval '21 hours', jsonb_build_object('to', p.subject)
            from numbered m join people p on p.number = m.number""";

    private static final Map<String, String> PICTURES = Map.of(
            "terrain", "terrain",
            "ce-qui-marche", "ce-qui-marche?par=CHANNEL&etape=IDENTIFIED",
            "ce-qui-marche-jours", "ce-qui-marche?par=WEEKDAY&etape=MOBILISED",
            "carte", "carte?quoi=MET&niveau=COMMUNE");

    @LocalServerPort
    private int port;

    @Autowired
    private LiquibaseConnectionDetails owner;

    @BeforeEach
    void outings() {
        JdbcTemplate all = new JdbcTemplate(
                new DriverManagerDataSource(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword()));
        Integer outings = all.queryForObject("select count(*) from fact where kind = 'OUTING'", Integer.class);
        if (outings != null && outings == 0) {
            all.update(OUTINGS);
        }
    }

    @ParameterizedTest
    @CsvSource({"coordination, desktop", "coordination, phone", "responsable.rouen, desktop", "responsable.rouen, phone"
    })
    void each_part_of_the_figures_is_sound(String login, String device) {
        try (Visitor visitor = device.equals("phone") ? Visitor.onPhone(port) : Visitor.atDesk(port)) {
            visitor.signIn(login);
            visitor.page().setViewportSize(device.equals("phone") ? 360 : 1280, 1800);
            PICTURES.forEach((name, route) -> {
                visitor.open("chiffres/" + route);
                visitor.page()
                        .locator("visibles-chart svg, visibles-map svg")
                        .first()
                        .waitFor();
                visitor.picture(login + "-" + name);
                visitor.check(login + " " + route);
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"desktop", "phone"})
    void the_chart_of_what_works_shows_each_interval_and_says_where_there_are_too_few(String device) {
        try (Visitor visitor = device.equals("phone") ? Visitor.onPhone(port) : Visitor.atDesk(port)) {
            visitor.signIn("responsable.rouen").open("chiffres");
            visitor.page().getByText("Ce qui marche").first().click();
            visitor.settle();
            visitor.choose("Part montrée", "Part des repérés");
            visitor.page().locator("visibles-chart svg").first().waitFor();
            String drawn = visitor.page().locator("visibles-chart svg").first().textContent();
            assertThat(drawn).contains("trop peu pour conclure").containsPattern("\\d+(,\\d)?.% \\(\\d");
            assertThat(visitor.page().locator("visibles-chart").first().getAttribute("role"))
                    .isEqualTo("img");
            assertThat(visitor.page().locator("visibles-chart").first().getAttribute("aria-label"))
                    .contains("Part des repérés");
        }
    }
}
