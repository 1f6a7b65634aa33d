package org.visibles.indicators.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.visibles.indicators.CitedExchanges;
import org.visibles.indicators.CitedMet;
import org.visibles.indicators.CitedOutings;
import org.visibles.indicators.FieldFigure;
import org.visibles.indicators.Figures.Line;
import org.visibles.indicators.Indicator;
import org.visibles.indicators.Indicator.Unit;
import org.visibles.indicators.Part;
import org.visibles.indicators.Quarter;
import org.visibles.indicators.Selection;
import org.visibles.indicators.Value;
import org.visibles.indicators.Variable;
import org.visibles.indicators.Within;

/**
 * Leads from a number to the list of what it counts.
 *
 * @param open whether the reader may open such lists
 * @param from the page with the number; null where the address of a list says that anyway
 */
record Behind(
        Labels labels,
        Selection selection,
        boolean open,
        @Nullable Origin from) {

    /** Where the page of the list is. */
    static final String LIST = "chiffres/fiches";

    /** Where the page of those met is. */
    static final String MET = LIST + "/rencontres";

    /** Where the page of those is with whom exchanges were had. */
    static final String EXCHANGES = LIST + "/echanges";

    /** Where the coordination sees a number of the work in the field by organisation, as it is published. */
    static final String FIELD_COUNTS = "chiffres/terrain/structures";

    /** Where the coordination sees a number by organisation. */
    static final String COUNTS = "chiffres/structures";

    /** Where the page of outings is. */
    static final String OUTINGS = "chiffres/actions";

    /** Where the coordination sees a number of outings by organisation. */
    static final String OUTING_COUNTS = OUTINGS + "/structures";

    /** On a page that asks for dates alone, if for anything. */
    Behind(Labels labels, Selection selection, boolean open) {
        this(labels, selection, open, null);
    }

    Entry entry(String text, Line line, Part part, List<String> categories, String row) {
        return leads(line, part) ? list(text, line.indicator(), part, categories, row) : Entry.of(text);
    }

    /** Where the number alone is there. */
    Entry entry(String text, Value people, Indicator indicator, Part part, List<String> categories, String row) {
        return open && some(people) ? list(text, indicator, part, categories, row) : Entry.of(text);
    }

    private Entry list(String text, Indicator indicator, Part part, List<String> categories, String row) {
        return new Entry(
                text,
                address(indicator, part, categories),
                labels.text("indicators.behind.cell", text, row, labels.part(indicator, part)));
    }

    /** Of those met first by the own organisation. */
    Entry met(String text, Value people, CitedMet cited, String row) {
        return open && some(people)
                ? new Entry(
                        text,
                        address(MET, MetAsked.of(cited).parameters()),
                        labels.text(
                                "indicators.behind.cell",
                                text,
                                row,
                                labels.text(cited.figure().peopleKey())))
                : Entry.of(text);
    }

    /** What outings make up: the own ones. */
    Entry outings(String text, Value outings, CitedOutings cited, String row) {
        return open ? outings("indicators.behind.cell", OUTINGS, text, outings, cited, row) : Entry.of(text);
    }

    /** For the coordination: what those of each organisation add. */
    Entry outingsByOrganisation(String text, Value outings, CitedOutings cited, String row) {
        return outings("indicators.counts.cell", OUTING_COUNTS, text, outings, cited, row);
    }

    private Entry outings(String name, String page, String text, Value outings, CitedOutings cited, String row) {
        return some(outings)
                ? named(name, page, OutingsAsked.of(cited).parameters(), text, row, cited.figure())
                : Entry.of(text);
    }

    /** Of exchanges of the own organisation. */
    Entry exchanges(String text, Value exchanges, CitedExchanges cited, String row) {
        return open && some(exchanges)
                ? named(
                        "indicators.behind.cell",
                        EXCHANGES,
                        ExchangesAsked.of(cited).parameters(),
                        text,
                        row,
                        FieldFigure.EXCHANGES)
                : Entry.of(text);
    }

    /** For the coordination: what is published of a number about people, by organisation. */
    Entry publishedByOrganisation(String text, Value value, FieldFigure figure, String row) {
        return some(value)
                ? named(
                        "indicators.counts.cell",
                        FIELD_COUNTS,
                        FieldAsked.of(figure, selection.knownOn()).parameters(),
                        text,
                        row,
                        figure)
                : Entry.of(text);
    }

    private Entry named(String name, String page, QueryParameters asked, String text, String row, FieldFigure figure) {
        return new Entry(text, address(page, asked), labels.text(name, text, row, labels.text(figure.key())));
    }

    private static boolean some(Value counted) {
        return counted.isShown() && counted.number() > 0;
    }

    /** Of the cohort of these dates. */
    Entry within(String text, int people, Within within) {
        return open && people > 0
                ? new Entry(
                        text,
                        address(
                                LIST,
                                CitedAsked.of(bare(), Indicator.IDENTIFIED, Part.NUMERATOR, List.of())
                                        .within(within)
                                        .parameters()),
                        labels.text("indicators.behind.number", text, labels.within(within)))
                : Entry.of(text);
    }

    /** The number itself: a link where it leads to a list. */
    Component number(String text, Line line, Part part) {
        if (!leads(line, part)) {
            return new Span(text);
        }
        Anchor link = new Anchor(address(line.indicator(), part, List.of()), text);
        link.getElement()
                .setAttribute(
                        "aria-label",
                        labels.text("indicators.behind.number", text, labels.part(line.indicator(), part)));
        return link;
    }

    /** For the coordination: the numbers of the indicator by organisation. */
    Optional<Anchor> byOrganisation(Line line) {
        return open ? Optional.empty() : Optional.of(byOrganisation(line.indicator()));
    }

    Anchor byOrganisation(Indicator indicator) {
        Anchor link = new Anchor(counts(indicator), labels.text("indicators.counts.link"));
        link.getElement()
                .setAttribute("aria-label", labels.text("indicators.counts.link-of", labels.indicator(indicator)));
        return link;
    }

    /** The same in a table. */
    Entry byOrganisation(String text, Line line, String row) {
        return line.result().isShown()
                ? byOrganisation(text, line.indicator(), row, labels.indicator(line.indicator()))
                : Entry.of(text);
    }

    /** The same of those whom its numerator counts. */
    Entry byOrganisation(String text, Value people, Indicator indicator, String row) {
        return people.isShown()
                ? byOrganisation(text, indicator, row, labels.part(indicator, Part.NUMERATOR))
                : Entry.of(text);
    }

    private Entry byOrganisation(String text, Indicator indicator, String row, String name) {
        return new Entry(text, counts(indicator), labels.text("indicators.counts.cell", text, row, name));
    }

    /** That of exchanges is told of each organisation for the whole time alone. */
    private String counts(Indicator indicator) {
        if (indicator == Indicator.EXCHANGES) {
            return address(
                    FIELD_COUNTS,
                    FieldAsked.of(FieldFigure.EXCHANGES, selection.knownOn()).parameters());
        }
        return address(
                COUNTS,
                CitedAsked.of(bare(), indicator, Part.of(indicator).getFirst(), List.of())
                        .parameters());
    }

    boolean leads(Line line, Part part) {
        if (line.indicator() == Indicator.EXCHANGES) {
            return open && some(line.result());
        }
        if (!open || !Part.of(line.indicator()).contains(part)) {
            return false;
        }
        Value value = value(line, part);
        return value.isShown() && (value.number() > 0 || line.indicator().unit() == Unit.DAYS);
    }

    private static Value value(Line line, Part part) {
        return switch (part) {
            case NUMERATOR -> line.indicator().unit() == Unit.DAYS ? line.result() : line.numerator();
            case DENOMINATOR -> line.denominator();
            case NOT_STATED -> line.notStated();
            case TO_RECONFIRM -> line.toReconfirm();
        };
    }

    private String address(Indicator indicator, Part part, List<String> categories) {
        if (indicator == Indicator.EXCHANGES) {
            return address(EXCHANGES, ExchangesAsked.of(exchanges(categories)).parameters());
        }
        Selection of = categories.isEmpty() ? bare() : selection;
        return address(LIST, CitedAsked.of(of, indicator, part, categories).parameters());
    }

    /** By nothing but the quarter is told with whom an organisation had its own. */
    private CitedExchanges exchanges(List<String> categories) {
        return new CitedExchanges(
                categories.stream()
                        .flatMap(code -> Quarter.read(code).stream())
                        .findFirst()
                        .orElse(selection.quarter()),
                selection.period(),
                selection.knownOn(),
                null);
    }

    private String address(String page, QueryParameters asked) {
        return page + "?" + (from == null ? asked : from.along(asked)).getQueryString();
    }

    /** Of everyone: by what the page breaks down says nothing of it. */
    private Selection bare() {
        return new Selection(selection.quarter(), List.of(Variable.COMMUNE), selection.knownOn(), selection.period());
    }
}
