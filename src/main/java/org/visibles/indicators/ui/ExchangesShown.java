package org.visibles.indicators.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.Map;
import java.util.stream.Collectors;
import org.visibles.indicators.CitedExchanges;
import org.visibles.indicators.ExchangesBehind;
import org.visibles.indicators.FieldFigure;
import org.visibles.indicators.Period;
import org.visibles.indicators.Quarter;
import org.visibles.indicators.RecordList;
import org.visibles.kernel.YouthId;

/** How many exchanges a number counts, the records of those with whom they were had, and how many were with others. */
class ExchangesShown extends Section {

    ExchangesShown(Labels labels, CitedExchanges cited, ExchangesBehind behind, RecordList records) {
        addClassName("visibles-section");
        Map<YouthId, String> shares = behind.people().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> labels.text("indicators.exchanges.share", each.getValue())));
        add(
                new H2(labels.text(FieldFigure.EXCHANGES.key())),
                Corrections.of(labels, false, behind.dates()),
                new Paragraph(labels.text("indicators.exchanges.counted", behind.total(), when(labels, cited, behind))),
                new Paragraph(labels.text("indicators.exchanges.own")),
                records.render(shares));
        more(labels, "indicators.exchanges.unrecorded", behind.unrecorded());
        more(labels, "indicators.exchanges.out-of-reach", behind.outOfReach());
    }

    private static String when(Labels labels, CitedExchanges cited, ExchangesBehind behind) {
        Quarter quarter = cited.quarter();
        Period period = behind.dates().period();
        String when = new TimeWords(labels, "indicators.exchanges")
                .during(period == null ? quarter : null, period, behind.until(), behind.knownOn());
        return period == null || quarter == null ? when : when + " " + labels.quarter(quarter) + ".";
    }

    private void more(Labels labels, String key, long exchanges) {
        if (exchanges > 0) {
            add(new Paragraph(labels.text(key, exchanges)));
        }
    }
}
