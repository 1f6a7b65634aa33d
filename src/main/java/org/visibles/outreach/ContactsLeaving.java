package org.visibles.outreach;

import com.vaadin.flow.i18n.I18NProvider;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.LeavingList;
import org.visibles.kernel.Permission;
import org.visibles.organisation.MemberDirectory;
import org.visibles.organisation.MemberRow;

/** The own exchanges with those whom the organisation follows wholly: no note, and not what is to be done. */
@Component
@Order(10)
class ContactsLeaving implements LeavingList {

    private static final int FETCHED = 500;
    private static final int COLUMNS = 11;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private static final String FROM = """
             from contact k join circle c on c.youth_id = k.youth_id and c.organisation_id = (select current_organisation())
              left join contact_task t on t.contact_id = k.id
            where k.organisation_id = (select current_organisation()) and c.relation = 'FULL' and not k.withdrawn""";

    private final JdbcClient jdbc;
    private final MemberDirectory members;
    private final I18NProvider texts;

    ContactsLeaving(JdbcClient jdbc, MemberDirectory members, I18NProvider texts) {
        this.jdbc = jdbc;
        this.members = members;
        this.texts = texts;
    }

    @Override
    public Kind kind() {
        return new Kind("CONTACTS", "outreach.leaving", Permission.CONTACT_READ, COLUMNS);
    }

    @Override
    public int count() {
        return jdbc.sql("select count(*)" + FROM).query(Integer.class).single();
    }

    @Override
    public void each(Consumer<List<String>> to) {
        Map<UUID, String> colleagues = members.colleagues().stream()
                .collect(Collectors.toMap(row -> row.id().value(), MemberRow::name));
        jdbc.sql("""
                        select k.on_day, c.label, k.channel, k.initiative, k.result, k.place, k.appointment, k.needs, k.author_id,
                          t.due_on, t.done_on""" + "\n" + FROM + " order by k.at desc, k.id desc")
                .withFetchSize(FETCHED)
                .query(row -> {
                    to.accept(line(row, colleagues));
                });
    }

    private List<String> line(ResultSet row, Map<UUID, String> colleagues) throws SQLException {
        return List.of(
                day(row.getObject("on_day", LocalDate.class)),
                words("", row.getString("label")),
                words("outreach.channel.", row.getString("channel")),
                words("outreach.initiative.", row.getString("initiative")),
                words("outreach.result.", row.getString("result")),
                words("youth.findingPlace.", row.getString("place")),
                words("outreach.appointment.", row.getString("appointment")),
                Arrays.stream((String[]) row.getArray("needs").getArray())
                        .map(need -> words("need.", need))
                        .collect(Collectors.joining(", ")),
                colleagues.getOrDefault(row.getObject("author_id", UUID.class), ""),
                day(row.getObject("due_on", LocalDate.class)),
                day(row.getObject("done_on", LocalDate.class)));
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    private String words(String prefix, @Nullable String code) {
        if (code == null) {
            return "";
        }
        return prefix.isEmpty() ? code : texts.getTranslation(prefix + code, Locale.FRENCH);
    }
}
