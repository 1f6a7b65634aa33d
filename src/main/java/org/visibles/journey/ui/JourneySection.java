package org.visibles.journey.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.visibles.journey.JourneyEvent;
import org.visibles.journey.JourneyService;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Relation;
import org.visibles.kernel.YouthId;
import org.visibles.youth.TimelineEntry;
import org.visibles.youth.YouthRecordSection;

/** The journey on the page of a young person, for those who follow fully. */
@org.springframework.stereotype.Component
@Order(10)
class JourneySection implements YouthRecordSection {

    private final JourneyService journeys;
    private final CurrentMember member;
    private final Clock clock;

    JourneySection(JourneyService journeys, CurrentMember member, Clock clock) {
        this.journeys = journeys;
        this.member = member;
        this.clock = clock;
    }

    @Override
    public String titleKey() {
        return "journey.section";
    }

    @Override
    public boolean concerns(Relation relation) {
        return relation == Relation.CIRCLE_FULL && member.require().may(Permission.JOURNEY_READ);
    }

    @Override
    public Component render(YouthId youth) {
        return new JourneyPanel(
                journeys, youth, LocalDate.now(clock), member.require().may(Permission.JOURNEY_MOVE));
    }

    /** Without the first, which the record tells itself. */
    @Override
    public List<TimelineEntry> timeline(YouthId youth) {
        return journeys.events(youth).stream()
                .filter(event -> event.number() > 1)
                .map(JourneySection::entry)
                .toList();
    }

    private static TimelineEntry entry(JourneyEvent event) {
        return event.stage() == null
                ? new TimelineEntry(
                        event.recordedAt(), "REPLY", I18NProvider.translate("journey.timeline.cancelled"), event.by())
                : new TimelineEntry(
                        event.recordedAt(),
                        EventWords.icon(event.stage()).name(),
                        I18NProvider.translate("journey.timeline", EventWords.what(event)),
                        event.by());
    }
}
