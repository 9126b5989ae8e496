package io.github.amtpki.internal.yaml;

import io.github.amtpki.internal.yaml.YamlNode.Entry;
import io.github.amtpki.internal.yaml.YamlNode.Mapping;
import io.github.amtpki.internal.yaml.YamlNode.Refused;
import io.github.amtpki.internal.yaml.YamlNode.Scalar;
import io.github.amtpki.internal.yaml.YamlNode.Sequence;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;

/**
 * Builds the tree in one pass over Jackson's tokens.
 *
 * <p>Jackson tells anchors, tags and aliases apart only half way: not on the first key of a mapping, and an alias comes as
 * text. The source does it without gaps: a token that begins with {@code &}, {@code !} or {@code *} is one of them, since
 * plain text cannot begin so.
 */
public final class YamlReader {

    /** Profiles nest four deep. */
    private static final int DEEPEST = 16;

    /** Enough for a thousand certificates; beyond, nobody wrote it, and judging each value takes its time. */
    private static final int MOST_NODES = 10_000;

    private static final String PLAINLY = "write it out where it is needed";

    private final SourceText source;
    private final ProblemList problems;
    private final JsonParser parser;
    private int nodes;

    private YamlReader(SourceText source, ProblemList problems, JsonParser parser) {
        this.source = source;
        this.problems = problems;
        this.parser = parser;
    }

    /** The document, unless it is empty or its syntax is broken; then the problems say so. */
    public static Optional<YamlNode> read(SourceText source, ProblemList problems) {
        try (JsonParser parser =
                new YAMLFactory().createParser(ObjectReadContext.empty(), new StringReader(source.text()))) {
            YamlReader reader = new YamlReader(source, problems, parser);
            try {
                return reader.document();
            } catch (JacksonException e) {
                SyntaxProblem.report(e, source, reader.position(), problems);
            } catch (Oversized e) {
                problems.add(e.at, "", e.message, "a profile is a page or two, four levels deep");
            }
            return Optional.empty();
        }
    }

    private Optional<YamlNode> document() {
        refuseDirectives();
        if (parser.nextToken() == null) {
            problems.add(Position.START, "", "the file is empty", "'amtpki init' writes one to start from");
            return Optional.empty();
        }
        YamlNode root = node("", 0);
        if (parser.nextToken() != null) {
            problems.add(
                    secondDocument(position().line()),
                    "",
                    "a second document begins here",
                    "keep one document in a file, without '---' between");
        }
        return Optional.of(root);
    }

    /** The node that begins at the current token; afterwards its last token is the current one. */
    private YamlNode node(String path, int depth) {
        Position at = position();
        if (depth > DEEPEST) {
            throw new Oversized(at, "nested deeper than " + DEEPEST + " levels");
        }
        if (++nodes > MOST_NODES) {
            throw new Oversized(at, "more than " + MOST_NODES + " values");
        }
        char first = source.charAt(at).orElse(' ');
        boolean alias = refuseDecoration(first, at, path);
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return new Mapping(entries(path, depth), at);
        }
        if (token == JsonToken.START_ARRAY) {
            return new Sequence(items(path, depth), at);
        }
        if (alias) {
            return new Refused(at);
        }
        boolean quoted = first == '"' || first == '\'' || first == '|' || first == '>';
        return new Scalar(parser.getString(), quoted, at);
    }

    private List<YamlNode> items(String path, int depth) {
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(path + "[" + items.size() + "]", depth + 1));
        }
        return items;
    }

    private Map<String, Entry> entries(String path, int depth) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Position at = position();
            String key = parser.currentName();
            String below = path.isEmpty() ? Printable.key(key) : path + "." + Printable.key(key);
            refuseDecoration(source.charAt(at).orElse(' '), at, below);
            parser.nextToken();
            Entry entry = new Entry(at, node(below, depth + 1));
            if (key.equals("<<")) {
                problems.add(at, below, "merge keys are not read", PLAINLY);
                continue;
            }
            Entry earlier = entries.putIfAbsent(key, entry);
            if (earlier != null) {
                String message = "the key '" + Printable.key(key) + "' stands here a second time, first in line "
                        + earlier.key().line();
                problems.add(at, below, message, "keep one of them");
            }
        }
        return entries;
    }

    private boolean refuseDecoration(char first, Position at, String path) {
        switch (first) {
            case '*' ->
                problems.add(at, path, "aliases are not read", PLAINLY + "; a text that begins with * needs quotes");
            case '&' ->
                problems.add(at, path, "anchors are not read", PLAINLY + "; a text that begins with & needs quotes");
            case '!' ->
                problems.add(at, path, "tags are not read", "leave it away; a text that begins with ! needs quotes");
            default -> {
                return false;
            }
        }
        return first == '*';
    }

    /** {@code %YAML} and {@code %TAG} stand before the document. */
    private void refuseDirectives() {
        for (int number = 1; number <= source.lineCount(); number++) {
            String line = source.line(number);
            if (line.startsWith("%")) {
                problems.add(new Position(number, 1), "", "directives are not read", "remove the line");
            } else if (!line.isBlank() && !line.startsWith("#")) {
                return;
            }
        }
    }

    private Position secondDocument(int line) {
        int number = line;
        while (number > 1 && !source.line(number).startsWith("---")) {
            number--;
        }
        return new Position(number, 1);
    }

    private Position position() {
        TokenStreamLocation at = parser.currentTokenLocation();
        return new Position(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }

    private static final class Oversized extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Position at;
        private final String message;

        Oversized(Position at, String message) {
            super(message, null, false, false);
            this.at = at;
            this.message = message;
        }
    }
}
