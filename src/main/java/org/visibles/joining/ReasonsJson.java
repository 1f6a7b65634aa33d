package org.visibles.joining;

import java.util.List;
import org.springframework.stereotype.Component;
import org.visibles.matching.Verdict.Reason;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reasons as a pair keeps them: feature, level and bits, never a value of a record. */
@Component
class ReasonsJson {

    private final JsonMapper json;

    ReasonsJson(JsonMapper json) {
        this.json = json;
    }

    private record Kept(org.visibles.matching.Feature feature, org.visibles.matching.Level level, double bits) {}

    String write(List<Reason> reasons) {
        return json.writeValueAsString(reasons.stream()
                .map(each -> new Kept(each.feature(), each.level(), each.bits()))
                .toList());
    }

    List<Reason> read(String text) {
        return json.readValue(text, new TypeReference<List<Kept>>() {}).stream()
                .map(each -> new Reason(each.feature(), each.level(), each.bits()))
                .toList();
    }
}
