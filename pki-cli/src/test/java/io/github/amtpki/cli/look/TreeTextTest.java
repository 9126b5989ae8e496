package io.github.amtpki.cli.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.cli.console.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TreeTextTest {

    @Test
    void valuesOfALevelStandInOneColumn() {
        assertThat(TreeText.of(Json.tree("a", 1, "long", "x", "yes", true, "no", false)))
                .containsExactly("a     1", "long  x", "yes   yes", "no    no");
    }

    @Test
    void whatLiesDeeperIsIndented() {
        assertThat(TreeText.of(Json.tree("a", 1, "inner", Json.tree("b", 2))))
                .containsExactly("a  1", "inner", "  b  2");
    }

    @Test
    void elementsOfAListBeginWithADash() {
        List<Map<String, Object>> list = List.of(Json.tree("x", 1, "yy", 2), Json.tree("x", 3));
        assertThat(TreeText.of(Json.tree("list", list))).containsExactly("list", "  - x   1", "    yy  2", "  - x  3");
        assertThat(TreeText.of(Json.tree("list", List.of("a", "b")))).containsExactly("list", "  a", "  b");
        assertThat(TreeText.of(Json.tree("list", List.of()))).containsExactly("list  none");
    }

    @Test
    void namedValuesTakeOneLine() {
        List<Map<String, Object>> list = List.of(
                Json.tree("name", "keyUsage", "oid", "2.5.29.15", "critical", true, "value", "cRLSign"),
                Json.tree("name", "other", "oid", "1.2", "critical", false, "value", "0500"));
        assertThat(TreeText.of(Json.tree("extensions", list)))
                .containsExactly("extensions", "  keyUsage, critical  cRLSign", "  other               0500");
    }
}
