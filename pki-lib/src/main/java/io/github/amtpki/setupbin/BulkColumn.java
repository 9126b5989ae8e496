package io.github.amtpki.setupbin;

import io.github.amtpki.BadInputException;
import io.github.amtpki.Secret;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The columns that rows for {@link BulkSetup} may have. What a row leaves empty is as in the template. */
enum BulkColumn {
    /** Names the file, nothing in it. */
    HOSTNAME((row, text, secrets) -> {}),
    DOMAIN((row, text, secrets) -> row.pkiDnsSuffix(text)),
    CURRENT_PASSWORD((row, text, secrets) -> {
        try (Secret secret = secrets.current(text)) {
            row.currentPassword(secret);
        }
    }),
    NEW_PASSWORD((row, text, secrets) -> {
        try (Secret secret = secrets.fresh(text)) {
            row.newPassword(secret);
        }
    }),
    SERVER((row, text, secrets) -> row.configurationServer(text)),
    SERVER_ADDRESS((row, text, secrets) -> row.configurationServerAddress(text)),
    SERVER_PORT((row, text, secrets) -> row.configurationServerPort(port(text)));

    /** Puts the text of a field into the row's builder. */
    @FunctionalInterface
    interface Setter {
        void set(SetupBinBuilder row, String text, BulkSetup.Passwords secrets);
    }

    private final Setter setter;

    BulkColumn(Setter setter) {
        this.setter = setter;
    }

    /** As the header row writes it. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    void set(SetupBinBuilder row, String text, BulkSetup.Passwords secrets) {
        setter.set(row, text, secrets);
    }

    static Set<String> labels() {
        return Arrays.stream(values()).map(BulkColumn::label).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}")) {
            throw new BadInputException("the port is not a number", "write it as 9971");
        }
        return Integer.parseInt(text);
    }
}
