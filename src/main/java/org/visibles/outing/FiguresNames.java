package org.visibles.outing;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.MethodNames;

/** Tells figures, which know codes alone, what methods and spots are called. */
@Component
class FiguresNames implements MethodNames {

    private final Reference reference;
    private final CurrentMember member;

    FiguresNames(Reference reference, CurrentMember member) {
        this.reference = reference;
        this.member = member;
    }

    @Override
    public List<Method> methods() {
        return reference.methods().stream()
                .map(method -> new Method(
                        method.code(),
                        method.builtIn() ? null : method.name(),
                        method.description(),
                        method.startsOn(),
                        method.endsOn()))
                .toList();
    }

    @Override
    public Map<String, String> spots() {
        return reference.spots(member.scope()).stream()
                .collect(Collectors.toMap(spot -> spot.id().toString(), SpotRow::name));
    }
}
