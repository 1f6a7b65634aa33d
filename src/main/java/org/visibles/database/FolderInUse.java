package org.visibles.database;

import java.nio.file.Path;

/** Another Visibles works on the same data folder. */
class FolderInUse extends RuntimeException {

    private final Path folder;
    private final String owner;

    /**
     * @param owner what runs there, as it wrote it down itself: pid, port, since when; may be empty
     */
    FolderInUse(Path folder, String owner) {
        super(folder + " is in use by " + owner);
        this.folder = folder;
        this.owner = owner;
    }

    Path folder() {
        return folder;
    }

    String owner() {
        return owner;
    }
}
