package org.visibles.youth.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.YouthId;
import org.visibles.widgets.Formats;
import org.visibles.youth.Phones;
import org.visibles.youth.YouthHistory;
import org.visibles.youth.YouthHistory.Change;
import org.visibles.youth.YouthHistory.FieldChange;

/** Who changed what when; read when it is opened. */
class HistoryPanel extends Details {

    /** Columns whose values are codes, and the list they are of. */
    private static final Map<String, String> LISTS = Map.ofEntries(
            Map.entry("sex", "sex"),
            Map.entry("age_band", "ageBand"),
            Map.entry("diploma", "diploma"),
            Map.entry("entry_situation", "situation"),
            Map.entry("situation", "situation"),
            Map.entry("situation_state", "situationState"),
            Map.entry("known_to_ml", "known"),
            Map.entry("housing", "housing"),
            Map.entry("contact_way", "contactWay"),
            Map.entry("identification_mode", "identificationMode"),
            Map.entry("finding_place", "findingPlace"),
            Map.entry("informed_means", "means"),
            Map.entry("eligible", "verdict"));

    private final Names names;

    HistoryPanel(YouthId youth, YouthHistory history, Names names) {
        this.names = names;
        setSummaryText(getTranslation("youth.history"));
        addClassName("visibles-section");
        addOpenedChangeListener(opened -> {
            if (opened.isOpened() && getContent().count() == 0) {
                List<Change> changes = history.changes(youth);
                names.prepare(changes.stream().map(Change::by).toList());
                OrderedList list = new OrderedList();
                list.addClassName("youth-history");
                changes.forEach(change -> list.add(line(change)));
                add(list);
            }
        });
    }

    private ListItem line(Change change) {
        String who = change.by().equals(MemberId.PROGRAM)
                ? getTranslation("youth.history.program")
                : names.member(change.by()).orElseGet(() -> names.organisation(change.organisation()));
        Div head = new Div(getTranslation(
                change.version() == 0 ? "youth.history.made" : "youth.history.changed",
                Formats.dateTime(change.recordedAt()),
                who));
        ListItem item = new ListItem(head);
        if (change.of() != null) {
            item.add(new Paragraph(getTranslation("youth.history.of", change.of())));
        }
        if (change.version() > 0) {
            item.add(new Paragraph(getTranslation("youth.history.effective", Formats.date(change.effectiveOn()))));
            UnorderedList fields = new UnorderedList();
            change.fields().forEach(field -> fields.add(new ListItem(words(field))));
            item.add(fields);
        }
        return item;
    }

    private String words(FieldChange change) {
        return getTranslation(
                "youth.history.field",
                getTranslation("youth.column." + change.field()),
                value(change.field(), change.before()),
                value(change.field(), change.after()));
    }

    private String value(String field, @Nullable String value) {
        if (value == null || value.equals("[]")) {
            return getTranslation("common.not-stated");
        }
        if (LISTS.get(field) instanceof String list) {
            return getTranslation("youth." + list + "." + value);
        }
        return switch (field) {
            case "commune_code" -> names.commune(value);
            case "qpv_code" -> names.qpv(value);
            case "accompanied", "disability" -> getTranslation(value.equals("true") ? "common.yes" : "common.no");
            case "phones" -> phones(value);
            case "birth_date", "situation_on", "last_spe_on", "first_contact_on", "informed_on" ->
                Formats.date(LocalDate.parse(value));
            default -> value;
        };
    }

    /** Numbers as they stand in a JSON list. */
    private static String phones(String json) {
        StringBuilder shown = new StringBuilder();
        for (String number : json.replaceAll("[\\[\\]\" ]", "").split(",", -1)) {
            shown.append(shown.isEmpty() ? "" : ", ").append(Phones.shown(number));
        }
        return shown.toString();
    }
}
