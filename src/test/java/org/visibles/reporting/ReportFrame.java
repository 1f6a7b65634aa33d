package org.visibles.reporting;

import java.time.Clock;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.Identity;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;

/** What tests of reports start from: figures worth one, and somebody at work on a day on which they are known. */
@VisiblesTest
public abstract class ReportFrame {

    @Autowired
    protected ReportService reports;

    @Autowired
    protected FrozenReports frozen;

    @Autowired
    protected TestDatabase database;

    @Autowired
    protected Clock clock;

    @BeforeEach
    protected final void facts() {
        Reporting.facts(database);
    }

    protected final <T> T as(Identity who, Supplier<T> work) {
        return Reporting.as(clock, who, work);
    }
}
