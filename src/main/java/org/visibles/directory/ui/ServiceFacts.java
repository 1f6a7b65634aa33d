package org.visibles.directory.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visibles.directory.FoundService;
import org.visibles.directory.ServiceDetails;
import org.visibles.directory.Vocabulary.Term;

/** What a source says of a service, in four parts; what it does not say is left out. */
final class ServiceFacts {

    private final FoundService found;
    private final Map<String, String> service;
    private final Map<String, String> structure;
    private final Labels labels;

    ServiceFacts(ServiceDetails details, Labels labels) {
        this.found = details.found();
        this.service = details.service();
        this.structure = details.structure();
        this.labels = labels;
    }

    Component what() {
        Paragraph description = new Paragraph(service.getOrDefault("description", ""));
        description.addClassName("directory-text");
        DescriptionList facts = list();
        fact(facts, "structure", found.structureName());
        fact(facts, "type", found.type() == null ? null : labels.label(Term.TYPE, found.type()));
        fact(facts, "themes", join(found.themes().stream().map(labels::theme)));
        fact(facts, "publics", labels.all(Term.PUBLIC, found.conditions().publics()));
        fact(facts, "publics-note", found.conditions().publicsNote());
        fact(facts, "conditions", found.conditions().access());
        fact(
                facts,
                "fees",
                found.conditions().fees() == null
                        ? null
                        : labels.label(Term.FEES, found.conditions().fees()));
        fact(facts, "fees-note", service.get("frais_precisions"));
        fact(facts, "hours-a-week", service.get("volume_horaire_hebdomadaire"));
        fact(facts, "weeks", service.get("nombre_semaines"));
        return new Div(description, facts);
    }

    Component where() {
        DescriptionList facts = list();
        fact(facts, "modes", labels.all(Term.MODE, found.modes()));
        fact(facts, "address", address());
        fact(facts, "zones", join(found.conditions().zones().stream()));
        if (found.hours() != null) {
            fact(facts, "hours", new Span(Labels.hours(found.hours())));
        }
        String map = Labels.mapAddress(service);
        if (map != null) {
            fact(facts, "map", Labels.link(map, text("map.open")));
        }
        return facts;
    }

    private @Nullable String address() {
        return join(Stream.of("adresse", "complement_adresse", "code_postal", "commune")
                .map(service::get)
                .filter(each -> each != null && !each.isBlank()));
    }

    Component how() {
        DescriptionList facts = list();
        fact(facts, "contact", service.get("contact_nom_prenom"));
        phone(facts, service.getOrDefault("telephone", structure.get("telephone")));
        mail(facts, service.getOrDefault("courriel", structure.get("courriel")));
        fact(facts, "access", all(Term.ACCESS, service.get("modes_mobilisation")));
        fact(facts, "by", all(Term.BY, service.get("mobilisable_par")));
        fact(facts, "access-note", service.get("mobilisation_precisions"));
        web(facts, "access-link", service.get("lien_mobilisation"));
        web(facts, "web", structure.get("site_web"));
        web(facts, "accessibility", structure.get("accessibilite_lieu"));
        return facts;
    }

    /** Who says so, and when: reasons to believe it, or to call first. */
    Component trust() {
        DescriptionList facts = list();
        fact(facts, "source", found.source());
        fact(facts, "id", found.sourceId());
        fact(facts, "updated", new Span(Labels.day(found.updatedOn())));
        web(facts, "source-link", service.get("lien_source"));
        return facts;
    }

    private void phone(DescriptionList facts, @Nullable String number) {
        if (number != null) {
            String digits = number.replaceAll("[^+0-9]", "");
            fact(
                    facts,
                    "phone",
                    digits.matches("\\+?[0-9]{3,20}") ? anchor("tel:" + digits, number) : new Span(number));
        }
    }

    private void mail(DescriptionList facts, @Nullable String address) {
        if (address != null) {
            boolean plain = address.matches("[\\w.+-]+@[\\w.-]+");
            fact(facts, "email", plain ? anchor("mailto:" + address, address) : new Span(address));
        }
    }

    private static Component anchor(String address, String words) {
        return new com.vaadin.flow.component.html.Anchor(address, words);
    }

    private void web(DescriptionList facts, String key, @Nullable String address) {
        if (address != null) {
            fact(facts, key, Labels.link(address, address));
        }
    }

    private @Nullable String all(Term term, @Nullable String codes) {
        return codes == null ? null : labels.all(term, List.of(codes.split(", ", -1)));
    }

    private static @Nullable String join(Stream<String> texts) {
        List<String> all = texts.toList();
        return all.isEmpty() ? null : String.join(", ", all);
    }

    private static DescriptionList list() {
        DescriptionList list = new DescriptionList();
        list.addClassName("visibles-terms");
        return list;
    }

    private static void fact(DescriptionList facts, String key, @Nullable String words) {
        if (words != null && !words.isBlank()) {
            fact(facts, key, Labels.french(words));
        }
    }

    private static void fact(DescriptionList facts, String key, Component value) {
        facts.add(new DescriptionList.Term(text(key)), new DescriptionList.Description(value));
    }

    private static String text(String key) {
        return UI.getCurrent().getTranslation("directory.fact." + key);
    }
}
