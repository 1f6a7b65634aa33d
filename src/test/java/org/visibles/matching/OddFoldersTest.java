package org.visibles.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Labelled lists as others write them: each is read, or refused in words that say what to mend. */
class OddFoldersTest {

    private static final String MAPPING = "id=id\nfirstName=first\nlastName=last\n";
    private static final String RECORDS = "id,first,last\n1,Zoé,Martin\n2,Zoe,Martin\n3,Ali,Dupont\n";
    private static final String TRUTH = "a,b\n1,2\n";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(OtherLists.class)
    void a_list_of_another_kind_is_read_and_its_people_are_found(OtherLists kind) throws IOException {
        LabelledPairs list = LabelledPairs.read(kind.write(folder, 250, 3));
        Matching matching = new Matching(list.people());
        Estimate estimate = matching.estimate();

        Score score = Score.of(matching.pairs(estimate, estimate.threshold()), list.truth());

        assertThat(list.people()).hasSizeGreaterThan(300);
        assertThat(score.precision()).isGreaterThan(0.95);
        assertThat(score.recall()).isGreaterThan(0.90);
    }

    @Test
    void commas_semicolons_marks_capitals_and_other_charsets_are_one_list() throws IOException {
        LabelledPairs plain = read(MAPPING, RECORDS, TRUTH);
        assertThat(plain.people()).hasSize(3);
        assertThat(plain.truth()).isEqualTo(Set.of(LabelledPairs.pair(0, 1)));
        String quoted =
                "\"ID\";\"First\";\"LAST\"\r\n\"1\";\"Zoé\";\"Martin\"\r\n2;Zoe;Martin;;\r\n\r\n3;Ali;\"Dupont\"\r\n";
        assertThat(read("\uFEFFID = Id\nfirstname=FIRST\nLastName = last", "\uFEFF" + quoted, TRUTH))
                .isEqualTo(plain);
        write("records.csv", quoted, Charset.forName("windows-1252"));
        assertThat(LabelledPairs.read(folder)).isEqualTo(plain);
        write("records.csv", quoted.replace(';', '\t'), StandardCharsets.UTF_16);
        assertThat(LabelledPairs.read(folder)).isEqualTo(plain);
    }

    @Test
    void who_is_one_is_read_from_pairs_chains_and_numbers() throws IOException {
        String records = "id,first,last\n1,A,B\n2,A,B\n3,A,B\n4,C,D\n";
        Set<Long> three = Set.of(LabelledPairs.pair(0, 1), LabelledPairs.pair(0, 2), LabelledPairs.pair(1, 2));
        for (String truth : new String[] {
            "x,y\n1,2\n1,3\n2,3\n", // each pair
            "x,y\n2,1\n3,2\n1,1\n1,2\n", // a chain, some twice
            "1,2\n2,3\n", // without names of columns
            ",x,y\n0,1,2\n1,2,3\n", // with numbers of lines
            "x;y\n1.0;2.0\n2.0;3.0\n", // through a column of fractions
            "id,person\n1,p7\n2,p7\n3,p7\n4,p8\n" // by the person
        }) {
            assertThat(read(MAPPING, records, truth).truth()).as(truth).isEqualTo(three);
        }
    }

    @Test
    void several_columns_are_joined_but_each_is_a_telephone() throws IOException {
        Described person = read(
                        "id=id\naddress=no,street\nphone=home,mobile\nbirthDate=age\npostalCode=zip",
                        "id,no,street,home,mobile,age,zip\n1,12,Elm,0212345678,06 11 22 33 44; 0699887766,34,27601.0\n2,,,,nan,,NULL\n",
                        "a,b\n1,2\n")
                .people()
                .getFirst();
        assertThat(person.address()).isEqualTo("12 Elm");
        assertThat(person.phones()).containsExactlyInAnyOrder("0212345678", "06 11 22 33 44", "0699887766");
        assertThat(person.birth()).isEqualTo(Birth.in(1966));
        assertThat(person.postalCode()).isEqualTo("27601");
    }

    @Test
    void a_whole_name_in_one_column_is_taken_apart() throws IOException {
        LabelledPairs list =
                read("id=id\nlastName=name", "id,name\n1,Zoé Le Goff\n2,\"Le Goff, Zoé\"\n3,Zoé\n", "a,b\n1,2\n");
        assertThat(list.people().get(0)).isEqualTo(list.people().get(1));
        assertThat(list.people().get(0).lastName()).isEqualTo("Le Goff");
        assertThat(list.people().get(2).lastName()).isEqualTo("Zoé");
    }

    @Test
    void among_few_people_somebody_is_found_however_often_he_is_there() {
        List<Described> people = Collections.nCopies(
                100, new Described("Ann", "Lee", null, null, Set.of(), Set.of(), Set.of(), null, null, null));
        Matching matching = new Matching(people);
        Estimate estimate = matching.estimate();
        assertThat(matching.pairs(estimate, estimate.threshold())).hasSize(4_950);
    }

    @ParameterizedTest
    @CsvSource({
        "yyyy-MM-dd, 2001-02-28, 2001, 2, 28",
        "yyyy-MM-dd, 2001-13-28, 2001, 13, 28",
        "yyyy-MM-dd, 2001-02-28 00:00:00, 2001, 2, 28",
        "yyyy-MM-dd, 20010228, 2001, 2, 28",
        "yyyyMMdd, 20010228.0, 2001, 2, 28",
        "yyyyMMdd, 2001-02-28, 2001, 2, 28",
        "dd/MM/yyyy, 28/02/2001, 2001, 2, 28",
        "dd/MM/yyyy, 8/2/2001, 2001, 2, 8",
        "M/d/yyyy, 2/28/2001, 2001, 2, 28",
        "d MMM yyyy, 28 Feb 2001, 2001, 2, 28",
        "yyyy-MM-dd, about 1850, 1850, 0, 0",
        "yyyy-MM-dd, 1850, 1850, 0, 0",
        "yyyy-MM-dd, 2001-02, 2001, 0, 0"
    })
    void a_date_is_read_by_its_pattern_or_its_looks(String pattern, String written, int year, int month, int day) {
        assertThat(new WrittenBirth(pattern).read(written)).isEqualTo(new Birth(year, year, month, day));
    }

    @ParameterizedTest
    @CsvSource({"yyyy-MM-dd, unknown", "yyyy-MM-dd, 999", "yyyy-MM-dd, 1/2/3", "yyyyMMdd, 00000000", "yyyy, 12345678901"
    })
    void what_is_no_date_is_none(String pattern, String written) {
        assertThat(new WrittenBirth(pattern).read(written)).isNull();
    }

    @Test
    void what_cannot_be_read_is_said() throws IOException {
        refused(MAPPING, "id,first,last\n1,A,B\n1,C,D\n", TRUTH, "line 3: the id 1 is there twice");
        refused(MAPPING, "id,first,last\n1,A,B\n ,C,D\n", TRUTH, "line 3: no id");
        refused(MAPPING, "id,first,last\n", TRUTH, "no record");
        refused(MAPPING, "", TRUTH, "records.csv is empty");
        refused(
                "firstName=first",
                RECORDS,
                TRUTH,
                "does not say which column is the id; records.csv has [id, first, last]");
        refused("id=id\nfirstName=given", RECORDS, TRUTH, "a column \"given\", which records.csv does not have");
        refused(MAPPING + "birthDate.pattern=bbb", RECORDS, TRUTH, "birthDate.pattern is no pattern");
        refused(MAPPING, RECORDS, "a,b\n1,2\n1,9\n", "truth.csv, line 3: records.csv has no record 9");
        refused(MAPPING, RECORDS, "a\n1\n", "two columns are needed");
        refused(MAPPING, RECORDS, "a,b\n", "names no two records");
        Files.delete(folder.resolve("mapping.properties"));
        assertThatExceptionOfType(UnusableData.class)
                .isThrownBy(() -> LabelledPairs.read(folder))
                .withMessageContaining("mapping.properties is missing");
    }

    private void refused(String mapping, String records, String truth, String words) {
        assertThatExceptionOfType(UnusableData.class)
                .isThrownBy(() -> read(mapping, records, truth))
                .withMessageContaining(words);
    }

    private LabelledPairs read(String mapping, String records, String truth) throws IOException {
        write("mapping.properties", mapping, StandardCharsets.UTF_8);
        write("records.csv", records, StandardCharsets.UTF_8);
        write("truth.csv", truth, StandardCharsets.UTF_8);
        return LabelledPairs.read(folder);
    }

    private void write(String file, String text, Charset charset) throws IOException {
        Files.writeString(folder.resolve(file), text, charset);
    }
}
