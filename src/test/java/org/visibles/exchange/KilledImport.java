package org.visibles.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.visibles.exchange.column.Terms;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;

/** An import whose server dies three times, each time in the midst of a row; then another goes on with it. */
record KilledImport(ListImport lists, ListWork work, StalledImports stalled, TestDatabase database, Path folder) {

    private static final int ROWS = 70;

    /** No exception that anybody catches. */
    private static final class Killed extends Error {}

    void run(long seed, Terms terms) {
        As.member(Fixture.RESPONSABLE_ROUEN, () -> die(seed, terms));
    }

    private void die(long seed, Terms terms) {
        Random random = new Random(seed);
        String text = "N° dossier;Nom;Prénom;Commune\n"
                + IntStream.range(0, ROWS)
                        .mapToObj(row -> "K" + seed + "-" + row + ";TUÉ" + Lists.letters((int) seed * 100 + row)
                                + ";Zoé" + Lists.letters(row) + ";Rouen")
                        .collect(Collectors.joining("\n"));
        UUID id = Lists.checked(lists, Lists.file(folder, "k" + seed + ".csv", text), terms);
        database.asOwner().update("update exchange_import set state = 'APPLYING', total = ? where id = ?", ROWS, id);
        for (int kill = 0; kill < 3; kill++) {
            int after = 1 + random.nextInt(20);
            int[] seen = {0};
            assertThatThrownBy(() -> work.apply(id, row -> {
                        if (++seen[0] == after) {
                            throw new Killed();
                        }
                    }))
                    .isInstanceOf(Killed.class);
            assertThat(lists.get(id).state()).isEqualTo(ImportState.APPLYING);
            assertThat(made(id)).hasSize(lists.counts(id).created());
        }
        database.asOwner()
                .update("update exchange_import set alive_at = alive_at - interval '1 hour' where id = ?", id);
        As.nobody(() -> {
            stalled.run();
            return null;
        });
        assertThat(lists.get(id).state()).isEqualTo(ImportState.APPLIED);
        assertThat(lists.counts(id).created()).isEqualTo(ROWS);
        assertThat(made(id)).hasSize(ROWS).doesNotHaveDuplicates();
        assertThat(database.asOwner()
                        .queryForObject("select count(*) from youth where imilo like ?", Long.class, "K" + seed + "-%"))
                .isEqualTo(ROWS);
    }

    private List<UUID> made(UUID id) {
        return database.asOwner()
                .queryForList("select youth_id from exchange_made where import_id = ?", UUID.class, id);
    }
}
