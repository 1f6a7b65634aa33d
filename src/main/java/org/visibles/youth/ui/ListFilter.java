package org.visibles.youth.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.visibles.geography.Commune;
import org.visibles.geography.GeographyService;
import org.visibles.geography.Qpv;
import org.visibles.organisation.MemberDirectory;
import org.visibles.organisation.MemberRow;
import org.visibles.youth.Choices;
import org.visibles.youth.Choices.MissingField;
import org.visibles.youth.YouthFilter;
import org.visibles.youth.YouthFilter.LastContact;
import org.visibles.youth.YouthFilter.Sort;

/** Search and filters above the list. The filters can be read from an address and written to one, the search never. */
class ListFilter extends Div {

    private static final int SEARCH_MS = 250;

    private final GeographyService geography;
    private final TextField search = new TextField();
    private final Select<String> stage;
    private final ComboBox<Commune> commune;
    private final Select<Qpv> qpv;
    private final Select<MemberRow> referent;
    private final Select<LastContact> lastContact;
    private final Select<MissingField> missing;
    private final Select<Sort> sort = new Select<>();
    private final Details details;
    private final List<MemberRow> colleagues;
    private boolean reading;

    /**
     * @param changed told of each change, with whether the address changes too
     */
    ListFilter(MemberDirectory members, GeographyService geography, Consumer<Boolean> changed) {
        this.geography = geography;
        this.colleagues = members.colleagues();
        search.setLabel(getTranslation("youth.search"));
        search.setPlaceholder(getTranslation("youth.search.hint"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setMaxLength(100);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(SEARCH_MS);
        search.getElement().setAttribute("autocomplete", "off");
        search.addValueChangeListener(typed -> changed.accept(false));
        stage = all("youth.filter.stage", YouthFilter.STAGES, code -> getTranslation("youth.stage." + code));
        commune = Fields.commune(geography);
        qpv = Fields.qpv(geography);
        referent = all("youth.filter.referent", colleagues, MemberRow::name);
        lastContact = all(
                "youth.filter.last-contact",
                List.of(LastContact.values()),
                each -> getTranslation("youth.lastContact." + each));
        missing =
                all("youth.filter.missing", List.of(MissingField.values()), each -> getTranslation(Choices.key(each)));
        qpv.setEmptySelectionCaption(getTranslation("youth.filter.all"));
        sort.setLabel(getTranslation("youth.sort"));
        sort.setItems(Sort.values());
        sort.setItemLabelGenerator(each -> getTranslation("youth.sort." + each));
        sort.setValue(Sort.LAST_CONTACT);
        commune.addValueChangeListener(chosen -> offerQuarters(chosen.getValue()));
        List<AbstractField<?, ?>> fields = List.of(stage, commune, qpv, referent, lastContact, missing, sort);
        for (AbstractField<?, ?> field : fields) {
            field.addValueChangeListener(chosen -> {
                if (!reading) {
                    summarise();
                    changed.accept(true);
                }
            });
        }
        Div form = new Div(stage, commune, qpv, referent, lastContact, missing);
        form.addClassName("visibles-filters");
        details = new Details(getTranslation("youth.filter"), form);
        details.setWidthFull();
        Div first = new Div(search, sort);
        first.addClassName("visibles-filters");
        add(first, details);
        setWidthFull();
        offerQuarters(null);
    }

    private <T> Select<T> all(String key, List<T> items, com.vaadin.flow.component.ItemLabelGenerator<T> label) {
        Select<T> select = new Select<>();
        select.setLabel(getTranslation(key));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(getTranslation("youth.filter.all"));
        select.setItemLabelGenerator(each -> each == null ? getTranslation("youth.filter.all") : label.apply(each));
        select.setItems(items);
        return select;
    }

    private void offerQuarters(@Nullable Commune chosen) {
        qpv.setItems(chosen == null ? List.of(Fields.NO_QPV) : Fields.everyQuarter(geography, chosen));
    }

    private void summarise() {
        int active = (int) parameters().getParameters().keySet().stream()
                .filter(name -> !name.equals("tri"))
                .count();
        details.setSummaryText(
                active == 0 ? getTranslation("youth.filter") : getTranslation("youth.filter.active", active));
    }

    YouthFilter value() {
        return new YouthFilter(
                search.getValue(),
                stage.getValue(),
                commune.getValue() == null ? null : commune.getValue().code(),
                qpv.getValue() == null ? null : qpv.getValue().code(),
                referent.getValue() == null ? null : referent.getValue().id(),
                lastContact.getValue(),
                missing.getValue());
    }

    Sort sort() {
        return sort.getValue();
    }

    /** The latest contact and the most to complete come first, names and stages in their order. */
    boolean descending() {
        return switch (sort()) {
            case LAST_CONTACT, MISSING -> true;
            case NAME, STAGE -> false;
        };
    }

    QueryParameters parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        YouthFilter value = value();
        put(parameters, "etape", value.stage());
        put(parameters, "commune", value.commune());
        put(parameters, "qpv", value.qpv());
        put(parameters, "referent", value.referent());
        put(parameters, "contact", value.lastContact());
        put(parameters, "manque", value.missing());
        put(parameters, "tri", sort() == Sort.LAST_CONTACT ? null : sort());
        return QueryParameters.simple(parameters);
    }

    private static void put(Map<String, String> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value.toString());
        }
    }

    /** What an address asks for; what it asks for in vain is left out. */
    void read(QueryParameters parameters) {
        reading = true;
        stage.setValue(parameters
                .getSingleParameter("etape")
                .filter(YouthFilter.STAGES::contains)
                .orElse(null));
        commune.setValue(parameters
                .getSingleParameter("commune")
                .flatMap(geography::commune)
                .orElse(null));
        offerQuarters(commune.getValue());
        qpv.setValue(parameters.getSingleParameter("qpv").flatMap(this::quarter).orElse(null));
        referent.setValue(parameters
                .getSingleParameter("referent")
                .flatMap(id -> colleagues.stream()
                        .filter(each -> each.id().toString().equals(id))
                        .findFirst())
                .orElse(null));
        lastContact.setValue(one(LastContact.values(), parameters.getSingleParameter("contact")));
        missing.setValue(one(MissingField.values(), parameters.getSingleParameter("manque")));
        Sort asked = one(Sort.values(), parameters.getSingleParameter("tri"));
        sort.setValue(asked == null ? Sort.LAST_CONTACT : asked);
        reading = false;
        summarise();
        details.setOpened(!value().equals(YouthFilter.ALL.searching(search.getValue())));
    }

    private Optional<Qpv> quarter(String code) {
        return qpv.getListDataView()
                .getItems()
                .filter(each -> each.code().equals(code))
                .findFirst();
    }

    private static <E extends Enum<E>> @Nullable E one(E[] values, Optional<String> name) {
        return Arrays.stream(values)
                .filter(each -> name.filter(each.name()::equals).isPresent())
                .findFirst()
                .orElse(null);
    }
}
