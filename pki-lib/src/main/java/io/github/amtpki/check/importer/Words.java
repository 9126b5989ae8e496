package io.github.amtpki.check.importer;

import static io.github.amtpki.check.rule.Importer.CONSOLE;
import static io.github.amtpki.check.rule.Importer.EMA;
import static io.github.amtpki.check.rule.Importer.MESHCENTRAL;
import static io.github.amtpki.check.rule.Importer.RPC_GO;
import static io.github.amtpki.check.rule.Importer.RPS;
import static io.github.amtpki.check.rule.Importer.SCS;

import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.check.rule.Target;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What each of several importers prints about one and the same thing. Who has no entry is not concerned; an empty text is that
 * of one whose words nobody wrote down.
 *
 * <p>RPS, rpc-go and Console have one sentence for everything that keeps them from opening a file. MeshCentral names the file,
 * {@code Unable to load certificate file: …}, and its log has the sentence of node-forge, which says more.
 *
 * @param texts by importer
 */
record Words(Map<Importer, String> texts) {

    static final String RPS_SHUT =
            "Unable to decrypt provisioning certificate. Please check that the password is correct, and"
                    + " that the certificate is a valid certificate.";
    static final String RPS_NO_PASSWORD = "Provisioning Cert Password is required";
    static final String MAC_DIFFERS = "PKCS#12 MAC could not be verified. Invalid password?";
    static final String RPC_GO_PASSWORD = "provisioning cert password incorrect";
    static final String MESHCENTRAL_SHUT = "Unable to load certificate file";
    static final String RPC_GO_SHUT = "invalid provisioning certificate";
    static final String CONSOLE_SHUT = "unable to decrypt certificate, incorrect password";

    Words {
        texts = Collections.unmodifiableMap(new EnumMap<>(texts));
    }

    static Words of(Importer importer, String text) {
        return new Words(Map.of(importer, text));
    }

    /** These, whatever they print. */
    static Words none(Importer... importers) {
        Map<Importer, String> silent = new EnumMap<>(Importer.class);
        for (Importer importer : importers) {
            silent.put(importer, "");
        }
        return new Words(silent);
    }

    /** RPS with its one sentence, and MeshCentral with node-forge's. */
    static Words forge(String sentence) {
        return of(RPS, RPS_SHUT).with(MESHCENTRAL, sentence);
    }

    /** The two that read with go-pkcs12, each with its one sentence. */
    static Words go() {
        return of(RPC_GO, RPC_GO_SHUT).with(CONSOLE, CONSOLE_SHUT);
    }

    Words with(Importer importer, String text) {
        Map<Importer, String> more = new EnumMap<>(Importer.class);
        more.putAll(texts);
        more.put(importer, text);
        return new Words(more);
    }

    Words and(Words others) {
        Map<Importer, String> more = new EnumMap<>(Importer.class);
        more.putAll(texts);
        more.putAll(others.texts);
        return new Words(more);
    }

    /** The two over Windows' certificate stores, whose words are not known. */
    Words andWindows() {
        return and(none(EMA, SCS));
    }

    boolean concern(Target target) {
        return target instanceof Importer importer && texts.containsKey(importer);
    }

    /** The hit with what this importer prints when it refuses. */
    Hit in(Importer importer, Hit hit) {
        String text = texts.getOrDefault(importer, "");
        boolean refused = !hit.undecided() && hit.severity().isEmpty();
        return refused && !text.isEmpty() ? hit.saying(text) : hit;
    }
}
