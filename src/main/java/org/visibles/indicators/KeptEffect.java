package org.visibles.indicators;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.visibles.indicators.Effect.Line;
import org.visibles.indicators.Effect.Part;

/** Tables of those met as they were published before, read part by part from what was kept of them. */
final class KeptEffect implements EffectTables {

    /** The part of everybody met: nothing where nothing can be published. */
    static final String TOTAL = "EFFECT";

    private static final String TOGETHER = "+TOGETHER";

    private final boolean publishable;
    private final Line total;
    private final Function<String, String> parts;
    private final Map<String, List<String>> lines = new HashMap<>();

    /**
     * @param total the part of that name
     * @param parts reads another one
     */
    KeptEffect(String total, Function<String, String> parts) {
        this.publishable = total.startsWith("+");
        this.total = line(total.substring(1));
        this.parts = parts;
    }

    static Map<String, String> of(EffectTables published) {
        Map<String, String> parts = new HashMap<>();
        parts.put(TOTAL, (published.publishable() ? "+" : "-") + text(published.total()));
        for (EffectBy by : EffectBy.published()) {
            parts.putAll(of(by, published.lines(by)));
            parts.put(
                    part(by) + TOGETHER,
                    published.together(by).stream()
                            .map(each -> each.category() + " " + KeptAnswers.text(each.met()))
                            .collect(Collectors.joining("\n")));
        }
        return parts;
    }

    /** A breakdown in which no lines stand together. */
    static Map<String, String> of(EffectBy by, List<Line> lines) {
        return Map.of(
                part(by),
                lines.stream().map(KeptEffect::text).collect(Collectors.joining("\n")),
                part(by) + TOGETHER,
                "");
    }

    private static String part(EffectBy by) {
        return TOTAL + "+" + by.name();
    }

    private static String text(Line line) {
        return line.category()
                + " "
                + Stream.of(line.met(), line.identified(), line.mobilised(), line.connected())
                        .map(KeptAnswers::text)
                        .collect(Collectors.joining(" "));
    }

    private static Line line(String text) {
        String[] words = text.split(" ");
        List<Value> values =
                Arrays.stream(words).skip(1).map(KeptAnswers::value).toList();
        return new Line(words[0], values.get(0), values.get(1), values.get(2), values.get(3));
    }

    @Override
    public boolean publishable() {
        return publishable;
    }

    @Override
    public Line total() {
        return total;
    }

    @Override
    public List<Line> lines(EffectBy by) {
        return texts(part(by)).stream().map(KeptEffect::line).toList();
    }

    @Override
    public List<Part> together(EffectBy by) {
        return texts(part(by) + TOGETHER).stream()
                .map(text -> text.split(" "))
                .map(words -> new Part(words[0], KeptAnswers.value(words[1])))
                .toList();
    }

    private List<String> texts(String part) {
        return lines.computeIfAbsent(part, none -> parts.apply(part).lines().toList());
    }
}
