package org.visibles.database;

import java.nio.file.Path;

/** The data folder cannot be written, or holds what this program cannot read. */
class FolderUnusable extends RuntimeException {

    private final Path folder;
    private final String reason;

    /**
     * @param reason for the person who starts the program, in French
     */
    FolderUnusable(Path folder, String reason) {
        super(folder + ": " + reason);
        this.folder = folder;
        this.reason = reason;
    }

    Path folder() {
        return folder;
    }

    String reason() {
        return reason;
    }
}
