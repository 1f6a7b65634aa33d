package org.visibles.outing.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visibles.geography.Commune;
import org.visibles.geography.GeographyService;
import org.visibles.geography.Qpv;

/** Commune and priority quarter; the quarters are those of the list that holds on the day. */
class PlaceFields extends FormLayout {

    private static final Qpv NONE = new Qpv("NONE", "", "", "", true);
    private static final LocalDate LIST_OF_2024 = LocalDate.of(2024, 1, 1);

    private final GeographyService geography;
    private final Supplier<@Nullable LocalDate> day;
    private final ComboBox<Commune> commune = new ComboBox<>(OutingWords.text("outing.commune"));
    private final Select<Qpv> qpv = new Select<>();

    PlaceFields(GeographyService geography, Supplier<@Nullable LocalDate> day) {
        this.geography = geography;
        this.day = day;
        setResponsiveSteps(new ResponsiveStep("0", 1), new ResponsiveStep("28rem", 2));
        commune.setItemLabelGenerator(Commune::name);
        commune.setItems((CallbackDataProvider.FetchCallback<Commune, String>) query -> {
            String typed = query.getFilter().orElse("").strip();
            List<Commune> found = typed.isEmpty()
                    ? geography.communesOf(GeographyService.METROPOLE_ROUEN)
                    : geography.search(typed, query.getOffset() + query.getLimit());
            return found.stream().skip(query.getOffset()).limit(query.getLimit());
        });
        commune.setClearButtonVisible(true);
        commune.addValueChangeListener(change -> quarters(null));
        qpv.setLabel(OutingWords.text("outing.qpv"));
        qpv.setEmptySelectionAllowed(true);
        qpv.setEmptySelectionCaption(OutingWords.text("outing.qpv.unknown"));
        qpv.setItemLabelGenerator(each -> each == null
                ? OutingWords.text("outing.qpv.unknown")
                : each.equals(NONE) ? OutingWords.text("outing.qpv.none") : each.name());
        quarters(null);
        add(commune, qpv);
    }

    private void quarters(@Nullable String chosen) {
        LocalDate on = day.get();
        String generation = on != null && on.isBefore(LIST_OF_2024) ? "2014" : "2024";
        Commune within = commune.getValue();
        List<Qpv> quarters = within == null
                ? List.of()
                : geography.qpvsOf(within.code()).stream()
                        .filter(each -> each.active() && each.generation().equals(generation)
                                || each.code().equals(chosen))
                        .toList();
        List<Qpv> items = Stream.concat(Stream.of(NONE), quarters.stream()).toList();
        qpv.setItems(items);
        qpv.setValue(items.stream()
                .filter(each -> each.code().equals(chosen))
                .findFirst()
                .orElse(null));
    }

    void fill(@Nullable String communeCode, @Nullable String qpvCode) {
        commune.setValue(
                communeCode == null ? null : geography.commune(communeCode).orElse(null));
        quarters(qpvCode);
    }

    @Nullable
    String commune() {
        return commune.getValue() == null ? null : commune.getValue().code();
    }

    @Nullable
    String qpv() {
        return qpv.getValue() == null
                ? null
                : Objects.requireNonNull(qpv.getValue()).code();
    }
}
