package org.visibles.demo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseConnectionDetails;
import org.springframework.context.annotation.Profile;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.database.ShiftableClock;
import org.visibles.messaging.Links;
import org.visibles.messaging.NotificationInbox;

/**
 * Fills the demo's database on its first start: 190 invented young people over 24 months that end with last
 * month; a few referrals of the last days wait for their answer.
 */
@Component
@Profile("demo")
class DemoData implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);
    private static final long SEED = 2019;
    private static final int TELL_EVERY = 19;
    /** How many play at the same time; each of them alone waits for the database most of its time. */
    private static final int PLAYERS = 6;
    /** When the day after the last the reports on it are frozen. */
    private static final LocalTime REPORTS_AT = LocalTime.of(0, 5);

    /** Notifications of the last days alone are still to be read. */
    private static final int UNREAD_DAYS = 10;

    private static final String ACCOUNTS = """


            Visibles est prêt : {}
            Démonstration, personnes inventées. Mot de passe de tous les comptes : {}
              agent.rouen         intervenante d'une commune : ses jeunes, ses échanges, ses orientations
              responsable.rouen   responsable d'équipe de la même commune
              agent.ml            mission locale : répond aux orientations et aux vérifications
              agent.resto         association partenaire : ne voit que ce qui lui est partagé
              coordination        Métropole : les chiffres, sans aucun nom
              admin               structures, membres, programme
              dpo                 délégué à la protection des données : le journal des accès
            """;

    private final DemoCast cast;
    private final StoryPlayer player;
    private final OutingPlayer outings;
    private final DirectoryPlayer directory;
    private final CheckPlayer checks;
    private final ReportPlayer reports;
    private final ExpensePlayer expenses;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final NotificationInbox inbox;
    private final LiquibaseConnectionDetails owner;
    private final Links links;
    private final ShiftableClock clock;
    /** Last day of the stories; null for the end of last month. */
    private final @Nullable LocalDate end;

    DemoData(
            DemoCast cast,
            StoryPlayer player,
            OutingPlayer outings,
            DirectoryPlayer directory,
            CheckPlayer checks,
            ReportPlayer reports,
            ExpensePlayer expenses,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            NotificationInbox inbox,
            LiquibaseConnectionDetails owner,
            Links links,
            ShiftableClock clock,
            @Value("${visibles.demo.end:}") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate end) {
        this.cast = cast;
        this.player = player;
        this.outings = outings;
        this.directory = directory;
        this.checks = checks;
        this.reports = reports;
        this.expenses = expenses;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.inbox = inbox;
        this.owner = owner;
        this.links = links;
        this.clock = clock;
        this.end = end;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!isFilled()) {
            clear();
            LocalDate today = LocalDate.now(clock);
            fill(end != null ? end : today.withDayOfMonth(1).minusDays(1), end != null ? end : today);
            transaction.executeWithoutResult(status -> jdbc.sql("insert into demo_state values (?)")
                    .param(Timestamp.from(clock.instant()))
                    .update());
        }
        LOG.info(ACCOUNTS, links.absolute(""), DemoCast.PASSWORD);
    }

    private boolean isFilled() {
        return Boolean.TRUE.equals(transaction.execute(status -> jdbc.sql("select exists (select from demo_state)")
                .query(Boolean.class)
                .single()));
    }

    /**
     * @param today on which the demo is opened; the end, where that is fixed
     */
    private void fill(LocalDate end, LocalDate today) {
        LOG.info("Premier démarrage : les données de démonstration sont inventées, cela prend moins d’une minute.");
        LocalDate start = StoryTeller.startOf(end);
        DemoCast.Cast members =
                clock.callAt(start.atStartOfDay(ShiftableClock.PARIS).toInstant(), () -> cast.make(start));
        directory.play(members, end);
        List<Story> stories = new StoryTeller(SEED, end).tell();
        Map<Integer, Waiting> waiting = Waiting.among(stories, today);
        AtomicInteger told = new AtomicInteger();
        List<Runnable> work = new ArrayList<>();
        byOrganisation(stories)
                .forEach(numbers -> work.add(() -> numbers.forEach(each -> {
                    player.play(stories.get(each), members, waiting.get(each), end, SEED + each);
                    tell(told.incrementAndGet(), stories.size());
                })));
        work.add(() -> outings.goOut(members, start, end, SEED));
        work.add(() -> expenses.spend(members, start, end, SEED));
        together(work);
        Instant lately =
                end.minusDays(UNREAD_DAYS).atStartOfDay(ShiftableClock.PARIS).toInstant();
        clock.runAt(lately, () -> checks.answer(members, SEED));
        clock.runAt(
                end.plusDays(1).atTime(REPORTS_AT).atZone(ShiftableClock.PARIS).toInstant(),
                () -> reports.freeze(members));
        members.everyone()
                .forEach(who -> clock.runAt(
                        lately,
                        () -> Acting.as(who, () -> {
                            inbox.readAll();
                            return who;
                        })));
    }

    /** Numbers of stories, the longest list first; one organisation's are told in turn, as its referrals expire together. */
    private static List<List<Integer>> byOrganisation(List<Story> stories) {
        return IntStream.range(0, stories.size())
                .boxed()
                .collect(Collectors.groupingBy(number -> stories.get(number).organisation()))
                .values()
                .stream()
                .sorted(Comparator.comparing((List<Integer> numbers) -> numbers.size())
                        .reversed())
                .toList();
    }

    private static void tell(int done, int of) {
        if (done % TELL_EVERY == 0) {
            LOG.info("Données de démonstration : {} %", 100 * done / of);
        }
    }

    /** Ends with the first that fails. */
    private static void together(List<Runnable> work) {
        ExecutorService players = Executors.newFixedThreadPool(PLAYERS);
        try {
            CompletionService<Void> ended = new ExecutorCompletionService<>(players);
            work.forEach(each -> ended.submit(each, null));
            for (int number = 0; number < work.size(); number++) {
                ended.take().get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the demo was not filled", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the demo could not be filled", failed);
        } finally {
            players.shutdownNow();
        }
    }

    /**
     * What a first start that was cut off left behind; nobody had worked with it. An empty database is left alone. It locks
     * every table: the jobs begin later.
     */
    private void clear() {
        try (Connection connection =
                        DriverManager.getConnection(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword());
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    do $$ declare names text; begin
                      if not exists (select from organisation) then
                        return;
                      end if;
                      select string_agg(quote_ident(relname), ', ' order by relname) into names from pg_class
                        where relnamespace = 'public'::regnamespace and relkind = 'r'
                        and relname not in ('commune', 'commune_move', 'qpv', 'qpv_list', 'method', 'expense_category',
                          'databasechangelog', 'databasechangeloglock', 'scheduled_tasks');
                      execute 'truncate ' || names;
                      delete from method where programme_id is not null;
                      delete from expense_category where programme_id is not null;
                    end $$""");
        } catch (SQLException failed) {
            throw new IllegalStateException("the demo's database could not be cleared", failed);
        }
    }
}
