package org.visibles.outreach;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.visibles.kernel.ContactId;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.Need;
import org.visibles.kernel.OrganisationId;
import org.visibles.youth.Choices;

/** How exchanges are read, with their note and what is to be done next. */
final class ContactRows {

    static final String OF_YOUTH = """
            select k.*, n.note, n.shared, t.what, t.due_on, t.responsible, t.done_on
            from contact k left join contact_note n on n.contact_id = k.id left join contact_task t on t.contact_id = k.id
            where k.youth_id = ? order by k.at desc, k.id desc limit 500""";

    private ContactRows() {}

    static ContactRow row(ResultSet row, ZoneId zone) throws SQLException {
        Instant at = row.getTimestamp("at").toInstant();
        UUID responsible = row.getObject("responsible", UUID.class);
        String result = row.getString("result");
        String place = row.getString("place");
        String appointment = row.getString("appointment");
        ContactContent content = new ContactContent(
                LocalDateTime.ofInstant(at, zone),
                ContactChannel.valueOf(row.getString("channel")),
                Initiative.valueOf(row.getString("initiative")),
                result == null ? null : ContactResult.valueOf(result),
                place == null ? null : Choices.FindingPlace.valueOf(place),
                appointment == null ? null : Presence.valueOf(appointment),
                Arrays.stream((String[]) row.getArray("needs").getArray())
                        .map(Need::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                row.getString("note"),
                row.getBoolean("shared"),
                row.getString("what"),
                row.getObject("due_on", LocalDate.class),
                responsible == null ? null : new MemberId(responsible));
        return new ContactRow(
                new ContactId(row.getObject("id", UUID.class)),
                new OrganisationId(row.getObject("organisation_id", UUID.class)),
                new MemberId(row.getObject("author_id", UUID.class)),
                content,
                at,
                row.getTimestamp("logged_at").toInstant(),
                row.getBoolean("corrected"),
                row.getBoolean("withdrawn"),
                row.getObject("done_on", LocalDate.class),
                row.getLong("version"));
    }
}
