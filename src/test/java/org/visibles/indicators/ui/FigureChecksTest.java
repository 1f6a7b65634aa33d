package org.visibles.indicators.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;
import static org.visibles.testkit.Fixture.COORDINATION;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Part;
import org.visibles.indicators.PeopleService;
import org.visibles.indicators.Selection;
import org.visibles.indicators.check.AskCheck;
import org.visibles.indicators.check.CheckId;
import org.visibles.indicators.check.CheckOutcome;
import org.visibles.indicators.check.CheckReason;
import org.visibles.indicators.check.CheckRow;
import org.visibles.indicators.check.CheckService;
import org.visibles.indicators.check.InQuestion.OfPeople;
import org.visibles.kernel.Fact;
import org.visibles.kernel.FactKind;
import org.visibles.kernel.FactRecorder;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Rights;
import org.visibles.kernel.Role;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.YouthId;
import org.visibles.shell.Worklist;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.Person;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.youth.Choices;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/** The coordination asks, the organisation opens the list and answers; others neither see nor touch the question. */
@VisiblesTest
class FigureChecksTest extends SpringBrowserlessTest {

    private static final String INSERT = """
            insert into figure_check (id, programme_id, organisation_id, asked_at, indicator, part, until, known_on, reason)
            values (?, ?, ?, now(), ?, 'NUMERATOR', '2026-06-30', '2026-06-30', 'TOO_HIGH')""";

    private static final String ANSWER = "update figure_check set outcome = 'NOTHING', answered_at = now(),"
            + " answered_by = current_member() where id = ?";

    @Autowired
    private CheckService checks;

    @Autowired
    private PeopleService people;

    @Autowired
    private Worklist worklist;

    @Autowired
    private YouthService youth;

    @Autowired
    private FactRecorder facts;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private StatementCounter counter;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    @BeforeEach
    void nothing_was_asked() {
        database.asOwner().update("delete from figure_check");
        database.asOwner().update("delete from notification");
        database.asOwner().update("delete from fact");
    }

    @Test
    void asked_twice_it_is_one_question_until_it_is_answered() {
        CheckId first = ask(Fixture.ROUEN, Indicator.MOBILISATION);
        assertThat(ask(Fixture.ROUEN, Indicator.MOBILISATION)).isEqualTo(first);
        assertThat(ask(Fixture.ELBEUF, Indicator.MOBILISATION)).isNotEqualTo(first);
        assertThat(told(Fixture.ROUEN)).isOne();
        assertThat(todos(AGENT_ROUEN)).containsExactly("chiffres/verifications/" + first);
        assertThat(todos(AGENT_ELBEUF)).doesNotContain("chiffres/verifications/" + first);

        As.member(AGENT_ROUEN, () -> checks.answer(first, CheckOutcome.CORRECTED, " Deux doublons \n retirés. "));

        assertThat(todos(AGENT_ROUEN)).isEmpty();
        CheckRow row = As.member(COORDINATION, () -> checks.get(first));
        assertThat(row.outcome()).isEqualTo(CheckOutcome.CORRECTED);
        assertThat(row.answer()).isEqualTo("Deux doublons retirés.");
        assertThat(database.asOwner()
                        .queryForObject(
                                "select count(*) from notification where member_id = ? and link = ?",
                                Integer.class,
                                COORDINATION.member().value(),
                                "chiffres/verifications/" + first))
                .isOne();
        As.member(
                Fixture.COLLEAGUE_ROUEN,
                () -> assertThatThrownBy(() -> checks.answer(first, CheckOutcome.NOTHING, null))
                        .isInstanceOf(RuleViolation.class)
                        .hasMessageContaining("check-answered"));
        assertThat(ask(Fixture.ROUEN, Indicator.MOBILISATION)).isNotEqualTo(first);
    }

    @Test
    void an_answer_that_names_somebody_is_refused_and_nothing_is_kept() {
        As.member(
                AGENT_ROUEN,
                () -> youth.record(YouthDetails.named("Zk")
                        .firstName("Kenza")
                        .lastName("Ould-Amar")
                        .firstContactOn(LocalDate.now(clock))
                        .informedOn(LocalDate.now(clock))
                        .informedMeans(Choices.Means.ORAL)
                        .build()));
        CheckId id = ask(Fixture.ROUEN, Indicator.CONNECTION);
        As.member(
                AGENT_ROUEN,
                () -> assertThatThrownBy(() -> checks.answer(id, CheckOutcome.CORRECTED, "Corrigé : OULD AMAR Kenza"))
                        .isInstanceOf(RuleViolation.class)
                        .hasMessageContaining("rule.indicators.check-names"));
        assertThat(As.member(AGENT_ROUEN, () -> checks.get(id)).outcome()).isNull();
    }

    @Test
    void what_cannot_be_asked_is_refused_in_words() {
        assertThatThrownBy(() -> ask(Fixture.ROUEN, Indicator.EXCHANGES)).isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> ask(new OrganisationId(Ids.next()), Indicator.IDENTIFIED))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> As.member(
                        COORDINATION,
                        () -> checks.ask(new AskCheck(
                                Fixture.ROUEN,
                                Selection.ALL,
                                new OfPeople(Indicator.IDENTIFIED, Part.NUMERATOR),
                                CheckReason.TWICE,
                                "x".repeat(201)))))
                .isInstanceOf(RuleViolation.class);
        assertThat(told(Fixture.ROUEN)).isZero();
    }

    @Test
    void the_list_is_of_those_whom_the_coordination_has_counted() {
        LocalDate end = YearMonth.now(clock).minusMonths(5).atEndOfMonth();
        identified(AGENT_ROUEN, "Compté", end.minusDays(20), 0);
        identified(
                AGENT_ROUEN, "Saisi depuis", end.minusDays(10), clock.instant().getEpochSecond());
        identified(AGENT_ELBEUF, "Voisin", end.minusDays(20), 0);
        CheckId id = As.member(
                COORDINATION,
                () -> checks.ask(new AskCheck(
                        Fixture.ROUEN,
                        Selection.ALL,
                        new OfPeople(Indicator.IDENTIFIED, Part.NUMERATOR),
                        CheckReason.CHANGED,
                        null)));

        As.member(AGENT_ROUEN, () -> {
            CheckRow row = checks.get(id);
            assertThat(row.until()).isBeforeOrEqualTo(row.knownOn());
            assertThat(people.behind(row.cited((OfPeople) row.number())).counted())
                    .isOne();
        });
    }

    @Test
    void each_role_in_each_organisation_goes_as_far_as_its_rights() {
        CheckId id = ask(Fixture.ROUEN, Indicator.WOMEN);
        for (Identity standing : List.of(AGENT_ROUEN, AGENT_ELBEUF, Fixture.AGENT_ML, COORDINATION)) {
            for (Role role : Role.values()) {
                Identity who = new Identity(
                        standing.account(), standing.member(), standing.organisation(), standing.name(), Set.of(role));
                boolean asked = standing == AGENT_ROUEN;
                boolean asker = standing == COORDINATION;
                boolean sees =
                        asked && has(role, Permission.FIGURES_OWN) || asker && has(role, Permission.FIGURES_PROGRAMME);
                boolean answers = asked && has(role, Permission.FIGURE_CHECK_ANSWER);
                boolean asks = asker && has(role, Permission.FIGURE_CHECK_ASK);
                String cell = standing.name() + " " + role;
                try (AppSession session = database.session(who)) {
                    assertThat(session.count("select count(*) from figure_check where id = ?", id.value()) > 0)
                            .as(cell)
                            .isEqualTo(sees);
                    assertThat(session.update(ANSWER, id.value()) > 0).as(cell).isEqualTo(answers);
                    if (asks) {
                        assertThat(session.update(INSERT, row(Fixture.ELBEUF))).isOne();
                    } else {
                        session.forbidden(INSERT, row(Fixture.ELBEUF));
                    }
                }
                As.member(who, () -> assertThat(seen(id)).as(cell).isEqualTo(sees));
            }
        }
        try (AppSession nobody = database.nobody()) {
            assertThat(nobody.count("select count(*) from figure_check")).isZero();
            nobody.forbidden(INSERT, row(Fixture.ROUEN));
        }
    }

    @Test
    void neighbours_and_forgers_are_refused_by_the_database_too() {
        CheckId id = ask(Fixture.ROUEN, Indicator.WOMEN);
        String all = String.join(",", Rights.permissions());
        for (Identity who : List.of(AGENT_ELBEUF, Fixture.AGENT_ML, Fixture.AGENT_RESTO, Fixture.ADMIN)) {
            try (AppSession session = database.session(who)) {
                session.set("visibles.permissions", all);
                assertThat(session.count("select count(*) from figure_check where id = ?", id.value()))
                        .isEqualTo(who == Fixture.ADMIN ? 1 : 0);
                session.harmless(ANSWER, id.value());
            }
        }
        try (AppSession rouen = database.session(AGENT_ROUEN)) {
            rouen.set("visibles.permissions", all);
            rouen.forbidden(INSERT, row(Fixture.ELBEUF));
            for (String column :
                    List.of("reason", "remark", "indicator", "area", "organisation_id", "asked_by", "known_on")) {
                rouen.forbidden("update figure_check set " + column + " = " + column);
            }
            rouen.forbidden("delete from figure_check");
            rouen.forbidden(
                    "update figure_check set outcome = 'NOTHING', answered_at = now(), answered_by = ? where id = ?",
                    Fixture.COLLEAGUE_ROUEN.member().value(),
                    id.value());
            assertThat(rouen.update(ANSWER, id.value())).isOne();
            rouen.harmless("update figure_check set outcome = 'CORRECTED' where id = ?", id.value());
        }
        try (AppSession coordination = database.session(COORDINATION)) {
            coordination.set("visibles.permissions", all);
            coordination.harmless(ANSWER, id.value());
            coordination.forbidden(INSERT, Ids.next(), UUID.randomUUID(), Fixture.ELBEUF.value(), "WOMEN");
            coordination.forbidden(INSERT, Ids.next(), Fixture.PROGRAMME.value(), Ids.next(), "WOMEN");
            coordination.forbidden(
                    INSERT.replace("organisation_id, asked_at", "organisation_id, asked_by, asked_at")
                            .replace("?, ?, ?, now()", "?, ?, ?, '" + Fixture.ROUEN + "', now()"),
                    row(Fixture.ELBEUF));
        }
        for (Identity who : List.of(AGENT_ROUEN, Fixture.ADMIN, Fixture.DPO, Fixture.RESPONSABLE_ROUEN)) {
            As.member(
                    who,
                    () -> assertThatThrownBy(() -> checks.ask(question(Fixture.ELBEUF, Indicator.WOMEN)))
                            .isInstanceOf(AccessDeniedException.class));
        }
        As.member(
                AGENT_ELBEUF,
                () -> assertThatThrownBy(() -> checks.answer(id, CheckOutcome.NOTHING, null))
                        .isInstanceOf(NotFound.class));
    }

    @Test
    @WithMember(Person.COORDINATION)
    void the_coordination_asks_from_a_figure_and_is_told_nothing_of_people() {
        UI.getCurrent().navigate("chiffres");
        String address = $(Anchor.class).all().stream()
                .map(Anchor::getHref)
                .filter(href -> href.startsWith(Behind.COUNTS) && href.contains("MOBILISATION"))
                .findFirst()
                .orElse(Behind.COUNTS + "?indicateur=MOBILISATION");
        go(address);
        assertThat(getCurrentView()).isInstanceOf(CountsView.class);
        assertThat(page()).contains("Rouen", "Elbeuf", "Mission locale");
        assertThat(written("Télécharger en CSV"))
                .as("the published table by organisation")
                .contains("Ventilation;Catégorie;Code", ";mobilisation;Taux de mobilisation;");

        button("Demander à Ville de Rouen de vérifier").click();
        $(TextField.class).withCaption("Précision").single().setValue("Deux fois plus qu'en juin.");
        Button send = button("Envoyer la demande");
        send.click();

        assertThat(getCurrentView()).isInstanceOf(CheckView.class);
        assertThat(page())
                .contains("Plus élevé qu'attendu", "Deux fois plus qu'en juin.", "En attente de réponse")
                .doesNotContain("Votre réponse");
        assertThat($(PeopleList.class).exists()).isFalse();
        UI.getCurrent().navigate("chiffres/verifications");
        assertThat(page()).contains("Taux de mobilisation", "Ville de Rouen");
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void the_organisation_finds_the_list_and_answers() {
        identified(AGENT_ROUEN, "Comptée", YearMonth.now(clock).minusMonths(7).atEndOfMonth(), 0);
        CheckId id = ask(Fixture.ROUEN, Indicator.IDENTIFIED);
        int statements = counter.count(() -> UI.getCurrent().navigate("chiffres/verifications/" + id));
        assertThat(statements).isLessThanOrEqualTo(12);
        assertThat(page()).contains("Jeunes repérés", "1 jeune", "Comptée", "Plus élevé qu'attendu");

        button("Envoyer la réponse").click();
        assertThat($(RadioButtonGroup.class).single().isInvalid()).isTrue();
        choose(CheckOutcome.NOTHING);
        button("Envoyer la réponse").click();

        assertThat(page()).contains("Vérifié, rien à corriger").doesNotContain("Votre réponse");
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void an_organisation_that_left_since_is_told_so_and_can_still_answer() {
        identified(AGENT_ROUEN, "Partie", YearMonth.now(clock).minusMonths(7).atEndOfMonth(), 0);
        CheckId id = ask(Fixture.ROUEN, Indicator.IDENTIFIED);
        Object[] part = {Fixture.PROGRAMME.value(), Fixture.ROUEN.value()};
        database.asOwner()
                .update("delete from programme_participant where programme_id = ? and organisation_id = ?", part);
        try {
            UI.getCurrent().navigate("chiffres/verifications/" + id);
            assertThat(page()).contains("ne participe plus").doesNotContain("Partie");
            assertThat(todos(AGENT_ROUEN)).containsExactly("chiffres/verifications/" + id);
            choose(CheckOutcome.NOTHING);
            button("Envoyer la réponse").click();
            assertThat(page()).contains("Vérifié, rien à corriger");
        } finally {
            database.asOwner()
                    .update("insert into programme_participant (programme_id, organisation_id) values (?, ?)", part);
        }
    }

    @Test
    void a_question_about_an_indicator_that_is_gone_hides_no_other() {
        CheckId id = ask(Fixture.ROUEN, Indicator.WOMEN);
        CheckId gone = ask(Fixture.ROUEN, Indicator.MOBILISATION);
        database.asOwner()
                .update(
                        "update figure_check set indicator = 'STAR_SIGN' where id = ?",
                        UUID.fromString(gone.toString()));
        assertThat(todos(AGENT_ROUEN)).containsExactly("chiffres/verifications/" + id);
        assertThat(As.member(AGENT_ROUEN, checks::list))
                .extracting(CheckRow::id)
                .containsExactly(id);
        As.member(AGENT_ROUEN, () -> assertThatThrownBy(() -> checks.get(gone)).isInstanceOf(NotFound.class));
    }

    @SuppressWarnings("unchecked")
    private void choose(CheckOutcome outcome) {
        ((RadioButtonGroup<CheckOutcome>) $(RadioButtonGroup.class).single()).setValue(outcome);
    }

    private String written(String link) {
        var out = new ByteArrayOutputStream();
        test($(Anchor.class).withText(link).single()).download(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private Button button(String name) {
        return $(Button.class).all().stream()
                .filter(each -> each.getText().equals(name)
                        || name.equals(each.getAriaLabel().orElse("")))
                .findFirst()
                .orElseThrow();
    }

    private static boolean has(Role role, String permission) {
        return role.permissions().contains(permission);
    }

    private boolean seen(CheckId id) {
        try {
            return checks.get(id) != null;
        } catch (AccessDeniedException | NotFound refused) {
            return false;
        }
    }

    private static Object[] row(OrganisationId organisation) {
        return new Object[] {Ids.next(), Fixture.PROGRAMME.value(), organisation.value(), "WOMEN"};
    }

    private static AskCheck question(OrganisationId organisation, Indicator indicator) {
        return new AskCheck(
                organisation, Selection.ALL, new OfPeople(indicator, Part.NUMERATOR), CheckReason.TOO_HIGH, null);
    }

    private CheckId ask(OrganisationId organisation, Indicator indicator) {
        return As.member(COORDINATION, () -> checks.ask(question(organisation, indicator)));
    }

    private int told(OrganisationId organisation) {
        return database.asOwner()
                .queryForObject(
                        "select count(*) from notification where organisation_id = ?",
                        Integer.class,
                        organisation.value());
    }

    private List<String> todos(Identity who) {
        return As.member(
                who,
                () -> worklist.due().stream()
                        .filter(todo -> todo.kind().equals("todo.indicators.check"))
                        .map(todo -> todo.link())
                        .toList());
    }

    private void go(String address) {
        String[] parts = address.split("\\?", 2);
        UI.getCurrent().navigate(parts[0], QueryParameters.fromString(parts[1]));
    }

    private String page() {
        return ((com.vaadin.flow.component.Component) getCurrentView())
                .getElement()
                .getTextRecursively();
    }

    /**
     * @param recorded seconds since 1970; 0 for the day itself
     */
    private void identified(Identity who, String name, LocalDate day, long recorded) {
        YouthId person = As.member(
                who,
                () -> youth.record(YouthDetails.named(name)
                        .ageBand(Choices.AgeBand.FROM_18_TO_21)
                        .commune(Fixture.COMMUNE_ROUEN)
                        .firstContactOn(day)
                        .informedOn(day)
                        .informedMeans(Choices.Means.ORAL)
                        .build()));
        Instant then = recorded > 0
                ? Instant.ofEpochSecond(recorded)
                : clock.instant().minus(Duration.ofDays(LocalDate.now(clock).toEpochDay() - day.toEpochDay()));
        for (FactKind kind : Arrays.asList(FactKind.ATTRIBUTES, FactKind.STAGE)) {
            Map<String, String> codes = kind == FactKind.STAGE
                    ? Map.of("stage", "IDENTIFIED")
                    : Map.of("eligible", "YES", "ageBand", "18_21", "commune", Fixture.COMMUNE_ROUEN, "sex", "F");
            As.member(
                    who,
                    () -> transaction.executeWithoutResult(
                            status -> facts.record(Fact.of(kind, person, day, then, codes))));
        }
    }
}
