package org.visibles.youth.ui;

import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.organisation.MemberDirectory;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Page;
import org.visibles.youth.Agreements;
import org.visibles.youth.Choices;
import org.visibles.youth.TimelineEntry;
import org.visibles.youth.YouthCircle;
import org.visibles.youth.YouthHistory;
import org.visibles.youth.YouthRecord;
import org.visibles.youth.YouthService;

/** The parts of the record's page that come from this module. */
@org.springframework.stereotype.Component
class RecordPanels {

    private final YouthService youth;
    private final YouthCircle circle;
    private final YouthHistory history;
    private final Agreements agreements;
    private final MemberDirectory members;
    private final Names.Source names;
    private final CurrentMember member;
    private final Clock clock;

    RecordPanels(
            YouthService youth,
            YouthCircle circle,
            YouthHistory history,
            Agreements agreements,
            MemberDirectory members,
            Names.Source names,
            CurrentMember member,
            Clock clock) {
        this.youth = youth;
        this.circle = circle;
        this.history = history;
        this.agreements = agreements;
        this.members = members;
        this.names = names;
        this.member = member;
        this.clock = clock;
    }

    private boolean mayWrite() {
        return member.require().may(Permission.YOUTH_WRITE);
    }

    /** What ids are called, to be shared by all parts of one page. */
    Names names() {
        return names.page();
    }

    Component summary(YouthRecord record, Names page, Runnable reload) {
        LocalDate today = LocalDate.now(clock);
        return Page.section(
                Fields.text("youth.part.summary"),
                new SummaryPanel(record, page, today, mayWrite() ? youth : null, reload));
    }

    Component eligibility(YouthRecord record) {
        return Page.section(Fields.text("youth.part.eligibility"), new EligibilityPanel(record.eligibility()));
    }

    Component information(YouthRecord record, Runnable reload) {
        InformationPanel panel = new InformationPanel(record, agreements, mayWrite(), LocalDate.now(clock), reload);
        return Page.section(Fields.text("youth.part.information"), panel);
    }

    Component circle(YouthRecord record, Names page) {
        return Page.section(
                Fields.text("youth.part.circle"),
                new CirclePanel(record.id(), circle, members, page, member.require(), mayWrite()));
    }

    Component history(YouthRecord record, Names page) {
        return new HistoryPanel(record.id(), history, page);
    }

    /** What this module itself knows to have happened. */
    List<TimelineEntry> ownEntries(YouthRecord record, Names page) {
        String maker = page.organisation(record.madeBy());
        List<TimelineEntry> entries = new ArrayList<>();
        LocalDate met = record.details().firstContactOn();
        if (met != null) {
            entries.add(new TimelineEntry(
                    met.atStartOfDay(Formats.ZONE).toInstant(), "HANDSHAKE", Fields.text("youth.timeline.met"), maker));
        }
        entries.add(new TimelineEntry(record.madeAt(), "FILE_ADD", Fields.text("youth.timeline.made"), maker));
        LocalDate informed = record.details().informedOn();
        if (informed != null) {
            entries.add(new TimelineEntry(
                    informed.atStartOfDay(Formats.ZONE).toInstant(),
                    "INFO_CIRCLE_O",
                    Fields.text("youth.timeline.informed"),
                    ""));
        }
        return entries;
    }

    /** Names of missing fields, in a row. */
    static String missing(YouthRecord record) {
        return record.missing().stream()
                .map(each -> Fields.text(Choices.key(each)))
                .collect(Collectors.joining(", "));
    }
}
