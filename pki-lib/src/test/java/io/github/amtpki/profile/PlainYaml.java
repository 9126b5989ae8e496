package io.github.amtpki.profile;

import io.github.amtpki.internal.yaml.ProblemList;
import io.github.amtpki.internal.yaml.SourceText;
import io.github.amtpki.internal.yaml.YamlNode;
import io.github.amtpki.internal.yaml.YamlReader;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** YAML as editors see it: maps, lists, texts, truth values and numbers. */
final class PlainYaml {

    private PlainYaml() {}

    static Object of(byte[] yaml) {
        ProblemList problems = new ProblemList();
        return plain(
                YamlReader.read(SourceText.decode(yaml, problems), problems).orElseThrow());
    }

    /** Types as YAML 1.2 gives them to what is not quoted. */
    private static Object plain(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            Map<String, Object> map = new LinkedHashMap<>();
            mapping.entries().forEach((key, entry) -> map.put(key, plain(entry.value())));
            return map;
        }
        if (node instanceof YamlNode.Sequence sequence) {
            return sequence.items().stream().map(PlainYaml::plain).toList();
        }
        YamlNode.Scalar scalar = (YamlNode.Scalar) node;
        String text = scalar.text();
        if (!scalar.quoted() && (text.equals("true") || text.equals("false"))) {
            return Boolean.valueOf(text);
        }
        boolean number = !scalar.quoted() && text.matches("[-+]?[0-9]+(\\.[0-9]+)?");
        return number ? new BigDecimal(text) : text;
    }
}
