package io.github.amtpki.cli;

import static io.github.amtpki.cli.Run.amtpki;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CliTest {

    @Test
    void versionIsOneLine() {
        Run.Result result = amtpki("--version");
        assertThat(result.out()).matches("amtpki \\d+\\.\\d+\\.\\d+\n");
        assertThat(result.code()).isZero();
        assertThat(amtpki("-V")).isEqualTo(result);
        assertThat(amtpki("init", "--version")).isEqualTo(result);
    }

    @Test
    void versionSpeaksJson() {
        Map<?, ?> json = amtpki("--json", "--version").json();
        assertThat(json.get("schemaVersion")).isEqualTo(1L);
        assertThat(json.get("version")).asString().matches("\\d+\\.\\d+\\.\\d+");
    }

    @Test
    void noWordsAtAllShowTheVerbsAndFail() {
        Run.Result result = amtpki();
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("amtpki - a private PKI").contains("\nVerbs:\n");
    }

    @Test
    void helpAskedForIsTheProduct() {
        Run.Result result = amtpki("--help");
        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result).isEqualTo(amtpki("help")).isEqualTo(amtpki("-h"));
    }

    @Test
    void helpOfAVerbWinsOverMistakesBesideIt() {
        assertThat(amtpki("init", "--bogus", "--help")).isEqualTo(amtpki("help", "init"));
    }

    @Test
    void helpAsJson() {
        assertThat(amtpki("help", "init", "--json").json().get("verb")).isEqualTo("init");
        assertThat(amtpki("--help", "--json").json().get("verbs"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsKey("init");
    }

    @Test
    void unknownVerb() {
        Run.Result result = amtpki("inti");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("""
                amtpki: error: unknown verb 'inti'
                amtpki: hint: did you mean 'amtpki init'?
                """);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void unknownVerbLikeNone() {
        assertThat(amtpki("frobnicate").err()).endsWith("amtpki: hint: see: amtpki help\n");
        assertThat(amtpki("version").err()).endsWith("amtpki: hint: did you mean 'amtpki --version'?\n");
    }

    @Test
    void unknownTopic() {
        Run.Result result = amtpki("help", "pasword");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("did you mean 'amtpki help passwords'?");
    }

    @Test
    void optionsOfEveryVerbMayStandBeforeIt() {
        assertThat(amtpki("--now", "2027-01-01", "-q", "help", "init")).isEqualTo(amtpki("help", "init"));
        assertThat(amtpki("--now=2027-01-01", "help", "init")).isEqualTo(amtpki("help", "init"));
    }

    @Test
    void optionsOfAVerbMayNot() {
        Run.Result result = amtpki("-o", "x", "init");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("""
                amtpki: error: '-o' stands before the verb
                amtpki: hint: write the verb first: amtpki init -o …
                """);
    }

    @Test
    void unknownOptionBeforeTheVerb() {
        Run.Result result = amtpki("--quite", "init");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("unknown option '--quite'").contains("did you mean '--quiet'?");
    }

    @Test
    void globalOptionsAlone() {
        assertThat(amtpki("--quiet").code()).isEqualTo(2);
        assertThat(amtpki("--quiet").err()).startsWith("amtpki: error: there is no verb\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense --json", "--json nonsense", "init --json --nonsense", "--nonsense init --json"})
    void errorsInTheCommandLineAreJsonToo(String line) {
        Run.Result result = amtpki(line.split(" "));
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.json().get("schemaVersion")).isEqualTo(1L);
        assertThat(result.error().get("code")).isEqualTo("usage");
        assertThat(result.error().get("exitCode")).isEqualTo(2L);
        assertThat(result.err()).startsWith("amtpki: error: " + result.error().get("message") + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"schema", "completion bash", "help passwords"})
    void whatIsTextIsTextInADocumentToo(String line) {
        assertThat(amtpki((line + " --json").split(" ")).json().get("text"))
                .isEqualTo(amtpki(line.split(" ")).out());
    }

    @Test
    void everyVerbRefusesAProviderThatIsNotThere() {
        for (String line : new String[] {"kinds", "inspect none.crt", "init", "hash none.crt"}) {
            Run.Result result = amtpki((line + " --provider Nope").split(" "));
            assertThat(result.code()).as(line).isEqualTo(2);
            assertThat(result.err()).startsWith("amtpki: error: there is no security provider 'Nope'\n");
        }
        assertThat(amtpki("kinds", "--provider", "SUN").code()).isZero();
        assertThat(amtpki("kinds", "--now", "soon").code()).isEqualTo(2);
    }

    @Test
    void anOverlongWordIsCutShort() {
        String word = "x".repeat(5000) + "end";
        for (String[] line : new String[][] {{word}, {"help", word}, {"hash", word}, {"kinds", "--" + word}}) {
            Run.Result result = amtpki(line);
            assertThat(result.code()).isIn(2, 4, 7);
            assertThat(result.err().lines().findFirst().orElse(""))
                    .hasSizeBetween(100, 200)
                    .contains("x…x")
                    .contains("end'");
        }
    }

    @Test
    void aNameThatIsNotUtf8IsNotGuessed() {
        for (String line : new String[] {"hash caf\ufffd.crt", "apply a.yaml -o caf\ufffd", "init -o \ufffd"}) {
            Run.Result result = amtpki(line.split(" "));
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err()).contains("is not UTF-8").contains("amtpki: hint: rename the file");
        }
    }

    @Test
    void anEmptyNameOfAFileIsAMistake() {
        assertThat(amtpki("apply", "", "-o", "x")).isEqualTo(new Run.Result(2, "", """
                amtpki: error: PROFILE is empty
                amtpki: hint: a variable that the command line names may not be set
                """));
        assertThat(amtpki("apply", "lab.yaml", "-o", "").err()).startsWith("amtpki: error: --out is empty\n");
        assertThat(amtpki("bundle", "a.key", "a.crt", "", "-o", "x").err())
                .startsWith("amtpki: error: CERT is empty\n");
    }

    @Test
    void aFolderWhereAFileIsToBeWrittenIsAMistake() {
        for (String line : new String[] {"csr --host a.example.com -o dir/", "bundle a.pfx -o dir/", "init -o dir/"}) {
            Run.Result result = amtpki(line.split(" "));
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err()).startsWith("amtpki: error: 'dir/' is a folder, and --out wants a file\n");
        }
    }

    @Test
    void twoDashesEndTheOptions() {
        assertThat(amtpki("help", "--", "--json").err()).startsWith("amtpki: error: there is no help on '--json'\n");
        assertThat(amtpki("--", "help", "init")).isEqualTo(amtpki("help", "init"));
    }

    @Test
    void whatSteersATerminalNeverReachesIt() {
        Run.Result result = amtpki("\u001b[2Jinit");
        assertThat(result.err()).startsWith("amtpki: error: unknown verb '\\u001b[2Jinit'\n");
    }
}
