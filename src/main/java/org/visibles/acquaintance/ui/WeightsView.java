package org.visibles.acquaintance.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.visibles.acquaintance.WeightsService;
import org.visibles.acquaintance.WeightsVersion;
import org.visibles.kernel.Permission;
import org.visibles.organisation.MemberDirectory;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Notices;
import org.visibles.widgets.Page;

/** The weights of the comparison: which version is in force, and a new one estimated from one's own records. */
@Route("poids")
@RolesAllowed(Permission.MATCHING_MANAGE)
@Menu(order = 64, icon = "vaadin:scale", title = "acquaintance.weights.menu")
class WeightsView extends Page {

    private static final int PERCENT = 100;

    private final WeightsService weights;
    private final MemberDirectory members;

    WeightsView(WeightsService weights, MemberDirectory members) {
        super("acquaintance.weights");
        this.weights = weights;
        this.members = members;
        show();
    }

    private void show() {
        clear();
        List<WeightsVersion> versions = weights.versions();
        Map<UUID, String> names = members.names(versions.stream()
                .flatMap(each -> Stream.of(each.madeBy(), each.chosenBy()))
                .filter(Objects::nonNull)
                .toList());
        UnorderedList list = new UnorderedList();
        list.addClassName("visibles-todo");
        list.getElement().setAttribute("aria-label", getTranslation("acquaintance.weights"));
        versions.forEach(each -> list.add(line(each, names)));
        add(new Paragraph(getTranslation("acquaintance.weights.explain")), estimation(), list);
    }

    private Div estimation() {
        OptionalInt progress = weights.underWay();
        Div part = new Div();
        part.addClassName("acquaintance-actions");
        if (progress.isEmpty()) {
            part.add(button("acquaintance.weights.estimate", weights::estimate, true));
        } else {
            ProgressBar bar = new ProgressBar(0, PERCENT, progress.getAsInt());
            bar.getElement().setAttribute("aria-label", getTranslation("acquaintance.weights.under-way"));
            part.add(
                    new Span(getTranslation("acquaintance.weights.progress", progress.getAsInt())),
                    bar,
                    button("acquaintance.weights.look", () -> {}, false),
                    button("acquaintance.weights.cancel", weights::cancel, false));
        }
        return part;
    }

    private ListItem line(WeightsVersion version, Map<UUID, String> names) {
        Element title = new Element("strong");
        title.setText(getTranslation(
                version.version() == 0 ? "acquaintance.weights.shipped" : "acquaintance.weights.version",
                version.version()));
        Div who = new Div();
        who.addClassName("visibles-check-who");
        who.getElement().appendChild(title);
        if (version.madeAt() != null) {
            who.add(new Span(getTranslation(
                    "acquaintance.weights.made",
                    Formats.date(Formats.day(version.madeAt())),
                    version.people(),
                    version.pairs(),
                    names.getOrDefault(version.madeBy(), ""))));
        }
        ListItem line = new ListItem(who);
        line.addClassName("visibles-check");
        Instant since = version.since();
        if (since == null) {
            line.add(button("acquaintance.weights.choose", () -> weights.choose(version.version()), false));
        } else {
            Span badge = new Span(getTranslation("acquaintance.weights.in-force"));
            badge.getElement().getThemeList().add("badge success");
            line.add(badge);
            if (!since.equals(Instant.EPOCH)) {
                who.add(new Div(new Span(getTranslation(
                        "acquaintance.weights.since",
                        Formats.date(Formats.day(since)),
                        names.getOrDefault(version.chosenBy(), "")))));
            }
        }
        return line;
    }

    private Button button(String key, Runnable work, boolean primary) {
        Button button = new Button(getTranslation(key));
        if (primary) {
            button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        }
        button.setDisableOnClick(true);
        button.addClickListener(click -> {
            Notices.attempt(work);
            show();
        });
        return button;
    }
}
