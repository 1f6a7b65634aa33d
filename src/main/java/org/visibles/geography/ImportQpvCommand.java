package org.visibles.geography;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.visibles.kernel.AccountId;
import org.visibles.kernel.ActingAs;
import org.visibles.kernel.Identity;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Role;
import org.visibles.kernel.RuleViolation;
import org.visibles.widgets.Texts;

/**
 * The import as a command: {@code --visibles.import.qpv=FILE [--generation=2014|2024] [--preview]} reads the file, tells
 * what it changes, applies it unless only a preview was asked for, and ends the program: 0 when done, 2 when refused.
 */
@Component
class ImportQpvCommand implements ApplicationRunner {

    private static final String FILE = "visibles.import.qpv";
    private static final UUID NOBODY = new UUID(0, 0);

    private final QpvImport importer;
    private final ActingAs acting;
    private final Texts texts;
    private final ApplicationContext context;

    ImportQpvCommand(QpvImport importer, ActingAs acting, Texts texts, ApplicationContext context) {
        this.importer = importer;
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
        Identity operator = new Identity(
                AccountId.PROGRAM, MemberId.PROGRAM, new OrganisationId(NOBODY), FILE, Set.of(Role.ADMINISTRATOR));
        acting.run(operator, () -> {
            try {
                readAndApply(arguments);
                code.set(0);
            } catch (RuleViolation rule) {
                say(rule.key(), rule.arguments().toArray());
            } catch (IOException | InvalidPathException unreadable) {
                say("geography.command.unreadable");
            }
        });
        return code.get();
    }

    private void readAndApply(ApplicationArguments arguments) throws IOException {
        Path file = Path.of(first(arguments, FILE));
        if (!Files.isRegularFile(file)) {
            throw new IOException("no file");
        }
        String generation = arguments.containsOption("generation") ? first(arguments, "generation") : null;
        QpvPreview preview = importer.read(file, file.getFileName().toString(), generation, bytes -> {});
        QpvPreview.Difference difference = preview.difference();
        say(
                "geography.command.read",
                preview.fileName(),
                preview.generation(),
                preview.read(),
                preview.elsewhere(),
                preview.refused().size());
        say(
                "geography.command.difference",
                difference.fresh().size(),
                difference.changed().size(),
                difference.same(),
                difference.vanished().size(),
                preview.mended().size());
        preview.refused()
                .forEach(each -> say(
                        "geography.refused.line",
                        each.feature(),
                        each.code() == null ? "–" : each.code(),
                        text("geography.refused." + each.reason())));
        if (arguments.containsOption("preview")) {
            say("geography.command.preview");
        } else {
            importer.apply(preview);
            say("geography.command.done");
        }
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
