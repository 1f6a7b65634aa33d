package org.visibles.reporting.ui;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.visibles.kernel.Incident;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.RuleViolation;
import org.visibles.reporting.Progress;
import org.visibles.widgets.Notices;
import org.visibles.widgets.Watching;

/** Work that takes a while, beside the page: how far it is, a button to call it off, then its result. Leaving calls it off. */
class Computing<T> extends Watching {

    private final Consumer<T> done;
    private final ProgressBar bar = new ProgressBar();
    private final Paragraph words = new Paragraph();
    private final Thread thread;
    private volatile int step;
    private volatile int steps = 1;
    private volatile boolean calledOff;
    private volatile @Nullable T result;
    private volatile @Nullable RuntimeException failure;

    /**
     * @param done given the result, in the page; not called when the work was called off or failed
     */
    Computing(Function<Progress, T> work, Consumer<T> done) {
        this.done = done;
        addClassName("reporting-computing");
        bar.getElement().setAttribute("aria-label", getTranslation("reporting.progress"));
        words.getElement().setAttribute("aria-live", "polite");
        Button cancel = new Button(getTranslation("action.cancel"), click -> calledOff = true);
        cancel.setDisableOnClick(true);
        add(words, bar, cancel);
        show();
        thread = Thread.ofVirtual().name("report").start(new DelegatingSecurityContextRunnable(() -> run(work)));
    }

    private void run(Function<Progress, T> work) {
        try {
            result = work.apply(this::tell);
        } catch (RuntimeException failed) {
            failure = failed;
        }
    }

    private void tell(int now, int all) {
        if (calledOff) {
            throw new Progress.Cancelled();
        }
        steps = all;
        step = now;
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        super.onDetach(detached);
        calledOff = true;
    }

    /** For tests: until the work is over. */
    void await() throws InterruptedException {
        thread.join();
        look();
    }

    @Override
    protected void look() {
        T computed = result;
        RuntimeException failed = failure;
        if (computed == null && failed == null) {
            show();
            return;
        }
        removeFromParent();
        if (computed != null) {
            done.accept(computed);
        } else if (failed != null) {
            say(failed);
        }
    }

    private static void say(RuntimeException failed) {
        switch (failed) {
            case Progress.Cancelled off -> Notices.done("reporting.progress.cancelled");
            case RuleViolation rule ->
                Notices.problem(rule.key(), rule.arguments().toArray());
            case NotFound hidden -> Notices.problem("problem.not-found");
            default -> Notices.problem("reporting.progress.failed", Incident.log(failed));
        }
    }

    private void show() {
        words.setText(getTranslation("reporting.progress.step", Math.min(step + 1, steps), steps));
        bar.setValue(Math.clamp((double) step / steps, 0, 1));
    }
}
