package org.visibles.indicators;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What people are sorted by, each into exactly one category. The first ones are dimensions: figures can be broken down
 * by them, as at the day of identification. The others are what the shares count.
 */
public enum Variable {
    COMMUNE(Subject::commune),
    ORGANISATION(subject -> subject.organisation().toString()),
    QPV(Subject::qpv),
    /** Whether in any QPV. */
    IN_QPV(subject -> Subject.inQpv(subject.qpv()), "YES", "NO"),
    SEX(Subject::sex, "F", "M", "X"),
    AGE(Subject::ageBand, "UNDER_18", "18_21", "22_25", "26_29", "OVER_29"),
    LEVEL(Subject::level, "INFRA3", "3", "4", "HIGHER"),
    QUARTER(subject -> Quarter.of(subject.identifiedOn()).code()),
    /** How far it went. */
    REACHED(Subject::reached, "IDENTIFIED", "MOBILISED", "CONNECTED"),
    /** Family of the last outcome. */
    EXIT(Subject::exit, "NONE", "OTHER", "POSITIVE", "LASTING"),
    /** Whether a positive outcome still held after six months; NONE without such an outcome. */
    STILL(Subject::still, "NONE", "UNKNOWN", "NO", "YES"),
    DISABILITY(Subject::disability, "YES", "NO"),
    /** The first answer of a mission locale. */
    KNOWN(Subject::known, "NOT_CHECKED", "UNKNOWN", "KNOWN"),
    /** NONE of those who are not mobilised. */
    LOST(Subject::lost, "NONE", "NO", "YES"),
    /** Whether in employment, education or training on the day of knowledge. */
    SITUATION(Subject::situation, "OCCUPIED", "OTHER", Variable.TO_RECONFIRM, Variable.NOT_STATED);

    /** The category of those of whom it is not known. */
    public static final String NOT_STATED = "NOT_STATED";

    /** The category of those whose situation was confirmed longer ago than the programme's setting. */
    static final String TO_RECONFIRM = "TO_RECONFIRM";

    /** The category into which small ones are folded. */
    public static final String OTHERS = "OTHERS";

    static final String NO_QPV = "NONE";

    private static final List<Variable> DIMENSIONS =
            List.of(COMMUNE, ORGANISATION, QPV, IN_QPV, SEX, AGE, LEVEL, QUARTER);

    /** The published list of crossings; each can be read either way round. */
    private static final Map<Variable, Set<Variable>> CROSSINGS = publishedCrossings();

    private final Function<Subject, String> category;
    private final List<String> order;

    Variable(Function<Subject, String> category, String... order) {
        this.category = category;
        this.order = List.of(order);
    }

    String of(Subject subject) {
        return category.apply(subject);
    }

    /** Those by which figures are broken down. */
    public static List<Variable> dimensions() {
        return DIMENSIONS;
    }

    /** Whether it says who somebody is; the others say what happened since. */
    boolean tellsWho() {
        return this == DISABILITY || DIMENSIONS.contains(this);
    }

    /** Those that this dimension may be crossed with. */
    public Set<Variable> crossings() {
        return CROSSINGS.getOrDefault(this, Set.of());
    }

    /** Whether neighbouring categories are next to each other in meaning too; the others are sorted by name. */
    public boolean ordered() {
        return this == QUARTER || !order.isEmpty();
    }

    /** The categories that count even when nobody is in them, since nobody is a small number too. */
    List<String> always() {
        return DIMENSIONS.contains(this) ? List.of() : order;
    }

    /** The order of the categories: their own, then by code; what is not stated, then what is folded, at the end. */
    public Comparator<String> order() {
        return Comparator.comparingInt(this::rank).thenComparing(Comparator.naturalOrder());
    }

    private int rank(String category) {
        return switch (category) {
            case NOT_STATED -> 1_001;
            case OTHERS -> 1_000;
            default -> {
                int known = order.indexOf(category);
                yield known >= 0 ? known : isOthers(category) ? 1_000 : 999;
            }
        };
    }

    /** Whether the category is one into which small ones are folded. */
    public static boolean isOthers(String category) {
        return category.equals(OTHERS) || category.startsWith(OTHERS + "_");
    }

    /** Which of several such categories it is; 1 for the first, which bears no number. */
    public static int othersNumber(String category) {
        return category.equals(OTHERS) ? 1 : Integer.parseInt(category.substring(OTHERS.length() + 1));
    }

    /** Key of its name. */
    public String key() {
        return "indicators.variable." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<Variable, Set<Variable>> publishedCrossings() {
        Map<Variable, Set<Variable>> all = new EnumMap<>(Variable.class);
        List<Variable> traits = List.of(QUARTER, IN_QPV, SEX, AGE, LEVEL);
        for (Variable place : List.of(COMMUNE, ORGANISATION)) {
            traits.forEach(trait -> cross(all, place, trait));
        }
        for (Variable trait : traits) {
            traits.stream().filter(other -> other != trait).forEach(other -> cross(all, trait, other));
        }
        return all;
    }

    private static void cross(Map<Variable, Set<Variable>> all, Variable one, Variable other) {
        all.computeIfAbsent(one, none -> EnumSet.noneOf(Variable.class)).add(other);
        all.computeIfAbsent(other, none -> EnumSet.noneOf(Variable.class)).add(one);
    }
}
