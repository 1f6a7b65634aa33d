package org.visibles.geography;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.geography.QpvPreview.Difference;
import org.visibles.geography.ReadQuarters.Quarter;
import tools.jackson.databind.json.JsonMapper;

/** The table of quarters, compared with a file and changed to it. */
@Component
class QpvRows {

    /** Degrees: contours are kept with seven decimals, a centimetre. */
    private static final double SAME = 1e-6;

    private final JdbcClient jdbc;

    QpvRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Held(
            Qpv qpv, List<String> communes, @Nullable Geometry contour) {}

    /** Until the end of the transaction nobody else imports. */
    void alone() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('geography.import', 0))::text")
                .query(String.class)
                .single();
    }

    /** What the file changes; quarters whose code stands in the other list are refused in it. */
    Difference difference(ReadQuarters read, String generation) {
        Map<String, Held> held = held();
        List<Qpv> fresh = new ArrayList<>();
        List<Qpv> changed = new ArrayList<>();
        int same = 0;
        for (Quarter quarter : read.quarters()) {
            Held before = held.get(quarter.code());
            if (before != null && !before.qpv().generation().equals(generation)) {
                read.refuseLater(quarter);
            } else if (before == null) {
                fresh.add(qpv(quarter, generation));
            } else if (same(before, quarter)) {
                same++;
            } else {
                changed.add(qpv(quarter, generation));
            }
        }
        List<Qpv> vanished = held.values().stream()
                .map(Held::qpv)
                .filter(qpv -> qpv.active() && qpv.generation().equals(generation) && !read.mentions(qpv.code()))
                .toList();
        return new Difference(fresh, changed, vanished, same);
    }

    private static Qpv qpv(Quarter quarter, String generation) {
        return new Qpv(quarter.code(), quarter.name(), quarter.communes().getFirst(), generation, true);
    }

    private static boolean same(Held before, Quarter now) {
        return before.qpv().active()
                && before.qpv().name().equals(now.name())
                && before.communes().equals(now.communes())
                && before.contour() != null
                && before.contour().equalsExact(now.contour(), SAME);
    }

    private Map<String, Held> held() {
        Map<String, Held> held = new TreeMap<>();
        jdbc.sql("select code, name, commune_code, generation, active, also_in, contour from qpv")
                .query(row -> {
                    Qpv qpv = GeographyService.qpvOf(row, row.getRow());
                    List<String> communes = new ArrayList<>(List.of(qpv.communeCode()));
                    communes.addAll(
                            Arrays.asList((String[]) row.getArray("also_in").getArray()));
                    String contour = row.getString("contour");
                    held.put(
                            qpv.code(),
                            new Held(
                                    qpv,
                                    communes,
                                    contour == null
                                            ? null
                                            : Contours.read(JsonMapper.shared().readTree(contour))));
                });
        return held;
    }

    void write(Quarter quarter, String generation) {
        jdbc.sql("""
                        insert into qpv (code, name, commune_code, also_in, generation, contour, active)
                        values (:code, :name, :commune, :also, :generation, :contour::jsonb, true)
                        on conflict (code) do update set name = excluded.name, commune_code = excluded.commune_code,
                          also_in = excluded.also_in, contour = excluded.contour, active = true""")
                .param("code", quarter.code())
                .param("name", quarter.name())
                .param("commune", quarter.communes().getFirst())
                .param("also", quarter.communes().stream().skip(1).toArray(String[]::new))
                .param("generation", generation)
                .param("contour", Contours.write(quarter.contour(), 7).toString())
                .update();
    }

    void retire(List<Qpv> vanished) {
        jdbc.sql("update qpv set active = false where code = any (?)")
                .param(codes(vanished).toArray(String[]::new))
                .update();
    }

    int held(String generation) {
        return jdbc.sql("select count(*) from qpv where generation = ? and active")
                .param(generation)
                .query(Integer.class)
                .single();
    }

    Set<String> codes(List<Qpv> quarters) {
        return quarters.stream().map(Qpv::code).collect(Collectors.toCollection(TreeSet::new));
    }
}
