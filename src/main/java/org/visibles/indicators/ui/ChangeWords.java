package org.visibles.indicators.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.visibles.indicators.Changes;
import org.visibles.indicators.Changes.Effect;
import org.visibles.indicators.Changes.Moved;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Period;
import org.visibles.indicators.Value;

/** What changed, in words and cells. */
record ChangeWords(Labels labels, Changes changes) {

    String explanation() {
        Period period = changes.period();
        return labels.text("indicators.changes.explain", labels.day(changes.since()), labels.day(changes.until()))
                + (period == null
                        ? ""
                        : " "
                                + labels.text(
                                        "indicators.changes.period",
                                        labels.day(period.from()),
                                        labels.day(period.until())))
                + " "
                + labels.text(changes.suppressed() ? "indicators.changes.fives" : "indicators.changes.own");
    }

    List<String> corrections() {
        Period period = changes.period();
        return changes.corrections().stream()
                .map(correction -> labels.text(
                        correction.key(),
                        labels.day(changes.until()),
                        labels.day(period == null ? changes.first() : period.from()),
                        labels.day(period == null ? changes.until() : period.until()),
                        ""))
                .toList();
    }

    /** Names the cause of most. */
    String recordedSentence() {
        return changes.recorded().entrySet().stream()
                .filter(each -> each.getValue().isShown() && each.getValue().number() > 0)
                .max(Map.Entry.comparingByValue(java.util.Comparator.comparingDouble(Value::number)))
                .map(most -> labels.text(
                        "indicators.changes.most", labels.text(most.getKey().key()), number(most.getValue())))
                .orElseGet(() -> labels.text("indicators.changes.none"));
    }

    List<List<String>> recorded() {
        return changes.recorded().entrySet().stream()
                .map(each -> List.of(
                        labels.text(each.getKey().key()),
                        number(each.getValue()),
                        labels.text(each.getKey().key() + ".meaning")))
                .toList();
    }

    private String number(Value value) {
        return changes.suppressed() && value.isShown()
                ? labels.text("indicators.changes.at-least", labels.count(value))
                : labels.count(value);
    }

    List<String> headers() {
        List<String> headers = new ArrayList<>(List.of(
                labels.text("indicators.indicator"),
                labels.text("indicators.changes.before", labels.day(changes.since())),
                labels.text("indicators.changes.after", labels.day(changes.until())),
                labels.text("indicators.changes.difference")));
        if (!changes.suppressed()) {
            headers.add(labels.text("indicators.changes.why"));
        }
        return headers;
    }

    List<List<String>> moved() {
        return changes.moved().stream().map(this::moved).toList();
    }

    private List<String> moved(Moved moved) {
        List<String> cells = new ArrayList<>(List.of(
                labels.indicator(moved.indicator()),
                labels.result(moved.before()),
                labels.result(moved.after()),
                difference(moved)));
        if (!changes.suppressed()) {
            cells.add(moved.effects().stream()
                    .map(effect -> effect(moved.indicator(), effect))
                    .collect(Collectors.joining("\u202F; ")));
        }
        return cells;
    }

    String difference(Moved moved) {
        return moved.difference().isShown()
                ? signed(moved.indicator(), moved.difference().number())
                : labels.text("indicators.empty");
    }

    private String effect(Indicator indicator, Effect effect) {
        String cause = labels.text(effect.cause().key());
        return indicator.unit() == Indicator.Unit.SHARE
                ? labels.text(
                        "indicators.changes.effect.share",
                        cause,
                        signed(indicator, effect.result()),
                        plain(effect.numerator()),
                        plain(effect.denominator()))
                : labels.text("indicators.changes.effect", cause, signed(indicator, effect.result()));
    }

    /** With its sign: shares in points, the rest in its unit. */
    private String signed(Indicator indicator, double difference) {
        return switch (indicator.unit()) {
            case SHARE -> labels.text("indicators.changes.points", plain(100 * difference));
            case DAYS -> labels.text("indicators.days", plain(difference));
            case EUROS -> labels.text("indicators.euros", plain(difference));
            case PEOPLE, EXCHANGES -> plain(difference);
        };
    }

    private String plain(double number) {
        return labels.signed(number, 1);
    }
}
