package io.github.amtpki.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.amtpki.BadInputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArtefactPathsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "root.crt",
                "sha256/root.crt",
                "a/b/c",
                "provisioning.pfx.password",
                ".hidden",
                "..x",
                "x..y",
                "console",
                "com10",
                "Zertifikat für Büro.crt",
                "証明書.crt"
            })
    void ordinaryNamesAreFine(String path) {
        assertThatCode(() -> ArtefactPaths.check(path)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/x",
                "//x",
                "x/",
                "x//y",
                ".",
                "..",
                "../x",
                "x/..",
                "x/../y",
                "./x",
                "a\\b",
                "..\\x",
                "C:",
                "C:x",
                "C:/x",
                "x:stream",
                "x\0y",
                "x\ny",
                "x\u007f",
                "x.",
                "x ",
                "x./y",
                "con",
                "NUL",
                "nul.txt",
                "Aux.crt",
                "a/COM1",
                "lpt9.x.y",
                "nul .txt",
                "a*",
                "a?",
                "<a>",
                "a|b",
                "\"a\"",
                "\ud800x"
            })
    void namesThatLeadElsewhereOrDoNotWorkEverywhereAreRefused(String path) {
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> ArtefactPaths.check(path))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n", "\0"));
    }

    @Test
    void lengthIsLimited() {
        assertThatCode(() -> ArtefactPaths.check("x".repeat(255))).doesNotThrowAnyException();
        for (String path : List.of("x".repeat(256), "é".repeat(128), "x/".repeat(600) + "x")) {
            assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> ArtefactPaths.check(path));
        }
    }

    @Test
    void whatIsOneFileSomewhereIsRefused() {
        for (List<String> pair : List.of(
                List.of("root.crt", "Root.crt"),
                List.of("a/x", "A/x"),
                List.of("é", "E\u0301"),
                List.of("ß", "ẞ"),
                List.of("x", "x"))) {
            assertThatExceptionOfType(BadInputException.class)
                    .as(pair.toString())
                    .isThrownBy(() -> ArtefactPaths.checkTogether(pair))
                    .withMessageContaining("same file as");
        }
    }

    @Test
    void aFileCannotBeAFolderToo() {
        for (List<String> pair : List.of(List.of("a", "a/b"), List.of("x/Y/z", "X/y"))) {
            assertThatExceptionOfType(BadInputException.class)
                    .isThrownBy(() -> ArtefactPaths.checkTogether(pair))
                    .withMessageContaining("is a file");
        }
        assertThatCode(() -> ArtefactPaths.checkTogether(List.of("a.b", "a/b", "ab")))
                .doesNotThrowAnyException();
    }

    @Test
    void foldersStandOutermostFirst() {
        assertThat(ArtefactPaths.foldersOf(List.of("a/b/c", "a/x", "z", "a/b-c/d")))
                .containsExactly("a", "a/b", "a/b-c");
    }
}
