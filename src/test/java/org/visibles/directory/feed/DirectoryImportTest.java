package org.visibles.directory.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.directory.feed.ImportCounts.Change;
import org.visibles.directory.feed.ImportRow.State;
import org.visibles.directory.feed.Problem.Effect;
import org.visibles.directory.feed.Problem.Reason;
import org.visibles.kernel.Ids;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.Person;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@VisiblesTest
@WithMember(Person.ADMIN)
class DirectoryImportTest {

    @Autowired
    private DirectoryImport importer;

    @Autowired
    private DirectoryExport export;

    @Autowired
    private ExampleDirectory example;

    @Autowired
    private ImportRows rows;

    @Autowired
    private ImportWork work;

    @Autowired
    private ScheduledImport scheduled;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private TestDatabase database;

    private final Delivery delivery = Delivery.fresh();

    @AfterEach
    void leave_nothing_running() {
        database.asOwner().update("delete from dir_import_row");
        database.asOwner().update("update dir_import set state = 'DISCARDED' where state not in ('APPLIED', 'FAILED')");
    }

    @Test
    void a_file_is_shown_first_and_taken_when_one_agrees() throws Exception {
        delivery.structure("1", "Maison des mobilités");
        delivery.service("1-1", "1", "Prêt de vélos");
        UUID id = importer.receive(delivery.json(), "C:\\Documents\\lot.json");
        await(id, State.READY);

        ImportRow ready = importer.get(id);
        assertThat(ready.name()).isEqualTo("lot.json");
        assertThat(ready.counts().ofStructures()).isEqualTo(new Change(1, 0, 0, 0));
        assertThat(ready.counts().ofServices()).isEqualTo(new Change(1, 0, 0, 0));
        assertThat(importer.examples(id)).extracting(Example::name).contains("Maison des mobilités", "Prêt de vélos");
        assertThat(held("SERVICE")).isZero();

        importer.apply(id);
        await(id, State.APPLIED);

        assertThat(held("SERVICE")).isOne();
        assertThat(held("STRUCTURE")).isOne();
        assertThat(importer.history()).extracting(ImportRow::id).contains(id);
        assertThat(count("select count(*) from dir_import_row where import_id = ?", id))
                .isZero();
    }

    @Test
    void the_same_file_again_changes_nothing_and_a_changed_one_only_what_changed() throws Exception {
        delivery.structure("1", "Unité");
        delivery.structure("2", "Deux");
        take();
        UUID uid = uid("1");

        assertThat(importer.get(read()).counts().ofStructures()).isEqualTo(new Change(0, 0, 2, 0));
        delivery.records().getFirst().put("nom", "Unité, autrement");
        UUID id = read();
        assertThat(importer.get(id).counts().ofStructures()).isEqualTo(new Change(0, 1, 1, 0));
        apply(id);

        assertThat(uid("1")).isEqualTo(uid);
        assertThat(text("select name from dir_structure where uid = ?", uid)).isEqualTo("Unité, autrement");
    }

    @Test
    void what_vanishes_is_marked_and_what_comes_back_is_itself_again() throws Exception {
        delivery.structure("1", "Unité");
        delivery.service("1-1", "1", "Service");
        take();
        UUID service = database.asOwner()
                .queryForObject("select uid from dir_service where source = ?", UUID.class, delivery.source);

        Delivery less = new Delivery(delivery.source);
        less.service("1-2", "1", "Autre service");
        UUID id = read(less);
        assertThat(importer.get(id).counts().ofServices()).isEqualTo(new Change(1, 0, 0, 1));
        assertThat(importer.get(id).counts().ofStructures())
                .as("the file holds no structures")
                .isEqualTo(Change.NONE);
        assertThat(importer.examples(id))
                .filteredOn(each -> each.change() == Example.Change.VANISHED)
                .extracting(Example::name)
                .containsExactly("Service");
        apply(id);

        assertThat(text("select (vanished_at is not null)::text from dir_service where uid = ?", service))
                .isEqualTo("true");
        take();
        assertThat(text("select (vanished_at is null)::text from dir_service where uid = ?", service))
                .isEqualTo("true");
    }

    @Test
    void what_is_refused_keeps_what_was_held_and_is_told_with_its_line() throws Exception {
        delivery.structure("1", "Unité");
        delivery.structure("2", "Deux");
        take();
        delivery.records().getFirst().put("date_maj", "hier");
        UUID id = read();

        assertThat(importer.get(id).counts().rejected()).isOne();
        assertThat(importer.get(id).counts().ofStructures()).isEqualTo(new Change(0, 0, 1, 0));
        assertThat(importer.problems(id, Effect.REJECTED, 10)).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isOne();
            assertThat(problem.field()).isEqualTo("date_maj");
            assertThat(problem.reason()).isEqualTo(Reason.FORMAT);
            assertThat(problem.value()).isEqualTo("\"hier\"");
        });
        apply(id);
        assertThat(held("STRUCTURE")).isEqualTo(2);
    }

    @Test
    void oddities_are_kept_and_reported() throws Exception {
        delivery.structure("1", "Unité");
        delivery.structure("1", "Unité encore");
        delivery.service("1-1", "1", "Sans commune").remove("code_insee");
        delivery.service("2-1", "inconnue", "Sans structure");
        for (int number = 0; number < 3; number++) {
            delivery.service("3-" + number, "1", "Nouveau public")
                    .putArray("publics")
                    .add("marins");
        }
        UUID id = read();
        ImportCounts counts = importer.get(id).counts();

        assertThat(counts.duplicates()).isOne();
        assertThat(counts.structures()).isOne();
        assertThat(counts.services()).isEqualTo(5);
        assertThat(counts.withoutCommune()).isOne();
        assertThat(counts.withoutStructure()).isOne();
        assertThat(counts.unknown()).isEqualTo(3);
        assertThat(importer.problems(id, Effect.KEPT, 10))
                .filteredOn(problem -> problem.reason() == Reason.UNKNOWN_VALUE)
                .singleElement()
                .satisfies(problem -> assertThat(problem.times()).isEqualTo(3));
        apply(id);
        assertThat(text(
                        "select count(*)::text from dir_service where 'marins' = any (publics) and source = ?",
                        delivery.source))
                .isEqualTo("3");
        assertThat(text("select name from dir_structure where source = ?", delivery.source))
                .isEqualTo("Unité");
    }

    @Test
    void an_import_that_another_one_overtook_is_shown_again_and_changes_nothing() throws Exception {
        delivery.structure("1", "Unité");
        UUID first = read();
        UUID second = read();
        apply(first);

        transaction(() -> rows.move(second, State.READY, State.APPLYING));
        work.apply(second);

        ImportRow row = importer.get(second);
        assertThat(row.state()).isEqualTo(State.READY);
        assertThat(row.failure()).isEqualTo("rule.directory.import.overtaken");
        assertThat(row.counts().ofStructures()).isEqualTo(new Change(0, 0, 1, 0));
    }

    @Test
    void one_at_a_time_and_whoever_waits_may_stop_it() throws Exception {
        UUID id = transaction(() -> rows.begin("a", State.READING, null));
        assertThatThrownBy(() -> importer.receive(delivery.json(), "b")).hasMessage("rule.directory.import.running");

        importer.cancel(id);
        delivery.structure("1", "Unité");
        assertThat(work.read(id, delivery.json())).isFalse();

        assertThat(importer.get(id).state()).isEqualTo(State.CANCELLED);
        assertThat(count("select count(*) from dir_import_row where import_id = ?", id))
                .isZero();
    }

    @Test
    void an_import_stopped_while_it_is_applied_leaves_everything_as_it_was() throws Exception {
        delivery.structure("1", "Unité");
        UUID id = read();
        transaction(() -> rows.move(id, State.READY, State.APPLYING));
        importer.cancel(id);

        assertThat(work.apply(id)).isFalse();

        assertThat(importer.get(id).state()).isEqualTo(State.CANCELLED);
        assertThat(held("STRUCTURE")).isZero();
    }

    @Test
    void an_import_whose_node_died_is_given_up() {
        UUID id = transaction(() -> rows.begin("a", State.READING, null));
        database.asOwner().update("update dir_import set alive_at = now() - interval '1 day' where id = ?", id);

        assertThat(importer.history())
                .filteredOn(row -> row.id().equals(id))
                .extracting(ImportRow::failure)
                .containsExactly("directory.import.interrupted");
    }

    @Test
    void a_file_that_cannot_be_read_says_why_and_is_gone() throws Exception {
        Path file = Files.writeString(Files.createTempFile("bad", ".json"), "<html>");
        UUID id = transaction(() -> rows.begin("bad", State.READING, null));
        work.read(id, file);

        assertThat(importer.get(id).state()).isEqualTo(State.FAILED);
        assertThat(importer.get(id).failure()).isEqualTo("rule.directory.import.page");
        assertThat(file).doesNotExist();
    }

    @Test
    void a_file_without_anything_to_take_changes_nothing() throws Exception {
        Path file = Files.writeString(Files.createTempFile("bad", ".json"), "[{\"nom\":\"x\"},4]");
        UUID id = transaction(() -> rows.begin("bad", State.READING, null));
        work.read(id, file);

        assertThat(importer.get(id).failure()).isEqualTo("rule.directory.import.nothing");
        assertThat(importer.problems(id, Effect.REJECTED, 10)).hasSizeGreaterThan(1);
    }

    @Test
    void an_address_on_this_machine_fails_with_its_reason() throws Exception {
        UUID id = transaction(() -> rows.begin("a", State.FETCHING, null));
        work.fetch(id, java.net.URI.create("https://localhost:1/"));

        assertThat(importer.get(id).failure()).isEqualTo("rule.directory.fetch.private");
    }

    @Test
    void a_scheduled_address_has_its_turn_and_whoever_set_it_is_told() {
        UUID feed = Ids.next();
        importer.save(new FeedRow(feed, "https://localhost:1/services.json", 7, null, null));
        try {
            As.nobody(() -> {
                scheduled.run();
                scheduled.run(); // its turn has been
                return feed;
            });

            assertThat(importer.history())
                    .filteredOn(row -> row.name().equals("localhost"))
                    .extracting(ImportRow::failure)
                    .containsExactly("rule.directory.fetch.private");
            assertThat(database.asOwner()
                            .queryForList(
                                    "select text_key from notification where member_id = ? and text_key like 'directory.%'",
                                    String.class, Fixture.ADMIN.member().value()))
                    .containsExactly("directory.notice.failed");
        } finally {
            importer.remove(feed);
        }
    }

    @Test
    void addresses_are_set_changed_and_removed() {
        UUID id = Ids.next();
        importer.save(new FeedRow(id, "https://example.org/services.json", 7, null, null));
        assertThat(importer.feeds()).extracting(FeedRow::id).contains(id);
        assertThatThrownBy(() -> importer.save(new FeedRow(Ids.next(), "http://example.org/", null, null, null)))
                .hasMessage("rule.directory.url.https");
        importer.save(new FeedRow(id, "https://example.org/autre.json", null, null, 0L));
        assertThatThrownBy(() -> importer.save(new FeedRow(id, "https://example.org/", null, null, 0L)))
                .isInstanceOf(org.visibles.kernel.StaleVersion.class);
        importer.remove(id);
        assertThat(importer.feeds()).extracting(FeedRow::id).doesNotContain(id);
    }

    @Test
    void the_example_comes_out_as_it_went_in() throws Exception {
        example.fill();
        for (Kind kind : Kind.values()) {
            String name = kind == Kind.STRUCTURE ? "structures" : "services";
            Set<JsonNode> before = ofExample(new String(
                    DirectoryImportTest.class
                            .getResourceAsStream("/demo/" + name + ".json")
                            .readAllBytes(),
                    StandardCharsets.UTF_8));

            assertThat(ofExample(written(to -> export.json(kind, to)))).isEqualTo(before);
            for (String file : List.of(written(to -> export.json(kind, to)), written(to -> export.csv(kind, to)))) {
                UUID id = transaction(() -> rows.begin("export", State.READING, null));
                work.read(id, Files.writeString(Files.createTempFile("export", ""), file));
                ImportCounts counts = importer.get(id).counts();
                Change change = kind == Kind.STRUCTURE ? counts.ofStructures() : counts.ofServices();
                assertThat(change.fresh() + change.changed() + change.vanished())
                        .isZero();
                assertThat(change.same()).isGreaterThanOrEqualTo(before.size());
            }
        }
    }

    @Test
    void nobody_else_imports_or_exports() {
        for (var who : List.of(Fixture.AGENT_ROUEN, Fixture.RESPONSABLE_ROUEN, Fixture.COORDINATION, Fixture.DPO)) {
            As.member(who, () -> {
                assertThatThrownBy(() -> importer.receive(Path.of("x"), "x")).isInstanceOf(AccessDeniedException.class);
                assertThatThrownBy(importer::history).isInstanceOf(AccessDeniedException.class);
                assertThatThrownBy(() -> export.json(Kind.SERVICE, new ByteArrayOutputStream()))
                        .isInstanceOf(AccessDeniedException.class);
                assertThatThrownBy(() -> importer.save(new FeedRow(Ids.next(), "https://x.fr/", 1, null, null)))
                        .isInstanceOf(AccessDeniedException.class);
            });
        }
    }

    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private static String written(Writing writing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writing.to(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Set<JsonNode> ofExample(String json) {
        return StreamSupport.stream(JsonMapper.shared().readTree(json).spliterator(), false)
                .filter(record -> record.path("source").asString().equals("exemple"))
                .collect(Collectors.toSet());
    }

    private void take() throws IOException {
        apply(read());
    }

    private UUID read() throws IOException {
        return read(delivery);
    }

    private UUID read(Delivery file) throws IOException {
        UUID id = transaction(() -> rows.begin("lot", State.READING, null));
        assertThat(work.read(id, file.json())).isTrue();
        return id;
    }

    private void apply(UUID id) {
        transaction(() -> rows.move(id, State.READY, State.APPLYING));
        assertThat(work.apply(id)).isTrue();
        assertThat(importer.get(id).state()).isEqualTo(State.APPLIED);
    }

    private void await(UUID id, State state) throws InterruptedException {
        for (int turn = 0; turn < 400 && importer.get(id).state() != state; turn++) {
            Thread.sleep(Duration.ofMillis(25));
        }
        assertThat(importer.get(id).state()).isEqualTo(state);
    }

    private void transaction(Runnable work) {
        transaction(() -> {
            work.run();
            return work;
        });
    }

    private <T> T transaction(java.util.function.Supplier<T> work) {
        return new TransactionTemplate(transactions).execute(status -> work.get());
    }

    private long held(String kind) {
        return database.asOwner()
                .queryForObject(
                        "select count(*) from dir_record where kind = ? and source = ?",
                        Long.class,
                        kind,
                        delivery.source);
    }

    private UUID uid(String id) {
        return database.asOwner()
                .queryForObject("select uid from dir_structure where id = ?", UUID.class, delivery.source + "--" + id);
    }

    private String text(String sql, Object... arguments) {
        return database.asOwner().queryForObject(sql, String.class, arguments);
    }

    private long count(String sql, Object... arguments) {
        return database.asOwner().queryForObject(sql, Long.class, arguments);
    }
}
