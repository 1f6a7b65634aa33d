package org.visibles.indicators.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visibles.testkit.Fixture.ELBEUF;
import static org.visibles.testkit.Fixture.ROUEN;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.costs.ExpenseService;
import org.visibles.costs.Spending;
import org.visibles.indicators.InventedFacts;
import org.visibles.kernel.OrganisationId;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.Person;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;

/** From a cost to the expenses and to the people that make it. */
@VisiblesTest
class CostsLeadOnTest extends SpringBrowserlessTest {

    private static final Pattern AMOUNT = Pattern.compile("([\\d\\u202f]+),(\\d\\d)\\u00a0€");

    @Autowired
    private ExpenseService expenses;

    @Autowired
    private TestDatabase database;

    @BeforeEach
    void people_and_expenses() {
        database.asOwner().update("delete from fact");
        InventedFacts.write(database, 7, 60);
        spent(ROUEN, "2025-02", 120_40);
        spent(ROUEN, "2025-05", 75_00);
        spent(ELBEUF, "2025-05", 310_00);
    }

    private void spent(OrganisationId organisation, String month, long cents) {
        As.member(
                Fixture.COORDINATION,
                () -> expenses.enter(List.of(Spending.of(organisation, month, cents, "Pour compter"))));
    }

    @Test
    @WithMember(Person.RESPONSABLE_ROUEN)
    void the_sum_of_the_expenses_is_what_was_spent_and_the_people_are_as_many() {
        for (String asked : List.of("", "par=QUARTER", "trimestre=2025-Q2", "du=2025-04-01&au=2025-12-31")) {
            open("chiffres", asked);
            Map<String, String> links = links("depenses");
            assertThat(links).as(asked).hasSizeGreaterThan(asked.contains("QUARTER") ? 2 : 0);
            assertThat(links.keySet()).as(asked).noneMatch(address -> address.contains("structure="));
            Map<String, String> people = links(Behind.LIST);
            leadOn(links);
            people.forEach((address, number) -> {
                if (address.contains("indicateur=COST_PER_IDENTIFIED")) {
                    follow(address);
                    assertThat(page()).as(address).contains("\u00a0: " + number.replace(" jeunes", " jeune"));
                }
            });
            assertThat(people.keySet()).anyMatch(address -> address.contains("indicateur=COST_PER_CONNECTED"));
        }
    }

    @Test
    @WithMember(Person.COORDINATION)
    void the_coordination_sees_what_each_organisation_spent() {
        open("chiffres", "par=ORGANISATION");
        Map<String, String> links = links("depenses");
        assertThat(links.keySet())
                .anyMatch(address -> address.contains("structure=" + ROUEN))
                .anyMatch(address -> !address.contains("structure="));
        assertThat(links(Behind.LIST)).isEmpty();
        leadOn(links);
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void whoever_reads_no_expenses_is_led_to_none() {
        open("chiffres", "");
        assertThat(links("depenses")).isEmpty();
    }

    private void leadOn(Map<String, String> links) {
        links.forEach((address, number) -> {
            follow(address);
            assertThat(page()).as(address).doesNotContain("n'a pas été comprise");
            Matcher total = AMOUNT.matcher(page());
            long euros = total.find()
                    ? Math.round(Double.parseDouble(total.group(1).replace("\u202f", "") + "." + total.group(2)))
                    : 0;
            assertThat(euros).as(address).isEqualTo(Long.parseLong(number.replaceAll("\\D", "")));
        });
    }

    /** Those of the page that begin so, with their texts. */
    private Map<String, String> links(String page) {
        Map<String, String> links = new LinkedHashMap<>();
        $(Anchor.class).all().stream()
                .filter(link -> link.getHref().startsWith(page + "?"))
                .forEach(link -> links.put(link.getHref(), link.getText()));
        return links;
    }

    private void follow(String address) {
        String[] parts = address.split("\\?", 2);
        UI.getCurrent().navigate(parts[0], QueryParameters.fromString(parts[1]));
    }

    private void open(String route, String query) {
        UI.getCurrent()
                .navigate(
                        route,
                        QueryParameters.fromString(
                                query.isEmpty()
                                        ? "indicateur=COST_PER_IDENTIFIED"
                                        : query + "&indicateur=COST_PER_IDENTIFIED"));
    }

    private String page() {
        return getCurrentView().getElement().getTextRecursively();
    }
}
