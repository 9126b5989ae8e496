package io.github.amtpki.check;

import io.github.amtpki.check.facts.CertificateFacts;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.facts.FileFacts;
import io.github.amtpki.check.facts.RewrittenFile;
import io.github.amtpki.check.facts.Trouble;
import io.github.amtpki.check.rule.Rule;
import io.github.amtpki.check.rule.Target;
import java.util.List;

/**
 * Which fix helps in this file. Passports say {@code amtpki fix} wherever writing the bundle anew mends what the rule is about;
 * whether it does here shows by letting the rule look at the bundle that would come of it. Where it does not, what is missing
 * decides: the certificates above, the key, or the CA. Commands name the judged file in place of the passports' example.
 */
final class Remedy {

    private static final String EXAMPLE = "provisioning.pfx";
    private static final String FIX = "amtpki fix " + EXAMPLE;
    private static final String BUNDLE = "amtpki bundle my.key my.crt root.crt -o new.pfx";
    private static final String SAFE_IN_SHELLS = "[A-Za-z0-9_./@%+=:,-]+";

    private final Facts facts;

    Remedy(Facts facts) {
        this.facts = facts;
    }

    /** What mends it, as a command or a line of a profile. */
    String of(Ruling ruling, Target target) {
        String fix = ruling.hit().mend().orElse(ruling.passport().fix());
        return named(fix.startsWith(FIX) ? fixing(fix, ruling.rule(), target) : fix);
    }

    private String fixing(String fix, Rule rule, Target target) {
        FileFacts file = facts.file();
        if (!file.isPkcs12()) {
            return BUNDLE;
        }
        if (file.trouble(Trouble.Kind.UNSUPPORTED_ALGORITHM).isPresent()) {
            return "openssl pkcs12 -in " + EXAMPLE + " -nodes -out all.pem && amtpki bundle all.pem all.pem -o new.pfx";
        }
        if (!file.isOpen()) {
            return BUNDLE;
        }
        if (!holdsKey()) {
            return BUNDLE + "    # with the key that my.crt was made for";
        }
        if (facts.chain().root().isEmpty()) {
            return FIX + " root.crt    # with every certificate that is missing above the leaf";
        }
        boolean helps = !broken() && rule.judge(RewrittenFile.of(facts), target).isEmpty();
        return helps ? fix : "amtpki apply lab.yaml -o out/lab    # makes the chain anew; enrol the new root's hash";
    }

    private boolean holdsKey() {
        return facts.chain()
                .leaf()
                .filter(leaf -> facts.file().holdsKeyOf(leaf.certificate()))
                .isPresent();
    }

    /** A bundle is not written with a chain that does not hold. */
    private boolean broken() {
        List<CertificateFacts> path = facts.chain().path();
        for (int i = 0; i < path.size(); i++) {
            if (!path.get(i).signedBy(path.get(Math.min(i + 1, path.size() - 1)))) {
                return true;
            }
        }
        return false;
    }

    /** A file's name as a shell takes it for one word; standard input keeps its dash. */
    private String named(String fix) {
        String name = facts.file().name();
        if (!facts.file().isPkcs12() || !fix.contains(EXAMPLE)) {
            return fix;
        }
        return fix.replace(EXAMPLE, name.matches(SAFE_IN_SHELLS) ? name : "'" + name.replace("'", "'\\''") + "'");
    }
}
