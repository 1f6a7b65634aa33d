package org.visibles.youth.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.visibles.kernel.YouthId;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/** The pages send the same few statements for a hundred young people and for ten thousand, and none begins at youth. */
@VisiblesTest
@TestPropertySource(properties = "visibles.test.scale=own-database")
@WithMember
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class YouthAtScaleTest extends SpringBrowserlessTest {

    private static final int MOST = 10;
    private static final int FEW = 100;
    private static final int MANY = 10_000;

    private static final String PEOPLE = """
            with made as (
              insert into youth (id, made_by, made_at, pseudonym, first_contact_on, eligible, missing, commune_code, qpv_code,
                informed_on, informed_means, informed_by, notice_version, first_name, last_name, phones, changed_at, changed_by,
                effective_on, version)
              select gen_random_uuid(), ?, now(), 'Jeune ' || n, current_date - n % 700, 'UNKNOWN', '{SEX,AGE}',
                (array['76540', '76231', '76575', '76351', '14118'])[1 + n % 5], 'NONE', current_date, 'ORAL', ?, 'v1',
                (array['Éloïse', 'Inès', 'Yanis', 'Théo'])[1 + n % 4], 'Nom' || n, array['+33612345678'], now(), ?, current_date, 0
              from generate_series(1, ?) n
              returning id, first_name, last_name, pseudonym, commune_code, made_at)
            insert into circle (organisation_id, youth_id, relation, since, referent, label, name_key, first_key, pseudo_key,
              last_contact, stage, commune_code, qpv_code, eligible, informed, missing)
            select ?, id, 'FULL', made_at, ?, first_name || ' ' || last_name, fold(last_name || ' ' || first_name),
              fold(first_name || ' ' || last_name), fold(pseudonym), current_date - (random() * 500)::int,
              (array['MET', 'IDENTIFIED', 'MOBILISED'])[1 + (random() * 2)::int], commune_code, 'NONE', 'UNKNOWN', true, '{SEX,AGE}'
            from made""";

    @Autowired
    private TestDatabase database;

    @Autowired
    private StatementCounter counter;

    @Autowired
    private YouthService youth;

    @Test
    @Order(1)
    void the_pages_send_as_many_statements_for_a_hundred_as_for_ten_thousand() {
        YouthId id = youth.record(YouthDetails.named("Jeune à l'échelle").build());
        people(FEW);
        pages(id); // what is read once in the life of the program is read here
        List<List<String>> few = pages(id);
        people(MANY - FEW);
        List<List<String>> many = pages(id);

        assertThat(few.getFirst())
                .anyMatch(sql -> sql.contains("limit ? offset ?"))
                .anyMatch(sql -> sql.contains("from commune where code = any"));
        for (int page = 0; page < few.size(); page++) {
            assertThat(many.get(page)).hasSameSizeAs(few.get(page));
            assertThat(many.get(page)).as("page " + page).hasSizeLessThanOrEqualTo(MOST);
        }
        assertThat(database.asOwner()
                        .queryForObject(
                                "select count(*) from circle where organisation_id = ?",
                                Integer.class,
                                Fixture.ROUEN.value()))
                .isGreaterThan(MANY);
    }

    @Test
    @Order(2)
    void no_statement_of_a_page_begins_at_youth() {
        YouthId id = youth.record(YouthDetails.named("Jeune planifié").build());
        people(MANY);
        database.asOwner().execute("analyze youth");
        database.asOwner().execute("analyze circle");
        UUID own = Fixture.ROUEN.value();

        for (List<String> page : pages(id)) {
            for (String sql : page) {
                if (Pattern.compile("\\byouth\\s").matcher(sql).find()
                        && sql.stripLeading().startsWith("select y.")) {
                    startsAtCircle(sql.replace(":id", "?"), own, id.value());
                }
                assertThat(sql).doesNotContainPattern("(?i)from\\s+youth\\b");
            }
        }
        withoutYouth("select count(*) from circle c where c.organisation_id = ?", own);
        withoutYouth(
                "select c.* from circle c where c.organisation_id = ? order by c.sort_key, c.youth_id limit 50", own);
        String prefix = withoutYouth("""
                select c.* from circle c where c.organisation_id = ?
                  and (c.name_key ^@ fold('nom99') or c.first_key ^@ fold('nom99') or c.pseudo_key ^@ fold('nom99'))
                order by c.sort_key, c.youth_id limit 50""", own);
        assertThat(prefix).contains("circle_by_name", "circle_by_first", "circle_by_pseudo");
        assertThat(plan("select count(*) from youth where pseudonym like 'J%'")).contains("Seq Scan on youth");
    }

    private void startsAtCircle(String sql, Object... arguments) {
        String plan = plan(sql, arguments);
        assertThat(plan).doesNotContain("Seq Scan on youth");
        assertThat(plan.indexOf(" on circle")).as(plan).isBetween(0, plan.indexOf(" on youth"));
    }

    private String withoutYouth(String sql, Object... arguments) {
        String plan = plan(sql, arguments);
        assertThat(plan).doesNotContain(" on youth");
        return plan;
    }

    private String plan(String sql, Object... arguments) {
        try (AppSession session = database.session(Fixture.AGENT_ROUEN)) {
            return String.join(
                    "\n",
                    session.rows("explain " + sql, arguments).stream()
                            .map(row -> (String) row.values().iterator().next())
                            .toList());
        }
    }

    /** The statements of the list, of a search in it, and of a record. */
    private List<List<String>> pages(YouthId id) {
        List<List<String>> pages = new ArrayList<>();
        pages.add(counter.statements(() -> {
            navigate(YouthListView.class);
            show();
        }));
        pages.add(counter.statements(() -> {
            $(TextField.class).withCaption("Rechercher").single().setValue("jeune");
            show();
        }));
        pages.add(counter.statements(() -> navigate("jeunes/" + id, YouthView.class)));
        pages.add(counter.statements(() -> navigate("jeunes/" + id + "/modifier", EditYouthView.class)));
        return pages;
    }

    /** As a browser does: asks for the first fifty rows. */
    private void show() {
        $(Grid.class).single().getDataCommunicator().setViewportRange(0, 50);
        roundTrip();
    }

    private void people(int count) {
        UUID member = Fixture.AGENT_ROUEN.member().value();
        UUID own = Fixture.ROUEN.value();
        database.asOwner().update(PEOPLE, own, member, member, count, own, member);
    }
}
