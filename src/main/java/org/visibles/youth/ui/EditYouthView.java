package org.visibles.youth.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.visibles.geography.picker.PlaceFinder;
import org.visibles.kernel.Drafts;
import org.visibles.kernel.Permission;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.kernel.YouthId;
import org.visibles.widgets.DayField;
import org.visibles.widgets.Notices;
import org.visibles.widgets.Page;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthRecord;
import org.visibles.youth.YouthService;

/** Edits a record. Whoever saves second is told; what was typed stays on the screen and in the draft. */
@Route("jeunes/:id/modifier")
@RolesAllowed(Permission.YOUTH_WRITE)
class EditYouthView extends Page implements BeforeEnterObserver {

    private final YouthService youth;
    private final PlaceFinder finder;
    private final ObjectProvider<Drafts> drafts;
    private final LocalDate today;
    private final DayField effectiveOn;
    private final Div banner = new Div();

    EditYouthView(YouthService youth, PlaceFinder finder, ObjectProvider<Drafts> drafts, Clock clock) {
        super("youth.edit");
        this.youth = youth;
        this.finder = finder;
        this.drafts = drafts;
        this.today = LocalDate.now(clock);
        this.effectiveOn = Fields.day("effectiveOn", today);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        clear();
        banner.removeAll();
        YouthId id = YouthId.of(event.getRouteParameters().get("id").orElse(""));
        YouthRecord record = youth.get(id);
        heading(getTranslation("youth.edit.heading", record.label()));
        DetailsDraft draft = new DetailsDraft(drafts, "youth.edit." + id);
        YouthForm form = new YouthForm(finder, today);
        form.show(record.details());
        YouthDetails before = form.typed();
        form.whenTyped(() -> draft.keep(before, form.typed()));
        effectiveOn.setValue(today);
        effectiveOn.setHelperText(getTranslation("youth.effectiveOn.help"));
        draft.kept(before).ifPresent(kept -> banner.add(new DraftOffer(() -> resume(form, kept), draft::drop)));
        Button save = new Button(getTranslation("action.save"));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setDisableOnClick(true);
        save.addClickListener(click -> {
            if (!save(record, before, form, draft)) {
                save.setEnabled(true);
            }
        });
        Button cancel = new Button(getTranslation("action.cancel"), click -> {
            draft.drop();
            leave(id);
        });
        Div buttons = new Div(cancel, save);
        buttons.addClassName("visibles-page-actions");
        add(banner, form, section(getTranslation("youth.part.effective"), effectiveOn), buttons);
    }

    private void resume(YouthForm form, DetailsDraft.Resumed kept) {
        form.show(kept.details());
        if (!kept.contested().isEmpty()) {
            String fields = kept.contested().stream()
                    .map(field -> getTranslation("youth.field." + field))
                    .collect(Collectors.joining(", "));
            Div contested = new Div(new Paragraph(getTranslation("youth.draft.contested", fields)));
            contested.addClassName("youth-banner");
            contested.getElement().setAttribute("role", "alert");
            banner.add(contested);
        }
    }

    private boolean save(YouthRecord record, YouthDetails before, YouthForm form, DetailsDraft draft) {
        if (!Fields.readable(form.days(), effectiveOn)) {
            return false;
        }
        try {
            LocalDate holdsFrom = effectiveOn.getValue() == null ? today : effectiveOn.getValue();
            youth.change(record.id(), record.version(), form.typed(), holdsFrom);
        } catch (StaleVersion overtaken) {
            draft.keep(before, form.typed());
            tellOvertaken(record.id());
            Notices.problem("problem.stale");
            return false;
        } catch (RuleViolation rule) {
            form.point(rule);
            Notices.problem(rule.key(), rule.arguments().toArray());
            return false;
        }
        draft.drop();
        Notices.done("youth.saved");
        leave(record.id());
        return true;
    }

    private void tellOvertaken(YouthId id) {
        banner.removeAll();
        Anchor current = new Anchor("jeunes/" + id, getTranslation("youth.overtaken.current"));
        current.setTarget(AnchorTarget.BLANK);
        Button again = new Button(
                getTranslation("youth.overtaken.reload"),
                click -> UI.getCurrent().getPage().reload());
        Div box = new Div(new Paragraph(getTranslation("youth.overtaken")), current, again);
        box.addClassName("youth-banner");
        box.getElement().setAttribute("role", "alert");
        banner.add(box);
    }

    private void leave(YouthId id) {
        UI.getCurrent().navigate("jeunes/" + id);
    }
}
