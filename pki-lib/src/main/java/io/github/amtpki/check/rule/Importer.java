package io.github.amtpki.check.rule;

import static io.github.amtpki.check.rule.Flow.CLASSIC;
import static io.github.amtpki.check.rule.Flow.SECURE;
import static io.github.amtpki.check.rule.Flow.UPGRADE;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A program that takes a provisioning certificate and shows it to machines. */
public enum Importer implements Target {
    /** Remote Provisioning Server of the Open AMT toolkit; node-forge. Measured: 2.40. */
    RPS("rps", "RPS 2.40", CLASSIC, UPGRADE),
    /** The toolkit's local activation; go-pkcs12. Measured: go-pkcs12 0.7.3. */
    RPC_GO("rpc-go", "rpc-go (go-pkcs12 0.7.3)", CLASSIC, SECURE),
    /** The toolkit's console; stores the file and looks at next to nothing. Measured: go-pkcs12 0.7.3. */
    CONSOLE("console", "Console (go-pkcs12 0.7.3)", CLASSIC, UPGRADE),
    /** Activates by itself; node-forge. Measured: 1.1.55. Its TLS activation is off by default. */
    MESHCENTRAL("meshcentral", "MeshCentral 1.1.55", CLASSIC),
    /** Intel Endpoint Management Assistant, over Windows' certificate stores. Known from documents and threads. */
    EMA("ema", "Intel EMA", CLASSIC),
    /** Intel Setup and Configuration Software. Known from documents. */
    SCS("scs", "Intel SCS", CLASSIC);

    private final String id;
    private final String label;
    private final Set<Flow> flows;

    Importer(String id, String label, Flow... flows) {
        this.id = id;
        this.label = label;
        this.flows = Collections.unmodifiableSet(new LinkedHashSet<>(List.of(flows)));
    }

    @Override
    public String id() {
        return id;
    }

    /** Its name and the version that was measured. */
    public String label() {
        return label;
    }

    @Override
    public Set<Flow> flows() {
        return flows;
    }

    public static Optional<Importer> of(String id) {
        return Arrays.stream(values())
                .filter(importer -> importer.id.equals(id))
                .findFirst();
    }
}
