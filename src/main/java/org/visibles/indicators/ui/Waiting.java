package org.visibles.indicators.ui;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.visibles.kernel.CallingOff;
import org.visibles.kernel.Incident;
import org.visibles.kernel.RuleViolation;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Watching;

/** Figures under way: what is counted, that it goes on, and a button to call it off. Leaving the page calls it off. */
class Waiting<T> extends Watching {

    private final Consumer<T> show;
    private final Runnable again;
    private final CallingOff work = new CallingOff();
    private final Thread thread;
    private volatile @Nullable T result;
    private volatile @Nullable RuntimeException failure;

    Waiting(String what, Supplier<T> read, Consumer<T> show, Runnable again) {
        this.show = show;
        this.again = again;
        addClassNames("visibles-section", "visibles-waiting");
        Paragraph words = new Paragraph(getTranslation("indicators.waiting.words"));
        words.getElement().setAttribute("aria-live", "polite");
        ProgressBar bar = new ProgressBar();
        bar.setIndeterminate(true);
        bar.getElement().setAttribute("aria-label", getTranslation("indicators.waiting", what));
        Button cancel = new Button(getTranslation("action.cancel"), click -> cancel());
        cancel.setDisableOnClick(true);
        add(new H2(getTranslation("indicators.waiting", what)), words, bar, cancel);
        thread = Thread.ofVirtual()
                .name("figures")
                .start(new DelegatingSecurityContextRunnable(() -> work.run(() -> run(read))));
    }

    private void run(Supplier<T> read) {
        try {
            result = read.get();
        } catch (RuntimeException failed) {
            failure = failed;
        }
    }

    /** Whether it is over, after waiting for it. */
    boolean over(Duration longest) {
        try {
            return thread.join(longest);
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    protected void look() {
        if (over(Duration.ZERO)) {
            HasComponents part = (HasComponents) getParent().orElseThrow();
            removeFromParent();
            RuntimeException failed = failure;
            if (failed == null || failed instanceof RuleViolation) {
                settle(part);
            } else {
                part.add(ended(getTranslation("indicators.waiting.failed", Incident.log(failed))));
            }
        }
    }

    /** Shows what was read, or what rule it broke; throws what failed otherwise. */
    void settle(HasComponents part) {
        T read = result;
        switch (failure) {
            case null -> {
                if (read != null) {
                    show.accept(read);
                }
            }
            case RuleViolation rule ->
                part.add(new EmptyState(
                        getTranslation(rule.key(), rule.arguments().toArray())));
            case RuntimeException failed -> throw failed;
        }
    }

    private void cancel() {
        HasComponents part = (HasComponents) getParent().orElseThrow();
        removeFromParent();
        part.add(ended(getTranslation("indicators.waiting.cancelled")));
    }

    private EmptyState ended(String words) {
        Button anew = new Button(getTranslation("indicators.waiting.again"));
        EmptyState ended = new EmptyState(words, anew);
        anew.addClickListener(click -> {
            ended.removeFromParent();
            again.run();
        });
        return ended;
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        super.onDetach(detached);
        work.callOff();
    }
}
