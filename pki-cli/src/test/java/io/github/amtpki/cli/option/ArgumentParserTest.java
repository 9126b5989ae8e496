package io.github.amtpki.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.cli.console.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ArgumentParserTest {

    private static final Usage USAGE = Usage.of(
            List.of(),
            List.of(
                    Positional.one(Value.file("KEY"), "the key"),
                    Positional.many(Value.file("CERT"), "its certificates")),
            List.of(
                    Opt.out(Value.file("FILE"), "where").mandatory(),
                    Opt.of("flavour", Value.oneOf("F", List.of("modern", "compat")), "how"),
                    Opt.of("names", Value.text("NAME"), "more").many(),
                    Opt.of("subject", Value.text("DN"), "who"),
                    Opt.flag("strict", "no compromise")));

    @Test
    void optionsMayStandBetweenArguments() {
        Arguments arguments = parse("my.key", "--strict", "my.crt", "-o", "x.pfx", "root.crt");
        assertThat(arguments.positionals()).containsExactly("my.key", "my.crt", "root.crt");
        assertThat(arguments.get("out")).isEqualTo("x.pfx");
        assertThat(arguments.has("strict")).isTrue();
    }

    @Test
    void everySpellingOfAValue() {
        for (String[] words : new String[][] {{"-o", "x"}, {"-ox"}, {"--out", "x"}, {"--out=x"}}) {
            List<String> line = new java.util.ArrayList<>(List.of("k", "c"));
            line.addAll(List.of(words));
            assertThat(parse(line.toArray(new String[0])).get("out")).isEqualTo("x");
        }
    }

    @Test
    void twoDashesEndTheOptions() {
        Arguments arguments = parse("-o", "x", "--", "-key", "--strict");
        assertThat(arguments.positionals()).containsExactly("-key", "--strict");
        assertThat(arguments.has("strict")).isFalse();
    }

    @Test
    void aValueIsTakenAsItStands() {
        assertThat(parse("k", "c", "-o", "x", "--subject", "\"CN=a\"").get("subject"))
                .isEqualTo("\"CN=a\"");
        assertThat(parse("k", "c", "-o", "x", "--subject=-a=b").get("subject")).isEqualTo("-a=b");
        assertThat(parse("k", "c", "-o", "x", "--subject", "").get("subject")).isEmpty();
    }

    @Test
    void repeatableOptionsAddUp() {
        Arguments arguments = parse("k", "c", "-o", "x", "--names", "a,b", "--names", "c");
        assertThat(arguments.values("names")).containsExactly("a,b", "c");
        assertThat(arguments.list("names")).containsExactly("a", "b", "c");
        assertThat(parse("k", "c", "-o", "x").values("names")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "k c -o x -o y|--out stands there more than once|give it once",
                "k c -o x --out y|--out stands there more than once|give it once",
                "k c -o x --subject a --subject a|--subject stands there more than once|give it once",
                "k c -o x --now 2027-01-01 --now 2027-01-01|--now stands there more than once|give it once",
                "k c|'bundle' needs -o FILE|see: amtpki help bundle",
                "k -o x|'bundle' needs CERT|see: amtpki help bundle",
                "-o x|'bundle' needs KEY|see: amtpki help bundle",
                "k c -o|--out needs a value|see: amtpki help bundle",
                "k c -o --strict|--out needs a value|see: amtpki help bundle",
                "k c -o x --stric|unknown option '--stric' for 'bundle'|did you mean '--strict'?",
                "k c -o x --str|unknown option '--str' for 'bundle'|did you mean '--strict'?",
                "k c -o x --pasword=hunter2|unknown option '--pasword' for 'bundle'|see: amtpki help bundle",
                "k c -o x --strict=yes|--strict takes no value|see: amtpki help bundle",
                "k c -o x -z|unknown option '-z' for 'bundle'|see: amtpki help bundle",
                "k c -o x -phunter2|unknown option '-p…' for 'bundle'|see: amtpki help bundle",
                "k c -o x -stric|unknown option '-stric' for 'bundle'|did you mean '--strict'?",
                "k c -o x --flavour moder|'moder' is not a value of --flavour|did you mean 'modern'?",
                "k c -o x --flavour no|'no' is not a value of --flavour|use one of modern, compat",
            })
    void mistakesAreNamed(String line, String message, String hint) {
        assertThatThrownBy(() -> parse(line.split(" ")))
                .isInstanceOfSatisfying(
                        UsageException.class, e -> assertThat(e.hint()).isEqualTo(hint))
                .hasMessage(message);
    }

    @Test
    void tooManyArguments() {
        Usage one = Usage.of(List.of(), List.of(Positional.optional(Value.file("FILE"), "it")), List.of());
        assertThatThrownBy(() -> new ArgumentParser("hash", one).parse(List.of("a", "b")))
                .isInstanceOf(UsageException.class)
                .hasMessage("unexpected argument 'b'");
        assertThat(new ArgumentParser("hash", one).parse(List.of()).positionals())
                .isEmpty();
    }

    @Test
    void whatMayBeATypedPasswordIsNotRepeated() {
        Usage lock = Usage.of(List.of(), List.of(), List.of(Opt.of("password", Value.secret(), "of it")));
        for (String line : List.of("--password generate Hunter2", "--password=generate Hunter2")) {
            assertThatThrownBy(() -> new ArgumentParser("lock", lock).parse(List.of(line.split(" "))))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("unexpected argument behind a password's option");
        }
        assertThatThrownBy(() -> new ArgumentParser("lock", lock).parse(List.of("file", "--password", "generate")))
                .hasMessage("unexpected argument 'file'");
    }

    @Test
    void aSwitchMayBeRepeated() {
        assertThat(parse("k", "c", "-o", "x", "--strict", "--strict").has("strict"))
                .isTrue();
    }

    private static Arguments parse(String... words) {
        return new ArgumentParser("bundle", USAGE).parse(List.of(words));
    }
}
