package io.github.amtpki.cli;

import io.github.amtpki.PkiException;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.check.rule.Peer;
import io.github.amtpki.cli.console.UsageException;
import io.github.amtpki.pkcs12.Flavour;
import io.github.amtpki.x509.KeyType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/** The library's words, as options take them: lists for help and completion, and the way from word to value. */
final class Choices {

    private Choices() {}

    /** Kinds that are no CAs. */
    static List<String> leafKinds() {
        List<String> ids = new ArrayList<>();
        for (CertificateKind kind : CertificateKind.values()) {
            if (!kind.ca()) {
                ids.add(kind.id());
            }
        }
        return ids;
    }

    /** @param id checked already */
    static CertificateKind kind(String id) {
        return CertificateKind.byId(id).orElseThrow();
    }

    /** Provisioning servers. */
    static List<String> importers() {
        return Arrays.stream(Importer.values()).map(Importer::id).toList();
    }

    /** Who judges, machines aside. */
    static List<String> programs() {
        return Stream.concat(importers().stream(), Arrays.stream(Peer.values()).map(Peer::id))
                .toList();
    }

    static List<String> keyTypes() {
        List<String> ids = new ArrayList<>();
        for (KeyType type : KeyType.values()) {
            ids.add(type.id());
        }
        return ids;
    }

    /** @param id checked already */
    static KeyType keyType(String id) {
        return KeyType.values()[keyTypes().indexOf(id)];
    }

    static List<String> flavours() {
        List<String> ids = new ArrayList<>();
        for (Flavour flavour : Flavour.values()) {
            ids.add(flavour.id());
        }
        return ids;
    }

    /**
     * What is wrong with an option's value is a mistake of the command line, not of a file.
     *
     * @param option with its dashes
     */
    static <T> T asked(String option, Supplier<T> parse) {
        try {
            return parse.get();
        } catch (PkiException e) {
            throw new UsageException(option + ": " + e.getMessage(), e.hint().orElse(""));
        }
    }

    /** A subject as RFC 4514 writes it. */
    static X500Principal subject(String text) {
        try {
            return new X500Principal(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException("'" + text + "' is not a subject", "write it as 'CN=host.example.com, O=Lab'");
        }
    }
}
