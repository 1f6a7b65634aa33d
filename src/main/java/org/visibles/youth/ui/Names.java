package org.visibles.youth.ui;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.visibles.geography.GeographyService;
import org.visibles.geography.Qpv;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;
import org.visibles.organisation.MemberDirectory;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.youth.YouthDetails;

/** What ids and codes are called, for one page: each directory is asked once at most. */
final class Names {

    /** Makes the names of one page. */
    @Component
    static class Source {
        private final OrganisationDirectory organisations;
        private final MemberDirectory members;
        private final GeographyService geography;

        Source(OrganisationDirectory organisations, MemberDirectory members, GeographyService geography) {
            this.organisations = organisations;
            this.members = members;
            this.geography = geography;
        }

        Names page() {
            return new Names(this);
        }
    }

    private final Source source;
    private @Nullable Map<UUID, String> organisations;
    private @Nullable Map<String, String> quarters;
    private final Map<String, String> communes = new HashMap<>();
    private final Map<String, String> places = new HashMap<>();
    private final Map<UUID, String> members = new HashMap<>();

    private Names(Source source) {
        this.source = source;
    }

    String organisation(OrganisationId id) {
        if (organisations == null) {
            organisations = source.organisations.names();
        }
        return organisations.getOrDefault(id.value(), "–");
    }

    /** Reads the names of those who will be asked for, in one statement. */
    void prepare(Collection<MemberId> ids) {
        members.putAll(source.members.names(
                ids.stream().map(MemberId::value).distinct().toList()));
    }

    /** The name, when the current organisation may know it. */
    Optional<String> member(MemberId id) {
        return Optional.ofNullable(members.get(id.value()));
    }

    /** Reads the names of the communes that will be asked for, in one statement. */
    void prepareCommunes(Stream<@Nullable String> codes) {
        Set<String> unknown = new HashSet<>();
        codes.forEach(code -> {
            if (code != null && !communes.containsKey(code)) {
                unknown.add(code);
            }
        });
        if (!unknown.isEmpty()) {
            unknown.forEach(code -> communes.put(code, code));
            source.geography.communes(unknown).forEach(each -> communes.put(each.code(), each.name()));
        }
    }

    /** Reads what the places of a person are called, in one statement. */
    void preparePlaces(YouthDetails details) {
        Set<String> codes = new HashSet<>();
        Stream.of(details.commune(), details.qpv())
                .filter(code -> code != null && !code.equals(Fields.NO_QPV.code()))
                .forEach(codes::add);
        if (!codes.isEmpty()) {
            places.putAll(source.geography.names(codes));
        }
    }

    String commune(String code) {
        if (places.get(code) instanceof String known) {
            return known;
        }
        prepareCommunes(Stream.of(code));
        return communes.getOrDefault(code, code);
    }

    String qpv(String code) {
        if (code.equals(Fields.NO_QPV.code())) {
            return Fields.text("youth.qpv.NONE");
        }
        if (places.get(code) instanceof String known) {
            return known;
        }
        if (quarters == null) {
            quarters = new HashMap<>();
            for (Qpv qpv : source.geography.qpvs()) {
                quarters.put(qpv.code(), qpv.name());
            }
        }
        return quarters.getOrDefault(code, code);
    }
}
