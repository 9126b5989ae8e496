package io.github.amtpki.setupbin;

import io.github.amtpki.BadInputException;
import io.github.amtpki.StorageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Comma-separated values by RFC 4180, one row in memory at a time. Strict: UTF-8, a header row of known names, as many
 * fields in each row, quotes only around whole fields, no control characters. Lines may end with a line feed alone, a byte
 * order mark and rows of nothing are let go, and names may be in capitals. No message shows what a field holds.
 */
final class CsvReader {

    private static final int LONGEST_FIELD = 1024;
    private static final int END = -1;
    private static final int BYTE_ORDER_MARK = 0xfeff;

    /**
     * One row.
     *
     * @param line where it begins, from 1
     * @param fields by the names of the header row, empty ones left out
     */
    record Row(long line, Map<String, String> fields) {}

    private final Reader in;
    private final List<String> names;
    private long line = 1;
    private int next;

    /**
     * @throws BadInputException if the header row is none, or has other names than these
     */
    CsvReader(InputStream stream, Set<String> known) {
        in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8.newDecoder()));
        advance();
        if (next == BYTE_ORDER_MARK) {
            advance();
        }
        if (next == END) {
            throw bad(1, "there is no header row", hint(known));
        }
        names = record(known.size()).stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        for (int i = 0; i < names.size(); i++) {
            if (!known.contains(names.get(i))) {
                throw bad(
                        1,
                        "the name" + shown(names.get(i)) + " in column " + (i + 1) + " is not known",
                        hint(known, names.get(i)));
            }
            if (names.indexOf(names.get(i)) < i) {
                throw bad(1, "the column '" + names.get(i) + "' stands there twice", "keep one");
            }
        }
    }

    /** The names of the header row. */
    List<String> names() {
        return List.copyOf(names);
    }

    /** The next row, or nothing at the end. */
    Optional<Row> read() {
        while (true) {
            while (names.size() > 1 && (next == '\n' || next == '\r')) {
                record(1); // an empty line, as editors leave one at the end
            }
            if (next == END) {
                return Optional.empty();
            }
            Row row = row();
            if (names.size() == 1 || !row.fields().isEmpty()) {
                return Optional.of(row);
            } // else only commas, as spreadsheets leave them where something was deleted
        }
    }

    private Row row() {
        long start = line;
        List<String> values = record(names.size());
        if (values.size() != names.size()) {
            throw bad(
                    start,
                    values.size() + " fields where the header row has " + names.size(),
                    "a field that holds a comma stands in double quotes");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).isEmpty()) {
                fields.put(names.get(i), values.get(i));
            }
        }
        return new Row(start, fields);
    }

    private List<String> record(int most) {
        List<String> values = new ArrayList<>();
        while (true) {
            values.add(next == '"' ? quoted() : plain());
            if (next != ',') {
                break;
            }
            if (values.size() > most) {
                throw bad(line, "more than " + most + " fields", "");
            }
            advance();
        }
        if (next == '\r') {
            advance();
            if (next != '\n') {
                throw bad(line, "a carriage return without a line feed", "");
            }
        }
        if (next == '\n') {
            advance();
            line++;
        }
        return values;
    }

    private String plain() {
        StringBuilder field = new StringBuilder();
        while (next != ',' && next != '\r' && next != '\n' && next != END) {
            if (next == '"') {
                throw bad(line, "a double quote inside a field", "quote the whole field and double the quote inside");
            }
            append(field);
        }
        return field.toString();
    }

    private String quoted() {
        long start = line;
        StringBuilder field = new StringBuilder();
        advance();
        while (true) {
            if (next == END) {
                throw bad(start, "a field in double quotes has no end", "");
            }
            if (next == '"') {
                advance();
                if (next != '"') {
                    break;
                }
            }
            append(field);
        }
        if (next != ',' && next != '\r' && next != '\n' && next != END) {
            throw bad(line, "text after the closing quote of a field", "");
        }
        return field.toString();
    }

    private void append(StringBuilder field) {
        if (next < ' ' || next == 0x7f) {
            String hint = next == '\t' ? "commas stand between columns, not tabs" : "";
            throw bad(line, "a control character or line break inside a field", hint);
        }
        if (field.length() == LONGEST_FIELD) {
            throw bad(line, "a field of more than " + LONGEST_FIELD + " characters", "");
        }
        field.append((char) next);
        advance();
    }

    private void advance() {
        try {
            next = in.read();
        } catch (CharacterCodingException e) {
            throw new BadInputException("from line " + line + " on: this is not UTF-8", "save the file as UTF-8", e);
        } catch (IOException e) {
            throw new StorageException("the rows cannot be read", "", e);
        }
    }

    /** What cannot be but a name: a table without a header row begins with somebody's data. */
    private static String shown(String name) {
        return name.matches("[a-z][a-z _-]{0,30}") ? " '" + name + "'" : "";
    }

    /** Spreadsheets of half of Europe write semicolons. */
    private static String hint(Set<String> known, String name) {
        return (name.indexOf(';') < 0 ? "" : "commas stand between columns; ") + hint(known);
    }

    private static String hint(Set<String> known) {
        return "the header row names columns out of " + String.join(", ", known);
    }

    private static BadInputException bad(long line, String message, String hint) {
        return new BadInputException("line " + line + ": " + message, hint);
    }
}
