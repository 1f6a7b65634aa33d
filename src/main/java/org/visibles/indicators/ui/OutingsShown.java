package org.visibles.indicators.ui;

import com.vaadin.flow.component.html.Paragraph;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.visibles.indicators.CitedOutings;
import org.visibles.indicators.FieldFigure;
import org.visibles.indicators.OutingList;
import org.visibles.indicators.OutingsBehind;
import org.visibles.kernel.OutingId;

/** The outings that make up a number of the own organisation, those that can be opened, and what the others add. */
class OutingsShown extends OutingsTold {

    OutingsShown(Labels labels, CitedOutings cited, OutingsBehind behind, OutingList list) {
        super(
                labels,
                cited,
                behind.names().getOrDefault(cited.area(), cited.area()),
                behind.total(),
                behind,
                explanation(cited.figure()),
                plain(cited.figure())
                        ? list.render(behind.outings().keySet().stream().toList())
                        : list.render(shares(labels, cited.figure(), behind.outings())));
        Set<OutingId> readable = list.readable(behind.outings().keySet());
        Map<OutingId, Long> others = behind.outings().entrySet().stream()
                .filter(each -> !readable.contains(each.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (!others.isEmpty()) {
            add(new Paragraph(labels.text(
                    "indicators.outings.out-of-reach",
                    others.size(),
                    new ShareWords(labels, cited.figure())
                            .total(others.values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum()))));
        }
    }

    private static boolean plain(FieldFigure figure) {
        return figure == FieldFigure.OUTINGS || figure == FieldFigure.FRUITLESS;
    }

    private static String explanation(FieldFigure figure) {
        return switch (figure) {
            case MET, KNOWN -> "indicators.outings.own-met";
            case HOURS, LEAFLETS -> "indicators.outings.own-share";
            case OUTINGS, FRUITLESS, EXCHANGES, HOURS_PER_IDENTIFIED -> "indicators.outings.own";
        };
    }

    private static Map<OutingId, String> shares(Labels labels, FieldFigure figure, Map<OutingId, Long> outings) {
        ShareWords words = new ShareWords(labels, figure);
        return outings.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> words.share(each.getValue())));
    }
}
