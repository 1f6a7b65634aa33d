package org.visibles.appointment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.ReferralId;

/**
 * Somebody to be reminded of an appointment.
 *
 * @param way as the record names it, null where nothing is stated
 * @param tell who follows the person to the appointment, else who referred
 * @param unsure a sending was begun, and cut off by a crash
 */
record DueReminder(
        AppointmentDetail appointment,
        @Nullable String way,
        @Nullable String phone,
        @Nullable String email,
        MemberId tell,
        boolean unsure) {

    static DueReminder read(ResultSet row, int number) throws SQLException {
        UUID companion = row.getObject("companion", UUID.class);
        Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
        return new DueReminder(
                new AppointmentDetail(
                        new ReferralId(row.getObject("referral_id", UUID.class)),
                        at,
                        new SlipContent(row.getString("place"), row.getString("directions"), row.getString("ask_for")),
                        companion != null,
                        false,
                        false,
                        false),
                row.getString("way"),
                row.getString("phone"),
                row.getString("email"),
                new MemberId(companion == null ? row.getObject("sender_member", UUID.class) : companion),
                row.getBoolean("unsure"));
    }
}
