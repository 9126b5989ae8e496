package io.github.amtpki.check;

import io.github.amtpki.check.firmware.ActivationRules;
import io.github.amtpki.check.firmware.ChainRules;
import io.github.amtpki.check.firmware.DigestRules;
import io.github.amtpki.check.firmware.HashRules;
import io.github.amtpki.check.firmware.KeyRules;
import io.github.amtpki.check.firmware.PurposeRules;
import io.github.amtpki.check.firmware.RevocationRules;
import io.github.amtpki.check.firmware.SuffixRules;
import io.github.amtpki.check.firmware.ValidityRules;
import io.github.amtpki.check.importer.ConsoleRules;
import io.github.amtpki.check.importer.EmaRules;
import io.github.amtpki.check.importer.FileRules;
import io.github.amtpki.check.importer.MeshCentralRules;
import io.github.amtpki.check.importer.RpcGoRules;
import io.github.amtpki.check.importer.RpsRules;
import io.github.amtpki.check.importer.ScsRules;
import io.github.amtpki.check.rule.Rule;
import io.github.amtpki.check.tls.MutualTlsRules;
import io.github.amtpki.check.tls.NetworkRules;
import io.github.amtpki.check.tls.TlsRules;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every rule there is: one line for each family. Of two refusals at one stage the report tells the earlier in this list, so
 * families stand in the order in which what they find would show.
 */
public final class Rules {

    private static final List<Rule> ALL = Stream.<Rule[]>of(
                    ActivationRules.values(),
                    ChainRules.values(),
                    DigestRules.values(),
                    KeyRules.values(),
                    PurposeRules.values(),
                    SuffixRules.values(),
                    HashRules.values(),
                    ValidityRules.values(),
                    RevocationRules.values(),
                    FileRules.values(),
                    RpsRules.values(),
                    RpcGoRules.values(),
                    ConsoleRules.values(),
                    MeshCentralRules.values(),
                    EmaRules.values(),
                    ScsRules.values(),
                    MutualTlsRules.values(),
                    NetworkRules.values(),
                    TlsRules.values())
            .flatMap(Arrays::stream)
            .toList();

    private Rules() {}

    /** All rules, family by family. */
    public static List<Rule> all() {
        return ALL;
    }

    /** The rule with this id; case does not matter. */
    public static Optional<Rule> byId(String id) {
        return ALL.stream()
                .filter(rule -> rule.passport().id().equalsIgnoreCase(id))
                .findFirst();
    }
}
