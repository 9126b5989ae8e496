package io.github.amtpki.profile;

import io.github.amtpki.check.rule.Importer;
import java.util.Map;

/**
 * One folder of a plan that a provisioning server imports.
 *
 * @param target the server
 * @param certificate the name of the certificate whose bundle it is about
 * @param folder where its files lie in the PKI folder; ends with a slash
 * @param resolved every field that decides what is in them
 */
public record ExportPlan(Importer target, String certificate, String folder, Map<String, String> resolved) {

    public ExportPlan {
        resolved = Map.copyOf(resolved);
    }

    /** Names it within its chain: {@code provisioning/rps}. */
    public String id() {
        return certificate + "/" + target.id();
    }
}
