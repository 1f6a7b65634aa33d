package org.visibles.youth.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Objects;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Relation;
import org.visibles.kernel.YouthId;
import org.visibles.organisation.MemberDirectory;
import org.visibles.organisation.MemberRow;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Notices;
import org.visibles.youth.YouthCircle;
import org.visibles.youth.YouthCircle.Follower;

/** Which organisations follow, since when, and who in the own one answers for the person. */
class CirclePanel extends Div {

    CirclePanel(
            YouthId youth,
            YouthCircle circle,
            MemberDirectory members,
            Names names,
            Identity identity,
            boolean mayWrite) {
        List<Follower> followers = circle.followers(youth);
        List<MemberRow> colleagues = members.colleagues();
        UnorderedList list = new UnorderedList();
        for (Follower follower : followers) {
            list.add(new ListItem(getTranslation(
                    follower.relation() == Relation.CIRCLE_FULL ? "youth.circle.full" : "youth.circle.shared",
                    names.organisation(follower.organisation()),
                    Formats.date(Formats.day(follower.since())))));
        }
        add(list);
        Select<MemberRow> referent = new Select<>();
        referent.setLabel(getTranslation("youth.field.referent"));
        referent.setEmptySelectionAllowed(true);
        referent.setEmptySelectionCaption(getTranslation("youth.referent.none"));
        referent.setItemLabelGenerator(each -> each == null ? getTranslation("youth.referent.none") : each.name());
        referent.setItems(colleagues);
        followers.stream()
                .filter(each -> each.organisation().equals(identity.organisation()))
                .map(Follower::referent)
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(id ->
                        colleagues.stream().filter(each -> each.id().equals(id)).findFirst())
                .ifPresent(referent::setValue);
        referent.setReadOnly(!mayWrite);
        referent.addValueChangeListener(chosen -> {
            if (chosen.isFromClient()
                    && Notices.attempt(() -> circle.referent(
                            youth,
                            chosen.getValue() == null ? null : chosen.getValue().id()))) {
                Notices.done("youth.saved");
            }
        });
        add(referent);
    }
}
