package org.visibles.indicators;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** What a row says of one person, whether it was read from facts or from what is kept counted. For one reading. */
final class SubjectRows implements RowMapper<Subject> {

    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");

    /** In employment, education or training (i-milo). */
    private static final Set<String> OCCUPIED = Set.of("EMPLOYMENT", "APPRENTICESHIP", "TRAINING", "SCHOOL");

    private final Map<String, String> codes = new HashMap<>();
    private final Map<UUID, UUID> organisations = new HashMap<>();

    @Override
    public Subject mapRow(ResultSet row, int number) throws SQLException {
        boolean anonymised = row.getBoolean("anonymised");
        LocalDate exactly = Objects.requireNonNull(row.getObject("identified_on", LocalDate.class));
        LocalDate identifiedOn = anonymised ? exactly.withDayOfMonth(1) : exactly;
        boolean mobilised = row.getBoolean("mobilised");
        String exit = once(stated(row.getString("exit"), "NONE"));
        boolean good = exit.equals("LASTING") || exit.equals("POSITIVE");
        return new Subject(
                Objects.requireNonNull(row.getObject("subject", UUID.class)),
                organisations.computeIfAbsent(
                        Objects.requireNonNull(row.getObject("organisation_id", UUID.class)), same -> same),
                identifiedOn,
                once(stated(row.getString("commune"), Variable.NOT_STATED)),
                once(stated(row.getString("qpv"), Variable.NOT_STATED)),
                once(stated(row.getString("sex"), Variable.NOT_STATED)),
                ageBand(row.getString("birthYearMonth"), row.getString("ageBand"), identifiedOn),
                Subject.level(stated(row.getString("diploma"), "")),
                once(stated(row.getString("disability"), Variable.NOT_STATED)),
                once(known(row.getString("known"))),
                row.getBoolean("connected") ? Subject.CONNECTED : mobilised ? Subject.MOBILISED : Subject.IDENTIFIED,
                exit,
                good ? once(stated(row.getString("still"), "UNKNOWN")) : "NONE",
                mobilised ? (row.getBoolean("silent") && !row.getBoolean("ended") ? "YES" : "NO") : "NONE",
                situation(row),
                anonymised ? null : row.getObject("days_to_appointment", Integer.class),
                anonymised ? null : row.getObject("days_to_spe", Integer.class),
                anonymised ? List.of() : days(row.getArray("answer_days")),
                row.getInt("due"),
                row.getInt("answered"),
                row.getInt("scheduled"),
                row.getInt("missed"));
    }

    /** A million people share a few codes. */
    private String once(String code) {
        return codes.computeIfAbsent(code, same -> same);
    }

    private static String stated(@Nullable String code, String otherwise) {
        return code == null ? otherwise : code;
    }

    /** Planned or ended, it says nothing of today's. */
    private static String situation(ResultSet row) throws SQLException {
        String situation = stated(row.getString("situation"), "UNKNOWN");
        if (situation.equals("UNKNOWN")) {
            return Variable.NOT_STATED;
        }
        if (row.getBoolean("unconfirmed")) {
            return Variable.TO_RECONFIRM;
        }
        boolean current = stated(row.getString("situation_state"), "CURRENT").equals("CURRENT");
        return current && OCCUPIED.contains(situation) ? "OCCUPIED" : "OTHER";
    }

    /** Accompanied or not, a person the mission locale knows is known. */
    private static String known(@Nullable String answer) {
        return answer == null ? Subject.NOT_CHECKED : answer.equals("ACTIVE") ? "KNOWN" : answer;
    }

    private static List<Integer> days(@Nullable Array days) throws SQLException {
        return days == null ? List.of() : List.of((Integer[]) days.getArray());
    }

    /** To the month: whoever was born in the month of identification has had the birthday. */
    private static String ageBand(@Nullable String birth, @Nullable String band, LocalDate identifiedOn) {
        if (birth != null && MONTH.matcher(birth).matches()) {
            return Subject.ageBand(
                    (int) ChronoUnit.YEARS.between(YearMonth.parse(birth), YearMonth.from(identifiedOn)));
        }
        return Subject.ageBand(stated(band, ""));
    }
}
