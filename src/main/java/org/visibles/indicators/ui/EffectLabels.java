package org.visibles.indicators.ui;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.visibles.indicators.Effect;
import org.visibles.indicators.Effect.Line;
import org.visibles.indicators.Effect.Part;
import org.visibles.indicators.EffectBy;
import org.visibles.indicators.Proportion;
import org.visibles.indicators.Variable;
import org.visibles.kernel.MethodNames.Method;
import org.visibles.widgets.NaturalOrder;

/** The words of what works, the same for page and file. */
record EffectLabels(Labels labels, Effect effect) {

    String category(String code) {
        if (code.isEmpty()) {
            return labels.text("indicators.total");
        }
        if (code.equals(Variable.NOT_STATED)) {
            return labels.text("common.not-stated");
        }
        if (Variable.isOthers(code)) {
            int number = Variable.othersNumber(code);
            return number == 1 ? labels.text("indicators.others") : labels.text("indicators.others.next", number);
        }
        return switch (effect.by()) {
            case CHANNEL, PRACTICE -> method(code);
            case COMMUNE, SPOT, ORGANISATION -> effect.names().getOrDefault(code, code);
            case QPV ->
                code.equals("NONE")
                        ? labels.text("indicators.category.outside-qpv")
                        : effect.names().getOrDefault(code, code);
            case WEEKDAY -> labels.text("indicators.weekday." + code);
            case HOUR -> labels.text("indicators.hour." + code);
        };
    }

    private String method(String code) {
        return effect.methods().stream()
                .filter(method -> method.code().equals(code))
                .findFirst()
                .map(this::name)
                .orElse(code);
    }

    String name(Method method) {
        return method.name() == null ? labels.text("youth.findingPlace." + method.code()) : method.name();
    }

    /** In the order of the categories; those with proper names by name, as a dictionary has them. */
    List<Line> lines() {
        EffectBy by = effect.by();
        Comparator<Line> order = by.ordered()
                ? Comparator.comparing(Line::category, by.order())
                : Comparator.comparing((Line line) -> line.category().equals(Variable.OTHERS)
                                || line.category().equals(Variable.NOT_STATED))
                        .thenComparing(line -> category(line.category()), NaturalOrder.in(labels.locale()));
        return effect.lines().stream().sorted(order).toList();
    }

    /** What the others are that stand together, each with how many were met. */
    String together() {
        String parts = effect.together().stream()
                .sorted(Comparator.comparing(Part::category, effect.by().order()))
                .map(part -> labels.text(
                        "indicators.effect.together.part",
                        part.category().equals(Variable.OTHERS)
                                ? labels.text("indicators.effect.together.unnamed")
                                : category(part.category()),
                        labels.count(part.met())))
                .collect(Collectors.joining(", "));
        return labels.text("indicators.effect.together", parts);
    }

    String share(Proportion share) {
        return share.isShown() ? labels.share(share.share()) : verdict(share);
    }

    String interval(Proportion share) {
        return share.isShown()
                ? labels.text("indicators.effect.interval", labels.share(share.low()), labels.share(share.high()))
                : verdict(share);
    }

    /** The share with its interval, or why there is none. */
    String inWords(Proportion share) {
        return share.isShown()
                ? labels.text(
                        "indicators.effect.share-interval",
                        labels.share(share.share()),
                        labels.share(share.low()),
                        labels.share(share.high()))
                : verdict(share);
    }

    private String verdict(Proportion share) {
        return switch (share.verdict()) {
            case SHOWN -> "";
            case TOO_FEW -> labels.text("indicators.effect.too-few");
            case HIDDEN -> labels.text("indicators.masked");
            case NOBODY -> labels.text("indicators.empty");
        };
    }
}
