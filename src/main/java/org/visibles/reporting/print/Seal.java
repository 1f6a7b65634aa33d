package org.visibles.reporting.print;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visibles.reporting.FrozenRow;
import org.visibles.reporting.ReportContent;
import org.visibles.reporting.ReportKind;
import org.visibles.reporting.ReportWords;
import org.visibles.widgets.Formats;

/** What is said of a report as a whole, and what its files are called: the same on page, PDF and workbook. */
public record Seal(
        ReportWords words, ReportContent content, @Nullable FrozenRow frozen) {

    public String title() {
        return words.text(content.kind().key());
    }

    /** The organisation it is of, or the programme. */
    public String of() {
        String organisation = content.organisation();
        return organisation == null ? content.programme() : organisation + " – " + content.programme();
    }

    /** Period and days, one line each. */
    public List<String> about() {
        return List.of(
                words.text("reporting.cover.period", words.period(content.quarter())),
                words.text("reporting.cover.dates", words.day(content.from()), words.day(content.until())),
                words.text("reporting.cover.known-on", words.day(content.knownOn())));
    }

    /** Number, author and SHA-256; or that it is a draft. */
    public List<String> seal() {
        if (frozen == null) {
            return List.of(words.text("reporting.cover.draft"));
        }
        String at = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(ReportWords.LOCALE)
                .format(frozen.frozenAt().atZone(Formats.ZONE));
        String author = frozen.author();
        return List.of(
                words.text("reporting.seal.number", frozen.reference()),
                author == null
                        ? words.text("reporting.seal.program", at)
                        : words.text("reporting.seal.author", author, at),
                words.text("reporting.seal.sha256", frozen.sha256()));
    }

    /** Without its ending. */
    public String fileName() {
        String name = words.text(
                content.kind() == ReportKind.PROGRAMME ? "reporting.file.programme" : "reporting.file.organisation");
        return name + "-" + (frozen == null ? content.knownOn().toString() : frozen.reference());
    }
}
