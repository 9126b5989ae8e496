package io.github.amtpki.cli.option;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;

/** The words after a verb, understood and checked. */
public final class Arguments {

    private final CommandLine line;

    Arguments(CommandLine line) {
        this.line = line;
    }

    public boolean has(String option) {
        return line.hasOption(option);
    }

    /** The value of an option, if it stands there. */
    public Optional<String> value(String option) {
        return Optional.ofNullable(line.getOptionValue(option));
    }

    /** The value of a mandatory option. */
    public String get(String option) {
        return value(option).orElseThrow(() -> new IllegalStateException("--" + option + " was not checked"));
    }

    /** Every value of a repeatable option, in order. */
    public List<String> values(String option) {
        String[] values = line.getOptionValues(option);
        return values == null ? List.of() : Arrays.asList(values);
    }

    /** Every value of a repeatable option, commas parting values as well. */
    public List<String> list(String option) {
        List<String> all = new ArrayList<>();
        for (String value : values(option)) {
            for (String part : value.split(",", -1)) {
                all.add(part.strip());
            }
        }
        return all;
    }

    public List<String> positionals() {
        return line.getArgList();
    }

    public String first() {
        return line.getArgList().get(0);
    }
}
