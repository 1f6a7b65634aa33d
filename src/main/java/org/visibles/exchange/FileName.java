package org.visibles.exchange;

/** What a file is called. */
final class FileName {

    private static final int LONGEST = 200;

    private FileName() {}

    /** Without folders and what cannot be seen. */
    static String kept(String name) {
        String bare = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{C}", "")
                .strip();
        return bare.isEmpty() ? "?" : bare.substring(0, Math.min(bare.length(), LONGEST));
    }
}
