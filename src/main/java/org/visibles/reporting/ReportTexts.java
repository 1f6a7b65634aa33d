package org.visibles.reporting;

import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is written in the drafts. */
@Component
class ReportTexts {

    private final JdbcClient jdbc;

    ReportTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One for each section that bears a text; what was written for one that this version does not know is passed over. */
    Map<Section, WrittenText> written(ReportId id) {
        Map<Section, WrittenText> texts = new EnumMap<>(Section.class);
        Section.written().forEach(section -> texts.put(section, WrittenText.NONE));
        jdbc.sql("select section, text, version, author_name, changed_at from report_text where report_id = :id"
                        + " and section = any (:known)")
                .param("id", id.value())
                .param("known", Section.written().stream().map(Section::name).toArray(String[]::new))
                .query(row -> {
                    texts.put(
                            Section.valueOf(row.getString(1)),
                            new WrittenText(
                                    row.getString(2),
                                    row.getLong(3),
                                    row.getString(4),
                                    row.getObject(5, OffsetDateTime.class).toInstant()));
                });
        return texts;
    }

    /** Until the end of the transaction nobody else writes the report, changes its period, discards or freezes it. */
    void hold(ReportId id) {
        jdbc.sql("select id from report where id = ? for update")
                .param(id.value())
                .query(UUID.class)
                .list();
    }

    /** The words alone, as the report shows them. */
    Map<Section, String> plain(ReportId id) {
        Map<Section, String> texts = new EnumMap<>(Section.class);
        written(id).forEach((section, written) -> texts.put(section, written.text()));
        return texts;
    }
}
