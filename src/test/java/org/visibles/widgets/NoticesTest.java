package org.visibles.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import tools.jackson.databind.json.JsonMapper;

/** Short messages: one at a time, and the same words for the same thing. */
@VisiblesTest
@WithMember
class NoticesTest extends SpringBrowserlessTest {

    private static final List<String> SAVED = List.of(
            "youth.saved",
            "referral.saved",
            "appointment.saved",
            "directory.saved",
            "organisation.saved",
            "outing.saved");

    @Test
    void a_second_save_takes_the_place_of_the_first() {
        Notices.done("youth.saved");
        shown();
        Notices.done("appointment.saved");
        assertThat($(Notification.class).all()).as("until the second is there").allMatch(Notification::isOpened);
        shown();

        assertThat($(Notification.class).all())
                .filteredOn(Notification::isOpened)
                .hasSize(1);
    }

    @Test
    void what_went_wrong_stays_beside_what_went_well() {
        Notices.problem("problem.stale");
        Notices.done("youth.saved");
        Notices.done("youth.saved");
        shown();

        assertThat($(Notification.class).all())
                .filteredOn(Notification::isOpened)
                .hasSize(2);
    }

    /** What the browser says when the last message is there. */
    private void shown() {
        Element message = $(Notification.class).all().getLast().getElement();
        message.getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(
                        message, "opened-changed", JsonMapper.shared().createObjectNode()));
    }

    @Test
    void saved_reads_the_same_everywhere() {
        assertThat(SAVED.stream().map(UI.getCurrent()::getTranslation).distinct())
                .containsExactly("Enregistré.");
    }
}
