package io.github.amtpki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.cli.console.BuildInfo;
import io.github.amtpki.cli.console.ExitCode;
import io.github.amtpki.cli.manual.BashCompletion;
import io.github.amtpki.cli.manual.Help;
import io.github.amtpki.cli.manual.ManPage;
import io.github.amtpki.cli.manual.Topic;
import io.github.amtpki.cli.manual.ZshCompletion;
import io.github.amtpki.cli.option.ArgumentParser;
import io.github.amtpki.cli.option.Opt;
import io.github.amtpki.cli.option.Usage;
import io.github.amtpki.cli.option.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class DocumentsTest {

    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    static Stream<Verb> verbs() {
        return Verbs.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void helpBeginsWithExamples(Verb verb) {
        assertThat(Help.page(verb))
                .startsWith("amtpki " + verb.name() + " - " + verb.summary() + "\n\nExamples:\n")
                .contains("  amtpki " + verb.name());
        assertThat(verb.usage().examples()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void everyExampleIsUnderstood(Verb verb) {
        for (Usage.Example example : verb.usage().examples()) {
            Words words = Words.split(shellWords(example.command()));
            assertThat(words.verb()).isEqualTo(verb.name());
            assertThat(new ArgumentParser(verb.name(), verb.usage()).parse(words.rest()))
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void helpFitsATerminal(Verb verb) {
        assertThat(Help.page(verb).lines())
                .filteredOn(line -> !line.startsWith("  amtpki "))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(Help.page(verb).lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(Help.overview(Verbs.ALL).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @EnumSource
    void topicsFitATerminal(Topic topic) {
        assertThat(Run.amtpki("help", topic.id()).out()).isEqualTo(topic.text());
        assertThat(topic.text().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void phrasesAreLowerCaseWithoutPeriod(Verb verb) {
        List<String> phrases = new ArrayList<>(List.of(verb.summary()));
        verb.usage().options().forEach(opt -> phrases.add(opt.help()));
        verb.usage().positionals().forEach(positional -> phrases.add(positional.help()));
        verb.usage().examples().forEach(example -> phrases.add(example.meaning()));
        assertThat(phrases)
                .allSatisfy(phrase -> assertThat(phrase).doesNotEndWith(".").isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void noOptionHidesOneThatEveryVerbHas(Verb verb) {
        for (Opt opt : verb.usage().options()) {
            assertThat(Opt.GLOBAL)
                    .noneMatch(global -> global.name().equals(opt.name())
                            || !opt.letter().isEmpty() && global.letter().equals(opt.letter()));
        }
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void everyOptionIsKnownEverywhere(Verb verb) {
        List<Opt> options = new ArrayList<>(verb.usage().options());
        options.addAll(Opt.GLOBAL);
        String man = ManPage.of(Verbs.ALL, BuildInfo.current()).replace("\\-", "-");
        for (Opt opt : options) {
            assertThat(Help.page(verb)).contains("--" + opt.name());
            assertThat(man).contains("--" + opt.name());
            assertThat(BashCompletion.of(List.of(verb))).contains("--" + opt.name());
            assertThat(ZshCompletion.of(List.of(verb))).contains("--" + opt.name());
        }
    }

    @Test
    void theReadMeSpeaksTheSameLanguage() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("..", "README.md"));
        lines.removeIf(line -> !line.startsWith("./amtpki "));
        assertThat(lines).isNotEmpty().allSatisfy(line -> {
            List<String> words = shellWords(line.replaceAll(" +#.*", ""));
            Words parted = Words.split(words.subList(1, words.size()));
            Verb verb = Verbs.find(parted.verb()).orElseThrow();
            assertThat(new ArgumentParser(verb.name(), verb.usage()).parse(parted.rest()))
                    .isNotNull();
        });
    }

    @Test
    void exitCodesAreAllExplained() {
        for (ExitCode code : ExitCode.values()) {
            assertThat(Topic.EXIT_CODES.text()).contains(code.number() + "  " + code.id());
        }
    }

    @Test
    void noVerbIsListedTwice() {
        assertThat(Verbs.names()).doesNotHaveDuplicates();
    }

    @Test
    void theBuildGetsThreeFiles(@TempDir Path folder) throws IOException {
        Documents.main(new String[] {folder.toString()});
        assertThat(folder.resolve("man/amtpki.1")).content().startsWith(".TH AMTPKI 1 ");
        assertThat(folder.resolve("completions/amtpki.bash"))
                .hasContent(Run.amtpki("completion", "bash").out());
        assertThat(Files.readString(folder.resolve("completions/_amtpki")))
                .isEqualTo(Run.amtpki("completion", "zsh").out());
    }

    /** The words before any redirection, single quotes honoured. */
    private static List<String> shellWords(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line.replaceAll(" \\d?[<>].*", ""));
        while (matcher.find()) {
            words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        return words;
    }
}
