package org.visibles.widgets;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import com.vaadin.flow.component.notification.NotificationVariant;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;

/** Short messages at the edge of the page. Keys of texts come in, in the language of the page they go out. */
public final class Notices {

    private static final int SHORT_MS = 4_000;

    /** Under it a page keeps the message that was shown last. */
    private static final String DONE = Notices.class.getName();

    private Notices() {}

    /**
     * Fades by itself, and at once where another follows: two that say the same, one below the other, look like two saves.
     * Under the head of the page, where a title stands and nothing to touch; and where one has scrolled,
     * touches go through it.
     */
    public static void done(String key, Object... arguments) {
        show(key, NotificationVariant.LUMO_SUCCESS, SHORT_MS, arguments);
    }

    /**
     * Stays until it is closed: what went wrong must not fade away while one looks elsewhere. Above, so that it does not
     * lie on the button that one is to press again.
     */
    public static void problem(String key, Object... arguments) {
        show(key, NotificationVariant.LUMO_ERROR, 0, arguments);
    }

    /** Runs a use case and tells in words when a rule, a hidden record or another editor refuses it; true when it went through. */
    public static boolean attempt(Runnable useCase) {
        try {
            useCase.run();
            return true;
        } catch (RuleViolation rule) {
            problem(rule.key(), rule.arguments().toArray());
        } catch (StaleVersion stale) {
            problem("problem.stale");
        } catch (NotFound hidden) {
            problem("problem.not-found");
        }
        return false;
    }

    private static void show(String key, NotificationVariant variant, int milliseconds, Object... arguments) {
        String text = UI.getCurrent().getTranslation(key, arguments);
        Notification notification = new Notification();
        notification.addThemeVariants(variant);
        notification.setPosition(Position.TOP_CENTER);
        notification.setDuration(milliseconds);
        notification.setAssertive(milliseconds == 0);
        if (milliseconds == 0) {
            var close = new com.vaadin.flow.component.button.Button(
                    UI.getCurrent().getTranslation("action.close"), click -> notification.close());
            notification.add(new com.vaadin.flow.component.html.Span(text), close);
        } else {
            notification.setText(text);
            notification.addClassName("visibles-done");
            replace(notification);
        }
        notification.open();
    }

    /** The one before is closed once this one is seen to be open: both in one answer would leave the browser with neither. */
    private static void replace(Notification done) {
        Notification before = (Notification) ComponentUtil.getData(UI.getCurrent(), DONE);
        if (before != null && before.isOpened()) {
            done.getElement().addEventListener("opened-changed", seen -> before.close());
        }
        ComponentUtil.setData(UI.getCurrent(), DONE, done);
    }
}
