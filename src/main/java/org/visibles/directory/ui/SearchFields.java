package org.visibles.directory.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.visibles.directory.ServiceCriteria;
import org.visibles.directory.Vocabulary.Term;
import org.visibles.geography.Commune;
import org.visibles.geography.GeographyService;
import org.visibles.widgets.Formats;
import org.visibles.widgets.MomentField;

/** What one looks for. Filters can be read from an address and written to one, the search text never. */
class SearchFields extends Div {

    private static final int SEARCH_MS = 300;
    private static final List<Integer> DISTANCES = List.of(2, 5, 10, 20, 50);

    /** When it must be open. */
    enum When {
        ANY,
        NOW,
        AT
    }

    private final Labels labels;
    private final GeographyService geography;
    private final Clock clock;
    private final TextField search = new TextField();
    private final Map<Term, MultiSelectComboBox<String>> lists = new LinkedHashMap<>();
    private final Map<Term, Map<String, Long>> counts = new HashMap<>();
    private final ComboBox<Commune> commune = new ComboBox<>();
    private final Select<Integer> within = new Select<>();
    private final Select<When> when = new Select<>();
    private final MomentField at = new MomentField(getTranslation("directory.filter.at"));
    private final Checkbox worksWith = new Checkbox();
    private final Details more;
    private boolean reading;

    /**
     * @param changed told of each change, with whether the address changes too
     * @param notes whether the member's organisation may note with whom it works
     */
    SearchFields(Labels labels, GeographyService geography, Clock clock, boolean notes, Consumer<Boolean> changed) {
        this.labels = labels;
        this.geography = geography;
        this.clock = clock;
        search.setLabel(getTranslation("directory.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setMaxLength(100);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(SEARCH_MS);
        search.addValueChangeListener(typed -> changed.accept(false));
        list(Term.THEME, themes());
        list(Term.PUBLIC, labels.vocabulary().codes(Term.PUBLIC));
        list(Term.MODE, labels.vocabulary().codes(Term.MODE));
        place();
        time();
        worksWith.setLabel(getTranslation("directory.works-with"));
        worksWith.setVisible(notes);
        List<AbstractField<?, ?>> fields = new ArrayList<>(lists.values());
        fields.addAll(List.of(commune, within, when, at, worksWith));
        fields.forEach(field -> field.addValueChangeListener(chosen -> {
            adapt();
            if (!reading && !(field == at && at.isInvalid())) {
                changed.accept(true);
            }
        }));
        Div first = new Div(search);
        lists.values().stream().limit(1).forEach(first::add);
        first.add(commune, within);
        Div others = new Div();
        lists.values().stream().skip(1).forEach(others::add);
        others.add(when, at, worksWith);
        first.addClassName("visibles-filters");
        others.addClassName("visibles-filters");
        more = new Details(getTranslation("directory.more"), others);
        more.setWidthFull();
        add(first, more);
        setWidthFull();
        adapt();
    }

    private List<String> themes() {
        Set<String> all = new LinkedHashSet<>();
        for (String code : labels.vocabulary().codes(Term.THEME)) {
            all.add(code.substring(0, Math.max(code.indexOf("--"), 0)));
            all.add(code);
        }
        all.remove("");
        return new ArrayList<>(all);
    }

    private void list(Term term, List<String> codes) {
        MultiSelectComboBox<String> box = new MultiSelectComboBox<>();
        box.setLabel(getTranslation("directory.filter." + term));
        box.setItemLabelGenerator(code -> counted(term, code));
        box.setItems(codes);
        box.setClearButtonVisible(true);
        box.setPlaceholder(getTranslation("directory.any"));
        lists.put(term, box);
    }

    private String counted(Term term, String code) {
        String words = term == Term.THEME ? labels.theme(code) : labels.label(term, code);
        if (!counts.containsKey(term) || (term == Term.THEME && !code.contains("--"))) {
            return words;
        }
        return getTranslation(
                "directory.counted", words, counts.getOrDefault(term, Map.of()).getOrDefault(code, 0L));
    }

    private void place() {
        commune.setLabel(getTranslation("directory.filter.commune"));
        commune.setItemLabelGenerator(Commune::name);
        commune.setItems(
                query -> geography.search(query.getFilter().orElse(""), query.getOffset() + query.getLimit()).stream()
                        .skip(query.getOffset()));
        commune.setClearButtonVisible(true);
        commune.setPlaceholder(getTranslation("directory.any-commune"));
        within.setLabel(getTranslation("directory.filter.within"));
        within.setItems(DISTANCES);
        within.setEmptySelectionAllowed(true);
        within.setEmptySelectionCaption(getTranslation("directory.any-distance"));
        within.setItemLabelGenerator(
                km -> km == null ? getTranslation("directory.any-distance") : getTranslation("directory.within", km));
    }

    private void time() {
        when.setLabel(getTranslation("directory.filter.open"));
        when.setItems(When.values());
        when.setItemLabelGenerator(each -> getTranslation("directory.when." + each));
        when.setValue(When.ANY);
        when.setHelperText(getTranslation("directory.filter.open.help"));
        at.setStep(Duration.ofMinutes(30));
    }

    private void adapt() {
        within.setEnabled(commune.getValue() != null);
        at.setVisible(when.getValue() == When.AT);
    }

    ServiceCriteria criteria() {
        Commune chosen = commune.getValue();
        return ServiceCriteria.ALL
                .text(search.getValue())
                .themes(chosen(Term.THEME))
                .publics(chosen(Term.PUBLIC))
                .modes(chosen(Term.MODE))
                .near(chosen == null ? null : chosen.code(), chosen == null ? null : within.getValue())
                .openAt(time(when.getValue()))
                .workedWith(worksWith.getValue());
    }

    private @Nullable LocalDateTime time(When chosen) {
        return switch (chosen) {
            case ANY -> null;
            case NOW -> LocalDateTime.ofInstant(clock.instant(), Formats.ZONE);
            case AT -> at.getValue();
        };
    }

    private Set<String> chosen(Term term) {
        MultiSelectComboBox<String> box = lists.get(term);
        return box == null ? Set.of() : box.getValue();
    }

    /** Shows beside each choice how many services it would leave. */
    void count(Map<Term, Map<String, Long>> facets) {
        lists.forEach((term, box) -> {
            Map<String, Long> now = facets.getOrDefault(term, Map.of());
            if (!now.equals(counts.get(term))) {
                counts.put(term, now);
                box.getDataProvider().refreshAll();
            }
        });
    }

    QueryParameters parameters() {
        return SearchAddress.of(criteria(), when.getValue() == When.NOW);
    }

    /** What an address asks for; what it asks for in vain is left out. */
    void read(QueryParameters parameters) {
        reading = true;
        SearchAddress address = new SearchAddress(parameters);
        lists.forEach((term, box) -> {
            Set<String> known = address.codes(term);
            known.retainAll(box.getListDataView().getItems().toList());
            box.setValue(known);
        });
        commune.setValue(address.commune().flatMap(geography::commune).orElse(null));
        within.setValue(
                DISTANCES.stream().filter(address::asksWithin).findFirst().orElse(null));
        at.setValue(address.openAt().orElse(null));
        when.setValue(address.openNow() ? When.NOW : at.getValue() == null ? When.ANY : When.AT);
        worksWith.setValue(worksWith.isVisible() && address.worksWith());
        reading = false;
        adapt();
        more.setOpened(!chosen(Term.PUBLIC).isEmpty()
                || !chosen(Term.MODE).isEmpty()
                || when.getValue() != When.ANY
                || worksWith.getValue());
    }
}
