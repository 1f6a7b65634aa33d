package org.visibles.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.visibles.exchange.ListedRow.Group;
import org.visibles.exchange.column.Terms;
import org.visibles.kernel.AccountId;
import org.visibles.kernel.ActingAs;
import org.visibles.kernel.Identity;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Role;
import org.visibles.kernel.RuleViolation;
import org.visibles.organisation.MemberDirectory;
import org.visibles.widgets.Texts;
import org.visibles.youth.Choices.Means;

/**
 * The import as a command, by the same rules: {@code --visibles.import.list=FILE --organisation=ID --member=ID
 * (--informed=2026-09-01 --means=ORAL|WRITTEN|DIGITAL | --pseudonyms) [--sheet=NAME] [--apply]} reads and checks the list, tells what it
 * holds, makes records only when told to, and ends the program: 0 when done, 2 when refused.
 */
@Component
class ImportListCommand implements ApplicationRunner {

    private static final String FILE = "visibles.import.list";
    private static final int TOLD = 50;
    private static final Duration LOOK = Duration.ofMillis(200);

    private final ListImport lists;
    private final ListUndo undo;
    private final MemberDirectory members;
    private final ActingAs acting;
    private final Texts texts;
    private final ApplicationContext context;

    ImportListCommand(
            ListImport lists,
            ListUndo undo,
            MemberDirectory members,
            ActingAs acting,
            Texts texts,
            ApplicationContext context) {
        this.lists = lists;
        this.undo = undo;
        this.members = members;
        this.acting = acting;
        this.texts = texts;
        this.context = context;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (arguments.containsOption(FILE)) {
            int code = perform(arguments);
            System.exit(SpringApplication.exit(context, () -> code));
        }
    }

    /** The exit code. Nobody has signed in: who may start the program with the database's secrets may do this. */
    int perform(ApplicationArguments arguments) {
        AtomicInteger code = new AtomicInteger(2);
        try {
            MemberId member = new MemberId(UUID.fromString(first(arguments, "member")));
            Identity inTheirName = new Identity(
                    AccountId.PROGRAM,
                    member,
                    new OrganisationId(UUID.fromString(first(arguments, "organisation"))),
                    FILE,
                    Set.of(Role.TEAM_LEAD));
            acting.run(inTheirName, () -> code.set(perform(arguments, member)));
        } catch (IllegalArgumentException mangled) {
            say("exchange.command.who");
        }
        return code.get();
    }

    private int perform(ApplicationArguments arguments, MemberId member) {
        if (members.withRole(Role.TEAM_LEAD).stream()
                .noneMatch(each -> each.id().equals(member))) {
            say("exchange.command.who");
            return 2;
        }
        try {
            return bring(arguments);
        } catch (RuleViolation rule) {
            say(rule.key(), rule.arguments().toArray());
        } catch (IOException | InvalidPathException unreadable) {
            say("exchange.command.unreadable");
        } catch (DateTimeException | IllegalArgumentException mangled) {
            say("rule.exchange.not-informed");
        }
        return 2;
    }

    private int bring(ApplicationArguments arguments) throws IOException {
        Path file = Path.of(first(arguments, FILE));
        if (!Files.isRegularFile(file)) {
            throw new IOException("no file");
        }
        Terms terms = arguments.containsOption("pseudonyms")
                ? new Terms(true, null, null)
                : new Terms(
                        false,
                        LocalDate.parse(first(arguments, "informed")),
                        Means.valueOf(first(arguments, "means").toUpperCase(Locale.ROOT)));
        Path copy = Files.createTempFile("visibles-list", ".command");
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING); // what is brought is deleted in the end
        UUID id = settled(lists.receive(
                copy,
                file.getFileName().toString(),
                arguments.containsOption("sheet") ? first(arguments, "sheet") : null));
        lists.map(id, lists.get(id).columns(), terms);
        settled(id);
        ListCounts counts = lists.counts(id);
        say("exchange.command.read", counts.fresh(), counts.known(), counts.unclear(), counts.refused());
        refused(id);
        if (!arguments.containsOption("apply")) {
            lists.discard(id);
            say("exchange.command.dry");
            return 0;
        }
        if (counts.open() == 0) {
            lists.discard(id);
            say("rule.exchange.nothing");
            return 0;
        }
        lists.apply(id);
        settled(id);
        say("exchange.done", undo.made(id));
        return 0;
    }

    private void refused(UUID id) {
        ImportedList list = lists.get(id);
        for (ListedRow row : lists.page(id, Group.REFUSED, 0, TOLD)) {
            row.problems()
                    .forEach(problem -> say(
                            "exchange.command.line",
                            Long.toString(row.number()),
                            problem.column() < 0 ? "–" : list.columnName(problem.column()),
                            text(problem.key(), problem.arguments().toArray())));
        }
    }

    /** @throws RuleViolation what stopped it */
    private UUID settled(UUID id) {
        ImportedList list = lists.get(id);
        while (list.state().running()) {
            LockSupport.parkNanos(LOOK.toNanos());
            list = lists.get(id);
        }
        if (list.state() == ImportState.FAILED) {
            throw new RuleViolation(
                    String.valueOf(list.failure()), list.failureArguments().toArray());
        }
        return id;
    }

    private static String first(ApplicationArguments arguments, String option) {
        List<String> values = arguments.getOptionValues(option);
        return values == null || values.isEmpty() ? "" : values.getFirst();
    }

    private void say(String key, Object... arguments) {
        System.out.println(text(key, arguments));
    }

    private String text(String key, Object... arguments) {
        return texts.getTranslation(key, Locale.FRENCH, arguments);
    }
}
