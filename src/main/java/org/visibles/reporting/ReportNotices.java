package org.visibles.reporting;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.access.MemberAddresses;
import org.visibles.messaging.LetterWriter;
import org.visibles.messaging.Links;
import org.visibles.messaging.Notifications;
import org.visibles.messaging.Outbox;

/** Tells who asked for it that a scheduled report is there: by the bell and by a letter, which hold no figures. */
@Component
class ReportNotices {

    private final JdbcClient jdbc;
    private final MemberAddresses addresses;
    private final Notifications notifications;
    private final Outbox outbox;
    private final LetterWriter letters;
    private final Links links;
    private final ReportWords words;

    ReportNotices(
            JdbcClient jdbc,
            MemberAddresses addresses,
            Notifications notifications,
            Outbox outbox,
            LetterWriter letters,
            Links links,
            ReportWords words) {
        this.jdbc = jdbc;
        this.addresses = addresses;
        this.notifications = notifications;
        this.outbox = outbox;
        this.letters = letters;
        this.links = links;
        this.words = words;
    }

    /** Members who have left, or who do not read such reports any more, are passed over. */
    void tell(FrozenRow report, UUID schedule) {
        Set<UUID> wanted =
                new HashSet<>(jdbc.sql("select member_id from report_subscription where schedule_id = ? and active")
                        .param(schedule)
                        .query((row, n) -> row.getObject(1, UUID.class))
                        .list());
        String route = "rapports/fige/" + report.id();
        String day = words.day(report.knownOn());
        addresses.ofOrganisation().stream()
                .filter(each ->
                        wanted.contains(each.member().value()) && report.kind().isReadBy(each.roles()))
                .forEach(each -> {
                    notifications.toMember(
                            each.member(), "reporting.notice.frozen", List.of(report.reference(), day), route);
                    outbox.send(letters.begin(ReportWords.LOCALE, "reporting.letter.subject", report.reference())
                            .paragraph("reporting.letter.frozen", report.reference(), day)
                            .link("reporting.letter.open", links.absolute(route))
                            .to(each.email()));
                });
    }
}
