package org.visibles.youth.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visibles.geography.Commune;
import org.visibles.geography.GeographyService;
import org.visibles.geography.Place;
import org.visibles.geography.Qpv;
import org.visibles.geography.picker.AddressLookup;
import org.visibles.geography.picker.PlaceFinder;
import org.visibles.geography.picker.QuarterPicker;

/** Address, commune and quarter, typed, chosen from lists, looked up, or touched on a map; each way fills the same fields. */
class WhereFields {

    private final GeographyService geography;
    private final TextField address = Fields.line("address", 500);
    private final ComboBox<Commune> commune;
    private final Select<Qpv> qpv;
    private final QuarterPicker picker;
    private final AddressLookup lookup;
    private Runnable touched = () -> {};

    WhereFields(PlaceFinder finder, LocalDate today) {
        geography = finder.geography();
        commune = Fields.commune(geography);
        qpv = Fields.qpv(geography);
        picker = new QuarterPicker(finder, today);
        lookup = new AddressLookup(finder, address::getValue, today);
        address.setHelperText(address.getTranslation("youth.address.help"));
        commune.addValueChangeListener(chosen -> {
            offerQuarters(chosen.getValue(), null);
            showOnMap();
        });
        qpv.addValueChangeListener(chosen -> showOnMap());
        picker.whenCommunePicked(picked -> take(() -> commune.setValue(picked)));
        picker.whenQuarterPicked(picked -> take(() -> qpv.setValue(picked)));
        lookup.whenChosen(found -> take(() -> fill(found)));
    }

    /** Fields that stand in the form's grid. */
    List<Component> fields() {
        return List.of(address, commune, qpv);
    }

    /** What stands below it, over the whole width. */
    Div helpers() {
        Div helpers = new Div(lookup, picker);
        helpers.addClassName("geography-helpers");
        return helpers;
    }

    TextField address() {
        return address;
    }

    ComboBox<Commune> commune() {
        return commune;
    }

    Select<Qpv> qpv() {
        return qpv;
    }

    @Nullable
    String communeCode() {
        return commune.getValue() == null ? null : commune.getValue().code();
    }

    @Nullable
    String qpvCode() {
        return qpv.getValue() == null ? null : qpv.getValue().code();
    }

    /** Runs when the map or the lookup has filled a field: that is as good as typing. */
    void whenTouched(Runnable listener) {
        touched = listener;
    }

    void setAddressOpen(boolean open) {
        address.setEnabled(open);
        lookup.setOpen(open);
    }

    void show(@Nullable String line, @Nullable String communeCode, @Nullable String qpvCode) {
        address.setValue(line == null ? "" : line);
        commune.setValue(
                communeCode == null ? null : geography.commune(communeCode).orElse(null));
        offerQuarters(commune.getValue(), qpvCode);
        qpv.setValue(qpv.getListDataView()
                .getItems()
                .filter(each -> each.code().equals(qpvCode))
                .findFirst()
                .orElse(null));
    }

    private void take(Runnable change) {
        change.run();
        touched.run();
    }

    private void fill(AddressLookup.Chosen found) {
        address.setValue(found.label());
        Place place = found.place();
        if (place != null) {
            commune.setValue(place.commune());
            // A list that this installation does not hold cannot say that there is no quarter.
            qpv.setValue(place.quarter() != null ? place.quarter() : place.list() == null ? null : Fields.NO_QPV);
        }
    }

    private void offerQuarters(@Nullable Commune chosen, @Nullable String held) {
        qpv.setItems(chosen == null ? List.of(Fields.NO_QPV) : Fields.quarters(geography, chosen, held));
    }

    private void showOnMap() {
        picker.show(commune.getValue(), qpvCode());
    }
}
