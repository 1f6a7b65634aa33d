package org.visibles.outing;

import com.vaadin.flow.i18n.I18NProvider;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.LeavingList;
import org.visibles.kernel.Permission;

/** The organisation's own outings, with their counts: no note, no place by name, no reason why one was called off. */
@Component
@Order(30)
class OutingsLeaving implements LeavingList {

    private static final int FETCHED = 500;
    private static final int COLUMNS = 10;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final JdbcClient jdbc;
    private final Reference reference;
    private final I18NProvider texts;

    OutingsLeaving(JdbcClient jdbc, Reference reference, I18NProvider texts) {
        this.jdbc = jdbc;
        this.reference = reference;
        this.texts = texts;
    }

    @Override
    public Kind kind() {
        return new Kind("OUTINGS", "outing.leaving", Permission.OUTING_READ, COLUMNS);
    }

    @Override
    public int count() {
        return jdbc.sql("select count(*) from outing where organisation_id = (select current_organisation())")
                .query(Integer.class)
                .single();
    }

    @Override
    public void each(Consumer<List<String>> to) {
        Map<String, String> methods = reference.methods().stream()
                .collect(Collectors.toMap(MethodRow::code, this::name, (first, second) -> first));
        jdbc.sql("""
                        select o.on_day, o.state, o.minutes, c.name as commune, o.qpv_code, o.way, o.practice, o.known, o.leaflets,
                          (select coalesce(sum(value::int), 0) from jsonb_each_text(o.tally)) as counted
                        from outing o left join commune c on c.code = o.commune_code
                        where o.organisation_id = (select current_organisation()) order by o.on_day desc, o.id desc""").withFetchSize(FETCHED).query(row -> {
            to.accept(line(row, methods));
        });
    }

    private String name(MethodRow method) {
        return method.builtIn()
                ? texts.getTranslation("youth.findingPlace." + method.code(), Locale.FRENCH)
                : method.name();
    }

    private List<String> line(ResultSet row, Map<String, String> methods) throws SQLException {
        String practice = row.getString("practice");
        return List.of(
                DAY.format(row.getObject("on_day", LocalDate.class)),
                texts.getTranslation("outing.state." + row.getString("state"), Locale.FRENCH),
                row.getString("minutes"),
                Objects.requireNonNullElse(row.getString("commune"), ""),
                Objects.requireNonNullElse(row.getString("qpv_code"), ""),
                methods.getOrDefault(row.getString("way"), row.getString("way")),
                practice == null ? "" : methods.getOrDefault(practice, practice),
                row.getString("counted"),
                row.getString("known"),
                row.getString("leaflets"));
    }
}
