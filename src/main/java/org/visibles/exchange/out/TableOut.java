package org.visibles.exchange.out;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A table that is being written; it is whole once it is closed. */
public interface TableOut extends AutoCloseable {

    void line(List<String> cells) throws IOException;

    @Override
    void close() throws IOException;

    /** What a file can be. */
    enum Format {
        XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ODS("ods", "application/vnd.oasis.opendocument.spreadsheet"),
        CSV("csv", "text/csv; charset=UTF-8");

        private final String extension;
        private final String mediaType;

        Format(String extension, String mediaType) {
            this.extension = extension;
            this.mediaType = mediaType;
        }

        public String extension() {
            return extension;
        }

        public String mediaType() {
            return mediaType;
        }

        /**
         * Begins with a line of names.
         *
         * @param to is not closed
         */
        public TableOut begin(OutputStream to, String sheet, List<String> names) throws IOException {
            TableOut table = switch (this) {
                case XLSX -> new WorkbookOut(to, sheet, names.size());
                case ODS -> new OpenDocumentOut(to, sheet);
                case CSV -> new TextOut(to);
            };
            table.line(names);
            return table;
        }
    }
}
