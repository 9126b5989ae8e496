package io.github.amtpki.setupbin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.StorageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvReaderTest {

    private static final Set<String> KNOWN = new LinkedHashSet<>(List.of("a", "b", "c"));

    private static List<CsvReader.Row> read(byte[] bytes) {
        CsvReader reader = new CsvReader(new ByteArrayInputStream(bytes), KNOWN);
        List<CsvReader.Row> rows = new ArrayList<>();
        for (Optional<CsvReader.Row> row = reader.read(); row.isPresent(); row = reader.read()) {
            rows.add(row.get());
        }
        return rows;
    }

    private static List<CsvReader.Row> read(String text) {
        return read(text.getBytes(UTF_8));
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void fieldsGoByTheNamesOfTheHeaderRow() {
        assertThat(read("b,a\n1,2\n3,4\n"))
                .containsExactly(
                        new CsvReader.Row(2, Map.of("b", "1", "a", "2")),
                        new CsvReader.Row(3, Map.of("b", "3", "a", "4")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n1,2", "a,b\n1,2\n", "a,b\r\n1,2\r\n", "\ufeffa,b\n1,2\n", "\"a\",\"b\"\n\"1\",2\n"})
    void everyKindOfLineEndAndQuoteSaysTheSame(String text) {
        assertThat(read(text)).containsExactly(new CsvReader.Row(2, Map.of("a", "1", "b", "2")));
    }

    @Test
    void quotesHoldCommasAndQuotes() {
        assertThat(read("a,b\n\"1,\"\"2\"\"\",3\n").get(0).fields()).containsEntry("a", "1,\"2\"");
    }

    @Test
    void emptyFieldsAreLeftOut() {
        assertThat(read("a,b,c\n,\"\",3\n").get(0).fields()).containsOnlyKeys("c");
    }

    @Test
    void emptyLinesCountAsLinesAndNotAsRows() {
        assertThat(read("a,b\n\n1,2\n" + "\n".repeat(100_000) + "\r\n"))
                .containsExactly(new CsvReader.Row(3, Map.of("a", "1", "b", "2")));
    }

    @Test
    void aTableOfOneColumnHasEmptyFieldsInsteadOfEmptyLines() {
        assertThat(read("a\n\n")).containsExactly(new CsvReader.Row(2, Map.of()));
    }

    @Test
    void columnsBetweenSemicolonsAreNamedAsTheMistake() {
        assertThatThrownBy(() -> read("a;b\n1;2\n"))
                .isInstanceOfSatisfying(
                        BadInputException.class,
                        e -> assertThat(e.hint())
                                .hasValueSatisfying(
                                        hint -> assertThat(hint).startsWith("commas stand between columns")));
    }

    @Test
    void tabsAreNamedAsTheMistake() {
        assertThatThrownBy(() -> read("a\tb\n1\t2\n"))
                .isInstanceOfSatisfying(
                        BadInputException.class,
                        e -> assertThat(e.hint()).hasValue("commas stand between columns, not tabs"));
    }

    @Test
    void namesMayBeInCapitals() {
        assertThat(read("A, b\n1,2\n")).containsExactly(new CsvReader.Row(2, Map.of("a", "1", "b", "2")));
    }

    @Test
    void rowsOfNothingButCommasAreNoRows() {
        assertThat(read("a,b\n,\n1,2\n,\n")).containsExactly(new CsvReader.Row(3, Map.of("a", "1", "b", "2")));
    }

    @Test
    void everyMistakeIsNamedWithItsLine() {
        refused("", "line 1: there is no header row");
        refused("a,x\n", "line 1: the name 'x' in column 2 is not known");
        refused("a,a\n", "line 1: the column 'a' stands there twice");
        refused("a,b\n1,2\n1\n", "line 3: 1 fields where the header row has 2");
        refused("a,b\n1,2\n1,2,3\n", "line 3");
        refused("a,b\n1\"2,3\n", "line 2: a double quote inside a field");
        refused("a,b\n\"1\"2,3\n", "line 2: text after the closing quote");
        refused("a,b\n\"1,2\n", "line 2: a control character or line break");
        refused("a,b\n\"1,2", "line 2: a field in double quotes has no end");
        refused("a,b\n1,2\r3\n", "line 2: a carriage return without a line feed");
        refused("a,b\n1,\t2\n", "line 2: a control character");
        refused("a,b\n1," + "x".repeat(1025) + "\n", "line 2: a field of more than 1024 characters");
        refused("a,b" + ",".repeat(100_000), "line 1: more than 3 fields");
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        assertThatThrownBy(() -> read("a\n\u00e4\n".getBytes(ISO_8859_1)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void aMessageNeverShowsAField() {
        assertThatThrownBy(() -> read("a,b\nhunter2\n")).message().doesNotContain("hunter2");
        assertThatThrownBy(() -> read("hunter2\n")).message().doesNotContain("hunter2");
    }

    @Test
    void aDiskThatFailsIsNotTheAuthorsFault() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("unplugged");
            }
        };
        assertThatThrownBy(() -> new CsvReader(broken, KNOWN)).isInstanceOf(StorageException.class);
    }

    @Test
    void anythingIsReadOrRefused() {
        Random random = new Random(20260101);
        String pieces = "ab,,\"\"\n\n\r1\u00e4\0";
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder("a,b\n");
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append(pieces.charAt(random.nextInt(pieces.length())));
            }
            try {
                read += read(text.toString()).isEmpty() ? 0 : 1;
            } catch (BadInputException e) {
                assertThat(e.getMessage()).startsWith("line ");
            }
        }
        assertThat(read).isGreaterThan(100);
    }
}
