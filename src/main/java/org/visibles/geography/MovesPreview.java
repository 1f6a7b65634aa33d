package org.visibles.geography;

import java.time.LocalDate;
import java.util.List;

/**
 * What a file of mergers would change. Only {@link MovesImport} makes one, so that what is applied has been read and
 * checked.
 *
 * @param fresh those that are not known yet, by code
 * @param back those that are communes of their own again
 * @param known mergers of the file that are known already
 * @param ahead mergers of the file that have not happened yet
 * @param parted codes of communes known here whose ground went to several; they stay as they are
 */
public record MovesPreview(
        String fileName,
        List<CommuneMove> fresh,
        List<Back> back,
        int known,
        int ahead,
        List<String> parted,
        Accepted accepted) {

    /** A commune of its own again. */
    public record Back(String code, String name, LocalDate since) {}

    /** What the file says, for {@link MovesImport#apply} alone. */
    public static final class Accepted {

        private final Mergers mergers;

        Accepted(Mergers mergers) {
            this.mergers = mergers;
        }

        Mergers mergers() {
            return mergers;
        }
    }

    public boolean isEmpty() {
        return fresh.isEmpty() && back.isEmpty();
    }
}
