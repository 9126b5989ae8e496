package io.github.amtpki.internal.yaml;

import java.util.List;
import java.util.Map;

/** One node of a YAML document, with its place. */
public sealed interface YamlNode {

    /** Where the node begins; for a scalar in quotes, at the quote. */
    Position at();

    /**
     * A single value, always as text.
     *
     * @param text as written, without quotes and with escapes resolved
     * @param quoted whether it stood in quotes (or in a block, after {@code |} or {@code >})
     */
    record Scalar(String text, boolean quoted, Position at) implements YamlNode {

        /** Whether it is YAML's null: nothing at all, {@code null} or {@code ~}. */
        public boolean isNull() {
            return !quoted && (text.isEmpty() || text.equalsIgnoreCase("null") || text.equals("~"));
        }
    }

    record Sequence(List<YamlNode> items, Position at) implements YamlNode {}

    /** Entries in the order of the file; of two with the same key, the first. */
    record Mapping(Map<String, Entry> entries, Position at) implements YamlNode {}

    /** Something was written here that has already been reported; nobody needs to complain again. */
    record Refused(Position at) implements YamlNode {}

    /**
     * A value with the place of its key.
     *
     * @param key where the key begins
     */
    record Entry(Position key, YamlNode value) {}
}
