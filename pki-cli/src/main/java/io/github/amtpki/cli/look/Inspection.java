package io.github.amtpki.cli.look;

import io.github.amtpki.BadInputException;
import io.github.amtpki.Secret;
import io.github.amtpki.WrongPasswordException;
import io.github.amtpki.cli.console.Json;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Pem;
import io.github.amtpki.x509.SigningRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds out what a file is, and takes it apart. */
public final class Inspection {

    /** One way to understand bytes; says {@link BadInputException} if they are something else. */
    private interface Reading {
        List<Map<String, Object>> read(byte[] bytes);
    }

    private static final String NOTHING_KNOWN =
            "this is no certificate, signing request, revocation list, private key or bundle";
    private static final String FORMS = "amtpki reads PEM, DER, PKCS#12 and the certificates of PKCS#7";
    private static final Map<String, String> ALIASES =
            Map.of("p12", "pfx", "der", "crt", "cer", "crt", "p7b", "crt", "p7c", "crt");

    private final Optional<Secret> password;
    private final Instant now;

    /** @param now by which validity is told */
    public Inspection(Optional<Secret> password, Instant now) {
        this.password = password;
        this.now = now;
    }

    /**
     * Everything in a file, in its order.
     *
     * @param name the file's name; where the bytes do not tell, its ending does
     * @throws BadInputException if it is none of the things known, or damaged
     */
    public List<Map<String, Object>> of(byte[] file, String name) {
        if (!Pem.looksLike(file)) {
            return der(file, name);
        }
        List<Pem> blocks = Pem.decode(file);
        if (blocks.size() == 1 && blocks.get(0).label().endsWith("PRIVATE KEY")) {
            return List.of(KeyTree.of(file, password));
        }
        List<Map<String, Object>> trees = new ArrayList<>();
        boolean known = false;
        for (Pem block : blocks) {
            List<Map<String, Object>> found = block(block);
            known |= !found.isEmpty();
            trees.addAll(found.isEmpty() ? List.of(unknown(block)) : found);
        }
        if (!known) {
            throw new BadInputException(
                    NOTHING_KNOWN + ", but "
                            + String.join(", ", blocks.stream().map(Pem::label).toList()),
                    FORMS);
        }
        return trees;
    }

    /** What is in it; empty for what amtpki does not know. */
    private List<Map<String, Object>> block(Pem block) {
        String label = block.label();
        if (label.endsWith("PRIVATE KEY")) {
            return List.of(KeyTree.of(block, password));
        }
        return switch (label) {
            case Pem.CERTIFICATE, "X509 CERTIFICATE", "TRUSTED CERTIFICATE", "PKCS7", "CMS", "PKCS #7 SIGNED DATA" ->
                certificates(block.der());
            case Pem.CERTIFICATE_REQUEST, "NEW CERTIFICATE REQUEST" ->
                List.of(RequestTree.of(SigningRequest.parse(block.der())));
            case Pem.X509_CRL -> List.of(RevocationTree.of(block.der(), now));
            default -> List.of();
        };
    }

    private static Map<String, Object> unknown(Pem block) {
        return Json.tree("type", "unknown", "label", block.label(), "bytes", block.der().length);
    }

    private List<Map<String, Object>> certificates(byte[] der) {
        return Certificates.parseAll(der).stream()
                .map(one -> CertificateTree.of(one, now))
                .toList();
    }

    /** Tries what the name promises first, since its complaint is the one that helps. */
    private List<Map<String, Object>> der(byte[] file, String name) {
        Map<String, Reading> readings = readings();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        Reading promised = readings.get(ALIASES.getOrDefault(ending, ending));
        for (Reading reading : readings.values()) {
            try {
                return reading.read(file);
            } catch (WrongPasswordException e) {
                throw e;
            } catch (BadInputException somethingElse) {
                // the next reading may fit
            }
        }
        if (promised != null) {
            return promised.read(file);
        }
        throw new BadInputException(NOTHING_KNOWN, FORMS);
    }

    private Map<String, Reading> readings() {
        Map<String, Reading> readings = new java.util.LinkedHashMap<>();
        readings.put("crt", file -> certificates(file));
        readings.put("csr", file -> List.of(RequestTree.of(SigningRequest.parse(file))));
        readings.put("crl", file -> List.of(RevocationTree.of(file, now)));
        readings.put("pfx", file -> List.of(BundleTree.of(file, password, now)));
        readings.put("key", file -> List.of(KeyTree.of(file, password)));
        return readings;
    }
}
