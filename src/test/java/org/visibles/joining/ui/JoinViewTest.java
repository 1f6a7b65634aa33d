package org.visibles.joining.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.YouthId;
import org.visibles.testkit.As;
import org.visibles.testkit.Person;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.youth.Choices;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

@VisiblesTest
@WithMember(Person.AGENT_ROUEN)
class JoinViewTest extends SpringBrowserlessTest {

    @Autowired
    private YouthService youth;

    @Autowired
    private StatementCounter statements;

    @Autowired
    private Clock clock;

    private YouthId one;
    private YouthId other;

    @BeforeEach
    void two() {
        one = As.member(AGENT_ROUEN, () -> youth.record(named("Kylian deux", "Kylian", "06 12 34 56 78")));
        other = As.member(AGENT_ROUEN, () -> youth.record(named("Kylian trois", "Killian", "06 98 76 54 32")));
    }

    @Test
    void the_other_record_is_found_compared_and_brought_together_and_given_back() {
        UI.getCurrent().navigate("jeunes/" + one + "/rapprocher");
        test($(TextField.class).single()).setValue("Killian");
        assertThat($(Anchor.class).all()).extracting(Anchor::getHref).contains(JoinView.address(one, other));

        UI.getCurrent().navigate(JoinView.address(one, other));
        assertThat(labels()).contains("Prénom", "Téléphones").doesNotContain("Nom");
        assertThat($(Paragraph.class).all().stream().map(Paragraph::getText))
                .anyMatch(text -> text.startsWith("Identiques sur les deux fiches") && text.contains("nom"));
        test($(Button.class).withText("Rapprocher les deux fiches").single()).click();

        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo("jeunes/" + one);
        assertThat(youth.get(one).details().phones()).containsExactly("+33612345678", "+33698765432");
        UI.getCurrent().navigate("jeunes/" + other);
        assertThat(UI.getCurrent().getActiveViewLocation().getPath())
                .as("the old address leads to the record that stays")
                .isEqualTo("jeunes/" + one);
        Details joined = $(Details.class).all().stream()
                .filter(each -> "Fiches rapprochées de celle-ci".equals(each.getSummaryText()))
                .findFirst()
                .orElseThrow();
        joined.setOpened(true);
        assertThat($(Span.class).all().stream().map(Span::getText))
                .anyMatch(text -> text.contains("« Killian Delaunay »"));
        test($(Button.class).withText("Annuler le rapprochement").single()).click();
        confirm();
        assertThat(youth.get(other).details().firstName()).isEqualTo("Killian");
        assertThat(youth.get(one).details().phones()).containsExactly("+33612345678");
    }

    @Test
    void comparing_sends_as_many_statements_whatever_hangs_on_the_records() {
        List<String> sent = statements.statements(() -> UI.getCurrent().navigate(JoinView.address(one, other)));

        assertThat(sent).hasSizeLessThanOrEqualTo(20);
    }

    private void confirm() {
        test($(com.vaadin.flow.component.confirmdialog.ConfirmDialog.class).single())
                .confirm();
    }

    private List<String> labels() {
        return $(RadioButtonGroup.class).all().stream()
                .map(group -> Objects.toString(group.getLabel()))
                .toList();
    }

    private YouthDetails named(String pseudonym, String first, String phone) {
        return YouthDetails.named(pseudonym)
                .firstName(first)
                .lastName("Delaunay")
                .phones(List.of(phone))
                .informedOn(LocalDate.now(clock))
                .informedMeans(Choices.Means.ORAL)
                .build();
    }
}
