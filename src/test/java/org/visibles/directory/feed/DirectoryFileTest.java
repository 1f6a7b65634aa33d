package org.visibles.directory.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.visibles.kernel.RuleViolation;
import tools.jackson.databind.node.ObjectNode;

class DirectoryFileTest {

    private static final String JSON = "[{\"source\":\"s\",\"id\":\"1\",\"nom\":\"Épicerie sociale de l’été\"}]";
    private static final String LATIN = "[\n{\"source\":\"s\",\"id\":\"1\",\"nom\":\"Épicerie d'été\"}]";

    @TempDir
    private Path folder;

    @Test
    void utf_8_is_read_with_and_without_its_mark() throws IOException {
        assertThat(name(read(JSON.getBytes(StandardCharsets.UTF_8)))).isEqualTo("Épicerie sociale de l’été");
        assertThat(name(read(("\uFEFF" + JSON).getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("Épicerie sociale de l’été");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void utf_16_is_read_with_and_without_its_mark(String charset) throws IOException {
        assertThat(name(read(JSON.getBytes(Charset.forName(charset))))).isEqualTo("Épicerie sociale de l’été");
        assertThat(name(read(("\uFEFF" + JSON).getBytes(Charset.forName(charset)))))
                .isEqualTo("Épicerie sociale de l’été");
    }

    @Test
    void latin_1_is_read_and_its_line_told() throws IOException {
        Path file = file(LATIN.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(Encoding.of(file).strangeLine()).isEqualTo(2);
        assertThat(name(read(file))).isEqualTo("Épicerie d'été");
    }

    @Test
    void two_encodings_in_one_file_are_refused_with_the_line() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes("source,id,nom\ns,1,Été\n".getBytes(StandardCharsets.UTF_8));
        both.writeBytes("s,2,Été\n".getBytes(StandardCharsets.ISO_8859_1));
        Path file = file(both.toByteArray());

        assertThatThrownBy(() -> Encoding.of(file)).satisfies(refused -> {
            assertThat(((RuleViolation) refused).key()).isEqualTo("rule.directory.import.encoding");
            assertThat(((RuleViolation) refused).arguments()).containsExactly(3L);
        });
    }

    @Test
    void what_is_no_such_file_is_told_what_it_is() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(JSON.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(refusal(packed.toByteArray())).isEqualTo("rule.directory.import.archive");
        assertThat(refusal(bytes(""))).isEqualTo("rule.directory.import.empty");
        assertThat(refusal(bytes("<!doctype html>"))).isEqualTo("rule.directory.import.page");
        assertThat(refusal(bytes("[{\"source\":"))).isEqualTo("rule.directory.import.broken");
        assertThat(refusal(bytes("{\"type\":\"x\"}"))).isEqualTo("rule.directory.import.no-list");
        assertThat(refusal(bytes("nom,adresse\nx,y"))).isEqualTo("rule.directory.import.no-header");
        assertThat(refusal(bytes("source,id,nom,nom\nx,y,z,z"))).isEqualTo("rule.directory.import.header-twice");
        assertThat(refusal(bytes("[".repeat(100)))).isEqualTo("rule.directory.import.limits");
        assertThat(refusal(bytes("[{\"nom\":\"" + "x".repeat(2 << 20) + "\"}]")))
                .isEqualTo("rule.directory.import.limits");
    }

    @Test
    void records_stand_in_an_array_or_in_several_of_an_object() throws IOException {
        assertThat(read(bytes("{\"version\":1,\"structures\":[{\"id\":\"1\"}],\"services\":[{\"id\":\"2\"},3]}")))
                .extracting(record -> record == null ? null : record.path("id").asString())
                .containsExactly("1", "2", null);
    }

    @Test
    void fields_outside_of_the_schema_take_no_room() throws IOException {
        assertThat(read(bytes("[{\"id\":\"1\",\"_extra\":{\"a\":[1,2]},\"nom\":\"x\\u0000y\\ud800\"}]")))
                .first()
                .satisfies(record -> {
                    assertThat(record.propertyNames()).containsExactly("id", "nom");
                    assertThat(record.path("nom").asString()).isEqualTo("xy");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void csv_is_read_by_the_names_of_its_columns(String separator) throws IOException {
        String text = "\uFEFFsource|id|nom|structure_id|thematiques|latitude|nombre_semaines|frais\r\n"
                + "s|1|\"Deux\nlignes\"|s1|\"[\"\"a--b\"\",\"\"c--d\"\"]\"|\"49,5\"|3|\r\n"
                + "s|2|x|s1|\"a--b\"|nord||gratuit\r\n";
        List<ObjectNode> records = read(bytes(text.replace("|", separator)));

        assertThat(records).hasSize(2);
        assertThat(records.getFirst().path("nom").asString()).isEqualTo("Deux\nlignes");
        assertThat(records.getFirst().path("thematiques").size()).isEqualTo(2);
        assertThat(records.getFirst().path("latitude").asDouble()).isEqualTo(49.5);
        assertThat(records.getFirst().path("nombre_semaines").isInt()
                        || records.getFirst().path("nombre_semaines").isLong())
                .isTrue();
        assertThat(records.getFirst().path("frais").isNull()).isTrue();
        assertThat(records.getLast().path("latitude").asString()).isEqualTo("nord");
        assertThat(records.getLast().path("thematiques").size()).isEqualTo(1);
    }

    private String refusal(byte[] content) throws IOException {
        Path file = file(content);
        try {
            read(file);
            return "nothing was refused";
        } catch (RuleViolation refused) {
            return refused.key();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String name(List<ObjectNode> records) {
        return records.getFirst().path("nom").asString();
    }

    private List<ObjectNode> read(byte[] content) throws IOException {
        return read(file(content));
    }

    private static List<ObjectNode> read(Path file) throws IOException {
        List<ObjectNode> records = new ArrayList<>();
        DirectoryFile.read(file, Encoding.of(file), bytes -> {}, (number, record) -> records.add(record));
        return records;
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "file", ".txt"), content);
    }
}
