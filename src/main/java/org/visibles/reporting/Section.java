package org.visibles.reporting;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The parts of a report, in their order, which is the same for all. */
public enum Section {
    INTRODUCTION,
    KEY_FIGURES,
    FUNNEL,
    COMMUNES,
    QPV,
    SEX,
    AGE,
    LEVEL,
    EFFECT,
    FIELD,
    TERRITORY,
    TARGETS,
    CONCLUSION,
    DEFINITIONS;

    /** Those that bear a text: all but the annex. */
    public static List<Section> written() {
        return Stream.of(values()).filter(section -> section != DEFINITIONS).toList();
    }

    /** Whether it is a text alone. */
    public boolean isText() {
        return this == INTRODUCTION || this == CONCLUSION;
    }

    /** Key of its heading. */
    public String key() {
        return "reporting.section." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
