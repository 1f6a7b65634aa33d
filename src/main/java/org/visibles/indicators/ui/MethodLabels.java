package org.visibles.indicators.ui;

import java.util.List;
import java.util.Map;
import org.visibles.indicators.EffectBy;
import org.visibles.indicators.Variable;
import org.visibles.kernel.MethodNames.Method;

/**
 * What the categories of those met are called.
 *
 * @param names proper names by code
 */
record MethodLabels(Labels labels, EffectBy by, Map<String, String> names, List<Method> methods) {

    /** @param code empty for everyone */
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
        return switch (by) {
            case CHANNEL, PRACTICE -> method(code);
            case COMMUNE, SPOT, ORGANISATION -> names.getOrDefault(code, code);
            case QPV ->
                code.equals("NONE") ? labels.text("indicators.category.outside-qpv") : names.getOrDefault(code, code);
            case WEEKDAY -> labels.text("indicators.weekday." + code);
            case HOUR -> labels.text("indicators.hour." + code);
        };
    }

    private String method(String code) {
        return methods.stream()
                .filter(method -> method.code().equals(code))
                .findFirst()
                .map(this::name)
                .orElse(code);
    }

    String name(Method method) {
        return method.name() == null ? labels.text("youth.findingPlace." + method.code()) : method.name();
    }
}
