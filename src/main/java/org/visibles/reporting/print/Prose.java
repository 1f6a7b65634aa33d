package org.visibles.reporting.print;

import java.util.ArrayList;
import java.util.List;

/**
 * A text as it was typed, in paragraphs and lists: an empty line parts two of them, lines that begin with a dash or a bullet
 * are a list.
 */
public final class Prose {

    private static final String ITEM = "[-–•*] ?.+";
    private static final String MARK = "^[-–•*] ?";

    /** A paragraph of one line or several; or a list of one or several items. */
    public record Block(boolean list, List<String> lines) {}

    private Prose() {}

    public static List<Block> blocks(String text) {
        List<Block> blocks = new ArrayList<>();
        List<String> open = new ArrayList<>();
        boolean list = false;
        for (String typed : text.split("\n", -1)) {
            String line = typed.strip();
            boolean item = line.matches(ITEM);
            if (line.isEmpty() || item != list) {
                close(blocks, list, open);
                list = item;
            }
            if (!line.isEmpty()) {
                open.add(item ? line.replaceFirst(MARK, "") : line);
            }
        }
        close(blocks, list, open);
        return blocks;
    }

    private static void close(List<Block> blocks, boolean list, List<String> open) {
        if (!open.isEmpty()) {
            blocks.add(new Block(list, List.copyOf(open)));
            open.clear();
        }
    }
}
