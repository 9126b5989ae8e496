package io.github.amtpki.profile.adopt;

import io.github.amtpki.check.rule.Importer;
import java.util.List;
import java.util.Optional;

/**
 * What no certificate tells, and only whoever adopts it knows.
 *
 * @param domain the DNS suffix of the machines
 * @param firmware their AMT versions, as profiles write them; empty means all that the chain may serve
 * @param targets the programs that must take what is made; empty means all
 */
public record Wishes(Optional<String> domain, List<String> firmware, List<Importer> targets) {

    public Wishes {
        firmware = List.copyOf(firmware);
        targets = List.copyOf(targets);
    }
}
