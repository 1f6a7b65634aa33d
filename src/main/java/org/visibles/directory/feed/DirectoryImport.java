package org.visibles.directory.feed;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.directory.feed.ImportRow.State;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Permission;
import org.visibles.kernel.RuleViolation;

/**
 * Imports structures and services: a file is read and compared in the background, what it would change is looked at, then
 * it is applied, or not. Where an import stands is kept in the database, so that a page may be left and another node asked.
 */
@Service
@PreAuthorize("denyAll()")
public class DirectoryImport {

    /** Bytes; 100,000 services take some 200 MB. */
    public static final long LARGEST = 500L << 20;

    private final ImportRows rows;
    private final ImportWork work;
    private final Comparison comparison;
    private final Feeds feeds;

    DirectoryImport(ImportRows rows, ImportWork work, Comparison comparison, Feeds feeds) {
        this.rows = rows;
        this.work = work;
        this.comparison = comparison;
        this.feeds = feeds;
    }

    /**
     * Begins to read a file, which is deleted in the end.
     *
     * @param name as its author called it
     * @throws RuleViolation {@code rule.directory.import.running}, {@code rule.directory.import.size}
     */
    @PreAuthorize("hasRole('" + Permission.DIRECTORY_MANAGE + "')")
    @Transactional
    public UUID receive(Path file, String name) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new RuleViolation("rule.directory.import.size", LARGEST >> 20);
        }
        UUID id = rows.begin(name, State.READING, null);
        work.afterCommit(() -> work.read(id, file));
        return id;
    }

    /**
     * Begins to fetch and read what an address gives.
     *
     * @throws RuleViolation {@code rule.directory.import.running}
     */
    @PreAuthorize("hasRole('" + Permission.DIRECTORY_MANAGE + "')")
    @Transactional
    public UUID fetch(UUID feed) {
        URI address = DirectoryDownload.checked(
                feeds.find(feed).orElseThrow(NotFound::new).url());
        UUID id = begin(feed, address);
        work.afterCommit(() -> work.fetch(id, address));
        return id;
    }

    private UUID begin(UUID feed, URI address) {
        String path = String.valueOf(address.getPath());
        UUID id = rows.begin(address.getHost() + " " + path.substring(path.lastIndexOf('/') + 1), State.FETCHING, feed);
        feeds.started(feed);
        return id;
    }

    /** @throws NotFound where there is none */
    @PreAuthorize("hasRole('" + Permission.DIRECTORY_MANAGE + "')")
    @Transactional(readOnly = true)
    public ImportRow get(UUID id) {
        return rows.find(id).orElseThrow(NotFound::new);
    }

    /** The latest first; what no node works on any more is given up. */
    @PreAuthorize("hasRole('" + Permission.DIRECTORY_MANAGE + "')")
    @Transactional
    public List<ImportRow> history() {
        rows.reap();
        return rows.latest();
    }

    /** The first of those with this effect, in the order of the file. */
    @PreAuthorize("hasRole('" + Permission.DIRECTORY_MANAGE + "')")
    @Transactional(readOnly = true)
    public List<Problem> problems(UUID id, Problem.Effect effect, int limit) {
        return rows.problems(id, effect, limit);
    }

    /** Ten of each kind and change, of an import that is ready; none of any other. */
    @PreAuthorize("hasRole('" + Permission.DIRECTORY_MANAGE + "')")
    @Transactional(readOnly = true)
    public List<Example> examples(UUID id) {
        return get(id).state() == State.READY ? comparison.examples(id) : List.of();
    }

    /**
     * Begins to apply what was shown. Where another import was applied since, it goes back to ready, with what it would
     * change now.
     *
     * @throws RuleViolation {@code rule.directory.import.state}, {@code rule.directory.import.running}
     */
    @PreAuthorize("hasRole('" + Permission.DIRECTORY_MANAGE + "')")
    @Transactional
    public void apply(UUID id) {
        rows.reap();
        rows.move(id, State.READY, State.APPLYING);
        work.afterCommit(() -> work.apply(id));
    }

    /** Asks whoever works on it to stop; nothing of it stays. */
    @PreAuthorize("hasRole('" + Permission.DIRECTORY_MANAGE + "')")
    @Transactional
    public void cancel(UUID id) {
        rows.cancel(id);
    }

    /**
     * Gives up what was shown.
     *
     * @throws RuleViolation {@code rule.directory.import.state}
     */
    @PreAuthorize("hasRole('" + Permission.DIRECTORY_MANAGE + "')")
    @Transactional
    public void discard(UUID id) {
        rows.move(id, State.READY, State.DISCARDED);
        rows.reap();
    }

    @PreAuthorize("hasRole('" + Permission.DIRECTORY_MANAGE + "')")
    @Transactional(readOnly = true)
    public List<FeedRow> feeds() {
        return feeds.all();
    }

    /**
     * Sets an address, or changes it.
     *
     * @throws RuleViolation {@code rule.directory.url.…}
     * @throws org.visibles.kernel.StaleVersion when somebody changed it since it was read
     */
    @PreAuthorize("hasRole('" + Permission.DIRECTORY_MANAGE + "')")
    @Transactional
    public void save(FeedRow feed) {
        feeds.save(feed);
    }

    /** What was imported from it stays. */
    @PreAuthorize("hasRole('" + Permission.DIRECTORY_MANAGE + "')")
    @Transactional
    public void remove(UUID feed) {
        feeds.remove(feed);
    }
}
