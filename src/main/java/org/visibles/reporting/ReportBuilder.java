package org.visibles.reporting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.visibles.indicators.Effect;
import org.visibles.indicators.EffectBy;
import org.visibles.indicators.EffectService;
import org.visibles.indicators.FieldActivity;
import org.visibles.indicators.FieldActivityService;
import org.visibles.indicators.Figures;
import org.visibles.indicators.FiguresService;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Quarter;
import org.visibles.indicators.Selection;
import org.visibles.indicators.Territory;
import org.visibles.indicators.TerritoryService;
import org.visibles.indicators.Value;
import org.visibles.indicators.Variable;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.RuleViolation;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.organisation.ProgrammeRow;
import org.visibles.organisation.ProgrammeService;
import org.visibles.reporting.ReportContent.Part;
import org.visibles.reporting.ReportContent.Table;

/** Computes what stands in a report: the figures as they may leave the house, of one day of knowledge. */
@Component
class ReportBuilder {

    private static final Map<Section, Variable> BREAKDOWNS = new LinkedHashMap<>();

    static {
        BREAKDOWNS.put(Section.COMMUNES, Variable.COMMUNE);
        BREAKDOWNS.put(Section.QPV, Variable.QPV);
        BREAKDOWNS.put(Section.SEX, Variable.SEX);
        BREAKDOWNS.put(Section.AGE, Variable.AGE);
        BREAKDOWNS.put(Section.LEVEL, Variable.LEVEL);
    }

    private static final int STEPS = BREAKDOWNS.size() + 4;

    private final FiguresService figures;
    private final EffectService effects;
    private final FieldActivityService field;
    private final TerritoryService territories;
    private final ProgrammeService programmes;
    private final OrganisationDirectory organisations;
    private final CurrentMember member;
    private final FigureTables tables;
    private final TargetTables targets;
    private final ActionTables actions;
    private final ReportWords words;

    ReportBuilder(
            FiguresService figures,
            EffectService effects,
            FieldActivityService field,
            TerritoryService territories,
            ProgrammeService programmes,
            OrganisationDirectory organisations,
            CurrentMember member,
            FigureTables tables,
            TargetTables targets,
            ActionTables actions,
            ReportWords words) {
        this.figures = figures;
        this.effects = effects;
        this.field = field;
        this.territories = territories;
        this.programmes = programmes;
        this.organisations = organisations;
        this.member = member;
        this.tables = tables;
        this.targets = targets;
        this.actions = actions;
        this.words = words;
    }

    /**
     * @param knownOn the end of a month that is over
     * @throws RuleViolation {@code rule.organisation.no-programme}, {@code rule.reporting.day-before-programme},
     *     {@code rule.reporting.no-such-day} when the figures are not published as known on that day,
     *     {@code rule.reporting.quarter-before-programme}, {@code rule.reporting.quarter-after-day},
     *     {@code rule.reporting.no-such-quarter} when nobody of a quarter can be told
     * @throws Progress.Cancelled when called off
     */
    ReportContent build(
            ReportKind kind,
            @Nullable Quarter quarter,
            LocalDate knownOn,
            Map<Section, String> texts,
            Progress progress) {
        Steps steps = new Steps(progress);
        ProgrammeRow programme = programmes.current();
        ReportedDays.requireWithin(programme, quarter, knownOn, words);
        Selection whole = new Selection(quarter, List.of(), knownOn);
        steps.next();
        Figures total = figures(kind, whole);
        if (!total.knownOn().equals(knownOn)) {
            throw new RuleViolation("rule.reporting.no-such-day", words.day(knownOn));
        }
        if (quarter != null && !quarter.equals(total.selection().quarter())) {
            throw new RuleViolation("rule.reporting.no-such-quarter");
        }
        Map<Section, List<Table>> made = new EnumMap<>(Section.class);
        Map<Section, String> waiting = new EnumMap<>(Section.class);
        Value people = total.total().line(Indicator.IDENTIFIED).orElseThrow().result();
        if (people.isShown() && people.number() > 0) {
            made.put(Section.KEY_FIGURES, List.of(tables.keyFigures(total, kind == ReportKind.PROGRAMME)));
            made.put(Section.FUNNEL, List.of(tables.funnel(total)));
            BREAKDOWNS.forEach((section, by) -> {
                steps.next();
                Figures broken = figures(kind, new Selection(quarter, List.of(by), knownOn));
                if (broken.selection().by().contains(by)) {
                    made.put(section, List.of(tables.breakdown(broken, by)));
                    waiting(kind, broken, by).ifPresent(sentence -> waiting.put(section, sentence));
                }
            });
            made.put(Section.TARGETS, targets.tables(total));
        }
        made.putAll(actions(kind, knownOn, steps));
        made.put(Section.DEFINITIONS, List.of(new DefinitionTable(words).table()));
        return new ReportContent(
                ReportContent.FORMAT,
                kind,
                programme.name(),
                kind == ReportKind.PROGRAMME ? null : ownName(),
                quarter == null ? null : quarter.code(),
                quarter == null ? programme.startsOn() : quarter.firstDay(),
                quarter == null ? total.until() : quarter.lastDay(),
                knownOn,
                parts(texts, made, waiting, people, quarter));
    }

    private Map<Section, List<Table>> actions(ReportKind kind, LocalDate knownOn, Steps steps) {
        Map<Section, List<Table>> made = new EnumMap<>(Section.class);
        boolean programme = kind == ReportKind.PROGRAMME;
        steps.next();
        Effect effect =
                programme ? effects.programme(EffectBy.CHANNEL, knownOn) : effects.ownFile(EffectBy.CHANNEL, knownOn);
        made.put(Section.EFFECT, actions.effect(effect));
        steps.next();
        FieldActivity activity = programme ? field.programme(knownOn) : field.ownFile(knownOn);
        made.put(Section.FIELD, actions.field(activity));
        steps.next();
        Territory territory = programme ? territories.programme(knownOn) : territories.ownFile(knownOn);
        made.put(Section.TERRITORY, actions.territory(territory));
        return made;
    }

    /** Of an organisation the small categories may count people who are no such thing. */
    private Optional<String> waiting(ReportKind kind, Figures broken, Variable by) {
        return kind == ReportKind.ORGANISATION && broken.together().contains(by)
                ? Optional.of(words.text("indicators.others.own-file", words.entry(words.text(by.key()))))
                : Optional.empty();
    }

    private List<Part> parts(
            Map<Section, String> texts,
            Map<Section, List<Table>> made,
            Map<Section, String> waiting,
            Value people,
            @Nullable Quarter quarter) {
        List<Part> parts = new ArrayList<>();
        for (Section section : Section.values()) {
            List<Table> of = made.getOrDefault(section, List.of());
            String text = texts.getOrDefault(section, "");
            if (!section.isText() || !text.isEmpty()) {
                String waits = waiting.get(section);
                String note = waits == null ? note(section, of, people, quarter) : waits;
                parts.add(new Part(section, text, note, of));
            }
        }
        return parts;
    }

    private @Nullable String note(Section section, List<Table> tables, Value people, @Nullable Quarter quarter) {
        return switch (section) {
            case INTRODUCTION, CONCLUSION, DEFINITIONS -> null;
            case EFFECT, FIELD, TERRITORY ->
                tables.isEmpty()
                        ? words.text("reporting.note.no-action")
                        : quarter == null ? null : words.text("reporting.note.whole-programme");
            case TARGETS ->
                !tables.isEmpty()
                        ? null
                        : words.text(quarter == null ? "reporting.note.no-target" : "reporting.note.targets-whole");
            case KEY_FIGURES, FUNNEL, COMMUNES, QPV, SEX, AGE, LEVEL -> {
                if (!tables.isEmpty()) {
                    yield null;
                }
                if (!people.isShown() && section != Section.KEY_FIGURES) {
                    yield words.text("reporting.note.as-key-figures");
                }
                if (!people.isShown()) {
                    yield words.text(
                            people.state() == Value.State.MASKED ? "indicators.not-apart" : "indicators.too-few");
                }
                yield words.text(people.number() == 0 ? "reporting.note.nobody" : "reporting.note.not-published");
            }
        };
    }

    private Figures figures(ReportKind kind, Selection selection) {
        return kind == ReportKind.PROGRAMME ? figures.programme(selection) : figures.ownFile(selection);
    }

    private String ownName() {
        return organisations.find(member.scope().organisation()).orElseThrow().name();
    }

    /** Tells one step after the other. */
    private static final class Steps {

        private final Progress progress;
        private int done;

        private Steps(Progress progress) {
            this.progress = progress;
        }

        void next() {
            progress.step(done++, STEPS);
        }
    }
}
