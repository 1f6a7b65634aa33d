package org.visibles.journey.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.i18n.I18NProvider;
import org.visibles.journey.JourneyEvent;
import org.visibles.journey.Stage;

/** What an event is called and which icon stands beside the words. */
final class EventWords {

    private EventWords() {}

    static String stage(Stage stage) {
        return I18NProvider.translate("journey.stage." + stage.name());
    }

    /** The stage and what goes with it, or that something was taken back. */
    static String what(JourneyEvent event) {
        if (event.stage() == null) {
            return I18NProvider.translate("journey.cancelled");
        }
        String detail = detail(event);
        return detail == null ? stage(event.stage()) : stage(event.stage()) + " – " + detail;
    }

    private static @org.jspecify.annotations.Nullable String detail(JourneyEvent event) {
        if (event.connection() != null) {
            return I18NProvider.translate(
                    "journey.connection." + event.connection().name());
        }
        if (event.outcome() != null) {
            return I18NProvider.translate("journey.outcome." + event.outcome().name());
        }
        return event.reason() == null
                ? null
                : I18NProvider.translate("journey.reason." + event.reason().name());
    }

    static VaadinIcon icon(Stage stage) {
        return switch (stage) {
            case MET -> VaadinIcon.HANDSHAKE;
            case IDENTIFIED -> VaadinIcon.USER_CHECK;
            case MOBILISED -> VaadinIcon.ROAD;
            case CONNECTED -> VaadinIcon.CONNECT;
            case EXITED -> VaadinIcon.FLAG_CHECKERED;
            case OUT_OF_SCOPE -> VaadinIcon.BAN;
            case DECLINED -> VaadinIcon.THUMBS_DOWN;
            case LOST -> VaadinIcon.QUESTION_CIRCLE;
        };
    }
}
