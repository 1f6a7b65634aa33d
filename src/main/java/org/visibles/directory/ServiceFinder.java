package org.visibles.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.directory.FoundService.Conditions;
import org.visibles.directory.Vocabulary.Term;
import org.visibles.geography.GeographyService;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OrganisationId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds services by need, public, place and time; open to whoever is signed in, since the directory names no young person. */
@Service
@PreAuthorize("denyAll()")
public class ServiceFinder {

    public static final int LARGEST_PAGE = 200;

    /** What a list shows of each; {@code f} are the rows found, few, whatever the directory's size. */
    private static final String SHOWN = """
            select f.*, st.uid as structure_uid, st.name as structure_name, coalesce(f.hours, st.hours) as open_hours,
              c.name as commune_name, l.organisation_id, coalesce(a.works_with, false) as works_with,
              k.capacity, k.told_on, k.organisation_id as told_by, k.shared,
              d.data ->> 'publics_precisions' as publics_note, d.data ->> 'conditions_acces' as access
            from f left join dir_structure st on st.source = f.source and st.id = f.structure_id
            left join commune c on c.code = f.commune_code
            left join dir_link l on l.structure_uid = st.uid
            left join dir_addition a on a.structure_uid = st.uid and a.organisation_id = (select current_organisation())
            left join lateral (select * from dir_capacity k where k.service_uid = f.uid
              order by k.told_on desc, k.organisation_id = (select current_organisation()) desc, k.organisation_id limit 1) k on true
            left join dir_record d on d.kind = 'SERVICE' and d.source = f.source and d.id = f.id
            order by f.place""";

    private final JdbcClient jdbc;
    private final GeographyService geography;
    private final OpenHours hours;

    ServiceFinder(JdbcClient jdbc, GeographyService geography, OpenHours hours) {
        this.jdbc = jdbc;
        this.geography = geography;
        this.hours = hours;
    }

    /**
     * One page, the nearest first where a commune is given, else by name.
     *
     * @param limit at most 200 are given
     */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public List<FoundService> find(ServiceCriteria criteria, int offset, int limit) {
        return page(query(criteria), offset, limit);
    }

    /** The same with its count and facets; as many statements for a hundred services as for a hundred thousand. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public FoundPage search(ServiceCriteria criteria, int offset, int limit) {
        SearchQuery query = query(criteria);
        Map<Term, Map<String, Long>> facets = new LinkedHashMap<>();
        long[] total = new long[1];
        jdbc.sql(query.facets()).params(query.parameters()).query(row -> {
            String term = row.getString("term");
            if (term.equals("TOTAL")) {
                total[0] = row.getLong("number");
            } else {
                facets.computeIfAbsent(Term.valueOf(term), each -> new LinkedHashMap<>())
                        .put(row.getString("code"), row.getLong("number"));
            }
        });
        return new FoundPage(page(query, offset, limit), total[0], facets);
    }

    /** @throws NotFound where there is none */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public ServiceDetails details(ServiceId id) {
        FoundService found = byIds(List.of(id)).stream().findFirst().orElseThrow(NotFound::new);
        Map<String, Map<String, String>> records = new LinkedHashMap<>();
        Timestamp[] vanished = new Timestamp[1];
        jdbc.sql("""
                        select d.kind, d.data, d.vanished_at from dir_service s join dir_record d on d.source = s.source
                          and (d.kind, d.id) in (('SERVICE', s.id), ('STRUCTURE', s.structure_id)) where s.uid = ?""").param(id.value()).query(row -> {
            String kind = row.getString("kind");
            records.put(kind, fields(row.getString("data")));
            if (kind.equals("SERVICE")) {
                vanished[0] = row.getTimestamp("vanished_at");
            }
        });
        return new ServiceDetails(
                found,
                records.getOrDefault("SERVICE", Map.of()),
                records.getOrDefault("STRUCTURE", Map.of()),
                vanished[0] == null ? null : vanished[0].toInstant());
    }

    /** Those of these ids that there are, in no order; vanished ones too, since referrals may name them. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public List<FoundService> byIds(Collection<ServiceId> ids) {
        return jdbc.sql(
                        "with f as (select s.*, null::double precision as km, 0 as place from dir_service s where s.uid = any (:ids)) "
                                + SHOWN)
                .param("ids", ids.stream().map(ServiceId::value).toArray(UUID[]::new))
                .query(ServiceFinder::found)
                .list();
    }

    /** Whether the directory holds anything: a search without results needs other words than an empty directory. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public boolean isEmpty() {
        return jdbc.sql("select not exists (select from dir_service where vanished_at is null)")
                .query(Boolean.class)
                .single();
    }

    private SearchQuery query(ServiceCriteria criteria) {
        SearchQuery query = new SearchQuery(criteria);
        if (criteria.commune() != null) {
            query.around(geography.commune(criteria.commune()).orElse(null), geography.centres());
        }
        if (criteria.openAt() != null) {
            List<String> each = jdbc.sql(query.hours())
                    .params(query.parameters())
                    .query((row, n) -> Objects.requireNonNull(row.getString(1)))
                    .list();
            query.open(hours.openAt(each, criteria.openAt()));
        }
        return query;
    }

    private List<FoundService> page(SearchQuery query, int offset, int limit) {
        return jdbc.sql("with f as (" + query.page() + ") " + SHOWN)
                .params(query.parameters())
                .param("offset", Math.max(0, offset))
                .param("limit", Math.clamp(limit, 0, LARGEST_PAGE))
                .query(ServiceFinder::found)
                .list();
    }

    private static Map<String, String> fields(String data) {
        Map<String, String> fields = new LinkedHashMap<>();
        JsonMapper.shared()
                .readTree(data)
                .properties()
                .forEach(field -> fields.put(field.getKey(), text(field.getValue())));
        return fields;
    }

    private static String text(JsonNode value) {
        return value.isArray()
                ? String.join(", ", value.valueStream().map(JsonNode::asString).toList())
                : value.asString();
    }

    private static FoundService found(ResultSet row, int number) throws SQLException {
        UUID structure = row.getObject("structure_uid", UUID.class);
        UUID organisation = row.getObject("organisation_id", UUID.class);
        return new FoundService(
                new ServiceId(row.getObject("uid", UUID.class)),
                row.getString("source"),
                row.getString("id"),
                row.getString("name"),
                structure == null ? null : new StructureId(structure),
                row.getString("structure_name"),
                row.getString("type"),
                texts(row, "themes"),
                texts(row, "modes"),
                row.getString("commune_code"),
                row.getString("commune_name"),
                row.getObject("km", Double.class),
                row.getString("open_hours"),
                row.getString("updated_on"),
                new Conditions(
                        new TreeSet<>(texts(row, "publics")),
                        row.getString("publics_note"),
                        row.getString("access"),
                        new TreeSet<>(texts(row, "zones")),
                        row.getString("fees")),
                organisation == null ? null : new OrganisationId(organisation),
                row.getBoolean("works_with"),
                capacity(row));
    }

    private static @Nullable Capacity capacity(ResultSet row) throws SQLException {
        String room = row.getString("capacity");
        return room == null
                ? null
                : new Capacity(
                        Capacity.Room.valueOf(room),
                        Objects.requireNonNull(row.getObject("told_on", LocalDate.class)),
                        Objects.requireNonNull(row.getObject("told_by", UUID.class)),
                        row.getBoolean("shared"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
