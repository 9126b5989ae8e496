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
        Map<String, Object> read(byte[] bytes);
    }

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
            return List.of(der(file, name));
        }
        List<Pem> blocks = Pem.decode(file);
        if (blocks.size() == 1 && blocks.get(0).label().endsWith("PRIVATE KEY")) {
            return List.of(KeyTree.of(file, password));
        }
        List<Map<String, Object>> trees = new ArrayList<>();
        for (Pem block : blocks) {
            trees.add(block(block));
        }
        return trees;
    }

    private Map<String, Object> block(Pem block) {
        String label = block.label();
        if (label.endsWith("PRIVATE KEY")) {
            return KeyTree.of(block, password);
        }
        return switch (label) {
            case Pem.CERTIFICATE, "X509 CERTIFICATE", "TRUSTED CERTIFICATE" ->
                CertificateTree.of(Certificates.parse(block.der()), now);
            case Pem.CERTIFICATE_REQUEST, "NEW CERTIFICATE REQUEST" ->
                RequestTree.of(SigningRequest.parse(block.der()));
            case Pem.X509_CRL -> RevocationTree.of(block.der(), now);
            default -> Json.tree("type", "unknown", "label", label, "bytes", block.der().length);
        };
    }

    /** Tries what the name promises first, since its complaint is the one that helps. */
    private Map<String, Object> der(byte[] file, String name) {
        Map<String, Reading> readings = readings();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        Reading promised = readings.get(ending.equals("p12") ? "pfx" : ending.equals("der") ? "crt" : ending);
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
        throw new BadInputException(
                "this is no certificate, signing request, revocation list, private key or bundle",
                "amtpki reads PEM, DER and PKCS#12");
    }

    private Map<String, Reading> readings() {
        Map<String, Reading> readings = new java.util.LinkedHashMap<>();
        readings.put("crt", file -> CertificateTree.of(Certificates.parse(file), now));
        readings.put("csr", file -> RequestTree.of(SigningRequest.parse(file)));
        readings.put("crl", file -> RevocationTree.of(file, now));
        readings.put("pfx", file -> BundleTree.of(file, password, now));
        readings.put("key", file -> KeyTree.of(file, password));
        return readings;
    }
}
