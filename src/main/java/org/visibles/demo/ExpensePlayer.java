package org.visibles.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.visibles.costs.ExpenseContent;
import org.visibles.costs.ExpenseId;
import org.visibles.costs.ExpenseService;
import org.visibles.costs.NewExpense;
import org.visibles.database.ShiftableClock;
import org.visibles.kernel.Identity;
import org.visibles.kernel.OrganisationId;

/** Has the demo's organisations spend, month by month; the coordination enters it once the month is over. */
@Component
@Profile("demo")
class ExpensePlayer {

    /** Day of the next month on which the coordination enters what was spent. */
    private static final int ENTERED_ON = 12;

    private final ExpenseService expenses;
    private final ShiftableClock clock;

    ExpensePlayer(ExpenseService expenses, ShiftableClock clock) {
        this.expenses = expenses;
        this.clock = clock;
    }

    void spend(DemoCast.Cast cast, LocalDate start, LocalDate end, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (LocalDate first = start; !first.isAfter(end); first = first.plusMonths(1)) {
            YearMonth month = YearMonth.from(first);
            List<NewExpense> spent = new ArrayList<>();
            for (var each : DemoOrganisations.FIELD) {
                field(spent, each, cast.agentOf(each).organisation(), month, random);
            }
            for (var each : DemoOrganisations.MISSIONS) {
                add(
                        spent,
                        cast.agentOf(each).organisation(),
                        "STAFF",
                        month,
                        around(420, random),
                        "Temps de la conseillère référente");
            }
            OrganisationId metropole = cast.coordination().organisation();
            add(spent, metropole, "STAFF", month, around(1_450, random), "Temps de coordination");
            if (month.getMonthValue() % 6 == 0) {
                add(spent, metropole, "TRAINING", month, around(1_800, random), "Journée de formation à l'aller-vers");
            }
            LocalDate next = first.plusMonths(1).withDayOfMonth(ENTERED_ON);
            as(cast.coordination(), next.isAfter(end) ? end : next, () -> expenses.enter(spent));
        }
        mistakes(cast, end);
    }

    private static void field(
            List<NewExpense> spent,
            DemoOrganisations.Participant each,
            OrganisationId organisation,
            YearMonth month,
            SplittableRandom random) {
        long staff = around(300 + 80L * each.weight(), random);
        add(spent, organisation, "STAFF", month, staff, "Temps d'intervention de l'équipe");
        add(
                spent,
                organisation,
                "TRAVEL",
                month,
                around(25 + 4L * each.weight(), random),
                "Carburant et titres de transport");
        if (random.nextInt(100) < 45) {
            add(
                    spent,
                    organisation,
                    "SUPPLIES",
                    month,
                    around(40 + 5L * each.weight(), random),
                    "Café, collations, petit matériel de sortie");
        }
        if (month.getMonthValue() % 4 == 1) {
            add(
                    spent,
                    organisation,
                    "COMMUNICATION",
                    month,
                    around(90 + 6L * each.weight(), random),
                    "Affiches et cartes de contact");
        }
        if (each.kind().equals("ASSOCIATION")) {
            add(spent, organisation, "PREMISES", month, around(260, random), "Location de la salle d'accueil");
        }
        if (month.getMonthValue() % 3 == 0) {
            add(spent, organisation, "INDIRECT", month, staff * 45 / 100, "Forfait de gestion du trimestre (15 %)");
        }
    }

    /** What happens: one amount was misread, one invoice was entered twice. */
    private void mistakes(DemoCast.Cast cast, LocalDate end) {
        Identity lead = cast.colleague();
        YearMonth month = YearMonth.from(end);
        ExpenseId misread = ExpenseId.next();
        ExpenseId twice = ExpenseId.next();
        ExpenseContent poster = new ExpenseContent("COMMUNICATION", month, 184_00, "Impression de dépliants", "F-2291");
        ExpenseContent bus = new ExpenseContent("SERVICES", month, 640_00, "Bus itinérant, deux sorties", "F-1078");
        as(
                lead,
                end.minusDays(6),
                () -> expenses.enter(List.of(
                        new NewExpense(misread, lead.organisation(), poster),
                        new NewExpense(ExpenseId.next(), lead.organisation(), bus),
                        new NewExpense(twice, lead.organisation(), bus))));
        as(lead, end.minusDays(3), () -> {
            expenses.correct(
                    misread,
                    0,
                    new ExpenseContent(poster.category(), month, 148_00, poster.label(), poster.reference()),
                    "Chiffres inversés à la saisie");
            expenses.cancel(twice, 0, "Facture saisie deux fois");
        });
    }

    private static void add(
            List<NewExpense> spent,
            OrganisationId organisation,
            String category,
            YearMonth month,
            long cents,
            String label) {
        @Nullable
        String reference = category.equals("INDIRECT") ? null : "M-%s-%04d".formatted(month, spent.size() + 1);
        spent.add(new NewExpense(
                ExpenseId.next(), organisation, new ExpenseContent(category, month, cents, label, reference)));
    }

    /** Within a tenth of it, in cents. */
    private static long around(long euros, SplittableRandom random) {
        return euros * 90 + random.nextLong(euros * 20);
    }

    private void as(Identity who, LocalDate day, Runnable work) {
        Instant evening = day.atTime(18, 0).atZone(ShiftableClock.PARIS).toInstant();
        clock.runAt(
                evening,
                () -> Acting.as(who, () -> {
                    work.run();
                    return who;
                }));
    }
}
