package org.visibles.acquaintance.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.dom.Element;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.visibles.acquaintance.IntakeMatches;
import org.visibles.acquaintance.JudgedDifferent;
import org.visibles.acquaintance.LikelyMatch;
import org.visibles.kernel.YouthId;
import org.visibles.matching.ReasonWords;
import org.visibles.youth.IntakeAid;
import org.visibles.youth.YouthDetails;

/** Below the form for somebody new: who may be the same person, why, and the way to that record. */
class LikelyMatches extends Div implements IntakeAid.Part {

    private final IntakeMatches matches;
    private final JudgedDifferent different;
    private final Set<YouthId> others = new HashSet<>();
    private @Nullable YouthDetails looked;
    private List<LikelyMatch> found = List.of();

    LikelyMatches(IntakeMatches matches, JudgedDifferent different) {
        this.matches = matches;
        this.different = different;
        addClassName("acquaintance-likely");
        getElement().setAttribute("role", "status");
        setVisible(false);
    }

    @Override
    public Component component() {
        return this;
    }

    @Override
    public void typed(YouthDetails details) {
        YouthDetails compared = details.edit().mode(null).place(null).build();
        if (!compared.equals(looked)) {
            looked = compared;
            found = matches.look(compared);
            show();
        }
    }

    @Override
    public void recorded(YouthId id) {
        if (!others.isEmpty()) {
            different.differentFrom(id, others);
        }
    }

    private void show() {
        removeAll();
        UnorderedList list = new UnorderedList();
        found.stream().filter(match -> !others.contains(match.id())).forEach(match -> list.add(line(match)));
        setVisible(list.getComponentCount() > 0);
        if (isVisible()) {
            add(new Paragraph(getTranslation("acquaintance.likely")), list);
        }
    }

    private ListItem line(LikelyMatch match) {
        Element label = new Element("strong");
        label.setText(match.label());
        Div who = new Div();
        who.getElement().appendChild(label);
        Span chance =
                new Span(getTranslation(match.likely() ? "acquaintance.likely.very" : "acquaintance.likely.maybe"));
        chance.getElement().getThemeList().add(match.likely() ? "badge" : "badge contrast");
        who.add(chance);
        Div why = new Div(new Span(getTranslation(
                "acquaintance.likely.why", ReasonWords.of(match.reasons(), getLocale()), match.weights())));
        why.addClassName("acquaintance-why");
        Anchor open = new Anchor("jeunes/" + match.id(), getTranslation("acquaintance.likely.open"));
        open.setTarget(AnchorTarget.BLANK); // what was typed stays where it is
        open.setAriaLabel(getTranslation("acquaintance.likely.open-of", match.label()));
        Button other = new Button(getTranslation("acquaintance.likely.other"), click -> {
            others.add(match.id());
            show();
        });
        other.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        other.setAriaLabel(getTranslation("acquaintance.likely.other-of", match.label()));
        Div actions = new Div(open, other);
        actions.addClassName("acquaintance-actions");
        return new ListItem(who, why, actions);
    }
}
