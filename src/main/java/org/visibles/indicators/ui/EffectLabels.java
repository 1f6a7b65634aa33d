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
        return methods().category(code);
    }

    String name(Method method) {
        return methods().name(method);
    }

    private MethodLabels methods() {
        return new MethodLabels(labels, effect.by(), effect.names(), effect.methods());
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
