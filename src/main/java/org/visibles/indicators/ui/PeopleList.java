package org.visibles.indicators.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import org.visibles.indicators.Cited;
import org.visibles.indicators.CitedMet;
import org.visibles.indicators.MetBehind;
import org.visibles.indicators.PeopleBehind;
import org.visibles.indicators.RecordList;

/** What a number counts, in a sentence; the records that can be opened; and how many cannot. */
class PeopleList extends Section {

    private final Labels labels;

    PeopleList(Labels labels, Cited cited, PeopleBehind behind, RecordList records) {
        this(labels, labels.indicator(cited.indicator()));
        add(counted(
                cited.within() == null ? labels.part(cited.indicator(), cited.part()) : labels.within(cited.within()),
                behind.counted(),
                when(cited, behind) + row(cited, behind)));
        list(behind, records);
    }

    /** Of those met, some of whom have no record. */
    PeopleList(Labels labels, CitedMet cited, MetBehind behind, RecordList records) {
        this(labels, labels.text(cited.figure().peopleKey()));
        String category = new MethodLabels(labels, cited.by(), behind.people().names(), behind.methods())
                .category(cited.category());
        add(counted(
                labels.entry(labels.text(cited.figure().numeratorKey())),
                behind.counted(),
                labels.text("indicators.behind.met", labels.day(behind.people().knownOn()))
                        + (cited.category().isEmpty() || behind.counted() == 0 ? "" : " " + category + ".")));
        list(behind.people(), records);
        if (behind.unrecorded() > 0) {
            add(new Paragraph(labels.text("indicators.behind.unrecorded", behind.unrecorded())));
        }
    }

    private PeopleList(Labels labels, String heading) {
        this.labels = labels;
        addClassName("visibles-section");
        add(new H2(heading));
    }

    private Paragraph counted(String whom, int people, String which) {
        return new Paragraph(labels.text("indicators.behind.counted", whom, people, which));
    }

    private void list(PeopleBehind behind, RecordList records) {
        behind.corrections()
                .forEach(correction -> add(new Paragraph(labels.text(
                        correction.key(),
                        labels.day(behind.knownOn()),
                        behind.period() == null
                                ? ""
                                : labels.day(behind.period().from()),
                        labels.day(behind.until()),
                        ""))));
        add(records.render(behind.readable()));
        if (behind.outOfReach() > 0) {
            add(new Paragraph(labels.text("indicators.behind.out-of-reach", behind.outOfReach())));
        }
    }

    private String when(Cited cited, PeopleBehind behind) {
        return new TimeWords(labels, "indicators.behind")
                .during(cited.selection().quarter(), behind.period(), behind.until(), behind.knownOn());
    }

    private String row(Cited cited, PeopleBehind behind) {
        return cited.categories().isEmpty()
                ? ""
                : " " + labels.categories(cited.selection().by(), cited.categories(), behind.names()) + ".";
    }
}
