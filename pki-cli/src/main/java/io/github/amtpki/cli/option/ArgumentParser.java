package io.github.amtpki.cli.option;

import io.github.amtpki.cli.console.UsageException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.AlreadySelectedException;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** Turns words into {@link Arguments}, or says in one line what is wrong with them. */
public final class ArgumentParser {

    private final String verb;
    private final Usage usage;

    public ArgumentParser(String verb, Usage usage) {
        this.verb = verb;
        this.usage = usage;
    }

    /** @throws UsageException if the words do not fit the verb */
    public Arguments parse(List<String> words) {
        CommandLine line = read(words);
        for (Opt opt : usage.options()) {
            checkOption(line, opt);
        }
        for (Opt opt : Opt.GLOBAL) {
            checkOption(line, opt);
        }
        checkPositionals(line.getArgList(), words);
        return new Arguments(line);
    }

    /** Neither abbreviations nor quotes inside a word are guessed at: a word means what it says. */
    private CommandLine read(List<String> words) {
        DefaultParser parser = DefaultParser.builder()
                .setAllowPartialMatching(false)
                .setStripLeadingAndTrailingQuotes(false)
                .get();
        try {
            return parser.parse(options(), words.toArray(new String[0]));
        } catch (UnrecognizedOptionException e) {
            throw unknownOption(String.valueOf(e.getOption()));
        } catch (MissingArgumentException e) {
            throw new UsageException("--" + e.getOption().getLongOpt() + " needs a value", seeHelp());
        } catch (AlreadySelectedException e) {
            throw new IllegalStateException(e);
        } catch (ParseException e) {
            throw new UsageException("the options cannot be understood", seeHelp());
        }
    }

    private Options options() {
        Options options = new Options();
        for (Opt opt : usage.options()) {
            options.addOption(option(opt));
        }
        for (Opt opt : Opt.GLOBAL) {
            options.addOption(option(opt));
        }
        return options;
    }

    private static Option option(Opt opt) {
        Option.Builder builder = opt.letter().isEmpty() ? Option.builder() : Option.builder(opt.letter());
        return builder.longOpt(opt.name()).hasArg(opt.value().isPresent()).get();
    }

    /** Names the option alone: what stands behind {@code =} may be a secret. */
    private UsageException unknownOption(String token) {
        int equals = token.indexOf('=');
        String shown = equals < 0 ? token : token.substring(0, equals);
        if (equals >= 0 && usage.find(UnknownOption.name(shown)).isPresent()) {
            return new UsageException(shown + " takes no value", seeHelp());
        }
        List<Opt> known = new ArrayList<>(usage.options());
        known.addAll(Opt.GLOBAL);
        return UnknownOption.told(shown, " for '" + verb + "'", known, seeHelp());
    }

    private void checkOption(CommandLine line, Opt opt) {
        String[] values = line.getOptionValues(opt.name());
        int times = values == null ? 0 : values.length;
        if (opt.required() && times == 0) {
            throw new UsageException(
                    "'" + verb + "' needs " + opt.shortest() + " "
                            + opt.value().map(Value::placeholder).orElse(""),
                    seeHelp());
        }
        if (times > 1 && !opt.repeatable()) {
            throw new UsageException("--" + opt.name() + " stands there more than once", "give it once");
        }
        for (int i = 0; i < times && opt.value().isPresent(); i++) {
            checkWord("--" + opt.name(), opt.value().get(), values[i]);
            if (opt.value().get().offer() == Value.Offer.FILE && values[i].endsWith("/")) {
                throw new UsageException(
                        "'" + values[i] + "' is a folder, and --" + opt.name() + " wants a file",
                        "write the file's name behind it");
            }
        }
    }

    private void checkPositionals(List<String> words, List<String> all) {
        List<Positional> wanted = usage.positionals();
        for (int i = words.size(); i < wanted.size(); i++) {
            if (wanted.get(i).required()) {
                String name = wanted.get(i).value().placeholder();
                throw new UsageException("'" + verb + "' needs " + name, seeHelp());
            }
        }
        boolean open = !wanted.isEmpty() && wanted.get(wanted.size() - 1).many();
        if (words.size() > wanted.size() && !open) {
            String stray = words.get(wanted.size());
            throw new UsageException(
                    "unexpected argument"
                            + (mayBeSecret(stray, all) ? " behind a password's option" : " '" + stray + "'"),
                    seeHelp());
        }
        for (int i = 0; i < words.size(); i++) {
            Value value = wanted.get(Math.min(i, wanted.size() - 1)).value();
            checkWord(value.placeholder(), value, words.get(i));
        }
    }

    /** Who believes that a password stands behind its option writes it there, after {@code generate} for example. */
    private boolean mayBeSecret(String stray, List<String> all) {
        return usage.options().stream()
                .filter(opt -> opt.value().filter(Value.secret()::equals).isPresent())
                .anyMatch(opt -> all.subList(0, all.lastIndexOf(stray)).stream()
                        .anyMatch(word -> word.equals("--" + opt.name()) || word.startsWith("--" + opt.name() + "=")));
    }

    private static void checkWord(String where, Value value, String word) {
        if (word.isEmpty() && value.offer() != Value.Offer.NOTHING) {
            throw new UsageException(where + " is empty", "a variable that the command line names may not be set");
        }
        if (value.closed() && !value.words().contains(word)) {
            throw new UsageException(
                    "'" + word + "' is not a value of " + where,
                    Nearest.to(word, value.words())
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse("use one of " + String.join(", ", value.words())));
        }
    }

    private String seeHelp() {
        return "see: amtpki help " + verb;
    }
}
