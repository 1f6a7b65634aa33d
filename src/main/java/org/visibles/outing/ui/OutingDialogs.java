package org.visibles.outing.ui;

import com.vaadin.flow.component.UI;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.visibles.geography.GeographyService;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.OutingId;
import org.visibles.organisation.MemberDirectory;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.outing.OutingContent;
import org.visibles.outing.OutingRow;
import org.visibles.outing.OutingService;
import org.visibles.outing.OutingState;
import org.visibles.outing.PlanOuting;
import org.visibles.outing.RecordOuting;
import org.visibles.outing.SpotService;

/** Opens the forms of outings, and says what became of what was typed. */
@Component
class OutingDialogs {

    private static final String FIRST_WAY = "STREET";
    private static final int HOUR = 60;

    private final OutingService outings;
    private final SpotService spots;
    private final GeographyService geography;
    private final OrganisationDirectory organisations;
    private final MemberDirectory members;
    private final CurrentMember member;
    private final Clock clock;

    OutingDialogs(
            OutingService outings,
            SpotService spots,
            GeographyService geography,
            OrganisationDirectory organisations,
            MemberDirectory members,
            CurrentMember member,
            Clock clock) {
        this.outings = outings;
        this.spots = spots;
        this.geography = geography;
        this.organisations = organisations;
        this.members = members;
        this.member = member;
        this.clock = clock;
    }

    /** An outing to come: tomorrow at this hour, to begin with. */
    void plan() {
        OutingContent tomorrow = begin(now().plusDays(1));
        OutingId id = OutingId.next();
        open(
                "plan",
                tomorrow,
                false,
                content -> {
                    outings.plan(new PlanOuting(id, content));
                    return false;
                },
                id);
    }

    /** One that took place; it began an hour ago, to begin with. */
    void log() {
        logNew(begin(now().minusHours(1)));
    }

    /** The same as last time, now. */
    void again(OutingRow row) {
        logNew(row.content().again(now().minusHours(1)));
    }

    private void logNew(OutingContent content) {
        OutingId id = OutingId.next();
        open(
                "log",
                content,
                true,
                typed -> outings.record(new RecordOuting(id, null, typed, null)).keptApart(),
                id);
    }

    /** What is planned took place, or what took place is told otherwise. */
    void tell(OutingRow row) {
        OutingContent content = row.content();
        if (row.state() == OutingState.PLANNED && content.at().isAfter(now())) {
            content = content.again(now());
        }
        open(
                row.state() == OutingState.PLANNED ? "log" : "correct",
                content,
                true,
                typed -> outings.record(new RecordOuting(row.id(), row.version(), typed, null))
                        .keptApart(),
                row.id());
    }

    void replan(OutingRow row) {
        open(
                "replan",
                row.content(),
                false,
                typed -> outings.replan(row.id(), row.version(), typed).keptApart(),
                row.id());
    }

    void cancel(OutingRow row) {
        new ReasonDialog(reason -> {
                    outings.cancel(row.id(), row.version(), reason);
                    UI.getCurrent().refreshCurrentRoute(false);
                })
                .open();
    }

    /** Who of us goes along on another's outing. */
    void team(OutingRow row) {
        new TeamDialog(members.colleagues(), row.content().team(), team -> {
                    outings.nameTeam(row.id(), team);
                    UI.getCurrent().refreshCurrentRoute(false);
                })
                .open();
    }

    void spots() {
        new SpotsDialog(outings, spots, geography).open();
    }

    private void open(String title, OutingContent content, boolean done, OutingDialog.Saving saving, OutingId id) {
        var lists = new OutingForm.Lists(
                outings.methods(),
                outings.spots().stream()
                        .filter(spot -> spot.active() || spot.id().equals(content.spot()))
                        .toList(),
                members.colleagues(),
                organisations.participants().stream()
                        .filter(row -> !row.id().equals(member.scope().organisation()))
                        .toList());
        OutingForm form = new OutingForm(lists, geography, done);
        form.fill(content);
        new OutingDialog(
                        OutingWords.text("outing.dialog." + title),
                        form,
                        saving,
                        () -> UI.getCurrent().navigate("actions/" + id))
                .open();
    }

    private OutingContent begin(LocalDateTime at) {
        OutingContent empty = OutingContent.of(at, HOUR, FIRST_WAY);
        return outings.latest()
                .map(row -> row.content().again(at))
                .map(last -> empty.inPlace(last.commune(), null, null).by(FIRST_WAY, null))
                .orElse(empty)
                .with(Set.of(member.require().member()), Set.of());
    }

    private LocalDateTime now() {
        LocalDateTime now = LocalDateTime.now(clock);
        return now.withMinute(now.getMinute() / 15 * 15).withSecond(0).withNano(0);
    }
}
