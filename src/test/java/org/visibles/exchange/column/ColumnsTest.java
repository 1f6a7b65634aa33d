package org.visibles.exchange.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.visibles.geography.Commune;
import org.visibles.geography.FormerCommune;
import org.visibles.youth.Choices;
import org.visibles.youth.Choices.Means;
import org.visibles.youth.YouthDetails;

class ColumnsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final Towns TOWNS = new Towns(
            List.of(
                    new Commune("76540", "Rouen", "Rouen", null, 1),
                    new Commune("76575", "Saint-Étienne-du-Rouvray", "Rouen", null, 1),
                    new Commune("14762", "Ville", "Caen", null, 1),
                    new Commune("27700", "Ville", "Évreux", null, 1)),
            List.of());

    @Test
    void an_old_code_or_name_finds_the_commune_of_today_and_a_living_one_goes_first() {
        Towns towns = new Towns(
                        List.of(
                                new Commune("14150", "Cesny-les-Sources", "Caen", null, 1),
                                new Commune("14047", "Bully", "Bayeux", null, 1)),
                        List.of())
                .knowing(List.of(
                        new FormerCommune("14002", "Acqueville", "14150"),
                        new FormerCommune("14112", "Bully", "14150"),
                        new FormerCommune("14004", null, "14150")));
        assertThat(towns.commune("14002", null)).isEqualTo("14150");
        assertThat(towns.commune("14004", null)).isEqualTo("14150");
        assertThat(towns.commune("ACQUEVILLE", "14220")).isEqualTo("14150");
        assertThat(towns.commune("Acqueville", null)).isEqualTo("14150");
        assertThat(towns.commune("Bully", null)).isEqualTo("14047");
    }

    @Test
    void the_file_of_carnet_de_bord_is_known() {
        List<String> header = List.of(
                ("Identifiant dans le SI;Prénom*;Nom*;Date de naissance*;Lieu de naissance*;Téléphone;Courriel;Adresse;"
                                + "Adresse (complément);Code postal;Ville;Situation;Numéro allocaire CAF/MSA;RQTH;Zone de mobilité;Niveau de formation;Structure")
                        .split(";"));
        assertThat(Columns.layout(header)).contains("CARNET_DE_BORD");
        Columns columns = Columns.guess(header, List.of(), Set.of());
        assertThat(columns.of(Field.SITUATION)).as("means another thing there").isEmpty();
        assertThat(columns.of(Field.ADDRESS)).containsExactly(7, 8);
        YouthDetails details = read(
                columns,
                "1234",
                "Charlotte",
                "Fondue",
                "25/05/1998",
                "Ici",
                "601234567, 0612345678",
                "c@example.org",
                "11 rue du Fromage",
                "bât. B",
                "76000",
                "ROUEN",
                "Situation",
                "2055990",
                "Non",
                "",
                "level_4",
                "CD");
        assertThat(details.phones()).containsExactly("0601234567", "0612345678");
        assertThat(details.address()).isEqualTo("11 rue du Fromage, bât. B");
        assertThat(details.commune()).isEqualTo("76540");
        assertThat(details.disability()).isFalse();
        assertThat(details.diploma()).isEqualTo(Choices.Diploma.L4);
    }

    @Test
    void the_file_of_rdv_insertion_is_known() {
        List<String> header = List.of(
                "Civilité",
                "Prénom bénéficiaire",
                "Nom bénéficiaire",
                "Rôle",
                "Adresses Mails",
                "N° Téléphones",
                "Date de Naissance",
                "Adresse",
                "CP Ville",
                "N° CAF",
                "NIR",
                "ID Iodas");
        assertThat(Columns.layout(header)).contains("RDV_INSERTION");
        YouthDetails details = read(
                Columns.guess(header, List.of(), Set.of()),
                "MME",
                "Léa",
                "DURAND",
                "DEM",
                "l@example.org",
                "06 01 23 45 67",
                "2001-05-14",
                "1 rue",
                "76800 ST ETIENNE DU ROUVRAY");
        assertThat(details.sex()).isEqualTo(Choices.Sex.F);
        assertThat(details.birthDate()).isEqualTo(LocalDate.of(2001, 5, 14));
        assertThat(details.commune()).isEqualTo("76575");
    }

    @Test
    void columns_without_a_known_name_are_told_by_what_stands_in_them_and_hidden_ones_are_left() {
        List<List<String>> sample = List.of(List.of("Anna", "06 12 34 56 78", "a@example.org", "06 12 34 56 78"));
        Columns columns = Columns.guess(List.of("Prénom", "?", "", "Tél 2"), sample, Set.of(3));
        assertThat(columns.fields().values()).containsExactly(Field.FIRST_NAME, Field.PHONE, Field.EMAIL);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "14/05/2001,2001-05-14",
                "14.5.01,2001-05-14",
                "14 mai 2001,2001-05-14",
                "1er février 1999,1999-02-01",
                "2001-05-14,2001-05-14",
                "14-05-2001 00:00,2001-05-14",
                "31/02/2001,none",
                "37025,none",
                "hier,none",
                "05/14/2001,none",
                "01/01/98,1998-01-01"
            })
    void days_are_read_as_they_are_written(String written, String day) {
        assertThat(Days.parse(written, TODAY)).isEqualTo(day == null ? null : LocalDate.parse(day));
    }

    @ParameterizedTest
    @CsvSource({
        "DUPONT Jean,DUPONT,Jean,true",
        "Jean-Luc LE GOFF,LE GOFF,Jean-Luc,true",
        "Dupont Jean,Dupont,Jean,false"
    })
    void a_whole_name_is_divided(String whole, String last, String first, boolean certain) {
        assertThat(FullName.of(whole)).isEqualTo(new FullName(last, first, certain));
    }

    @Test
    void of_two_communes_of_one_name_the_postal_code_decides() {
        assertThat(TOWNS.commune("Ville", null)).isNull();
        assertThat(TOWNS.commune("Ville", "27000")).isEqualTo("27700");
        assertThat(TOWNS.commune("14000 VILLE CEDEX 9", null)).isEqualTo("14762");
        assertThat(TOWNS.commune("76540", null)).isEqualTo("76540");
    }

    private static YouthDetails read(Columns columns, String... cells) {
        return new RowReader(columns, new Terms(false, TODAY, Means.ORAL), TOWNS, TODAY)
                .read(List.of(cells))
                .details();
    }
}
