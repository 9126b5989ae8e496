package io.github.amtpki.cli;

import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.amt.VersionSet;
import io.github.amtpki.check.RootCheck;
import io.github.amtpki.check.rule.Severity;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.setupbin.SetupBin;
import io.github.amtpki.setupbin.SetupFinding;
import io.github.amtpki.setupbin.SetupLint;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What 'setup-bin check' would say to files before they are written: errors stop it, warnings are told once. */
final class SetupJudge {

    private final Call call;
    private final VersionSet firmware;
    private final Map<String, Integer> warnings = new LinkedHashMap<>();

    SetupJudge(Call call) {
        this.call = call;
        this.firmware = SetupOptions.firmware(call);
    }

    /**
     * @param where comes before a refusal, as {@code line 3: }
     * @param file is wiped
     * @param said warnings of whoever made it
     * @throws RefusedException with the first error
     * @throws BadInputException if it tells a root and no suffix, and nobody said that this is meant
     */
    void accept(String where, byte[] file, List<String> said) {
        List<SetupFinding> findings = SetupLint.run(SetupBin.decode(file), firmware);
        Arrays.fill(file, (byte) 0);
        said.forEach(this::count);
        for (SetupFinding finding : findings) {
            String text = finding.passport().id() + ": " + finding.detail();
            if (finding.passport().equals(SetupLint.U6.passport())) {
                requireMeant(where, finding);
                continue;
            }
            if (finding.severity() == Severity.ERROR) {
                throw new RefusedException(where + text, finding.passport().fix());
            }
            if (finding.severity() == Severity.WARNING && !said.contains(finding.detail())) {
                count(text);
            }
        }
    }

    /** What can be said of a root before any machine is told of it. */
    void root(String file, X509Certificate root) {
        RootCheck.of(root, firmware, call.time()).forEach(text -> count("root '" + file + "': " + text));
    }

    private void requireMeant(String where, SetupFinding noSuffix) {
        if (!call.arguments().has(SetupOptions.NO_SUFFIX)) {
            throw new BadInputException(
                    where + (where.isEmpty() ? noSuffix.where() : "") + "there is no DNS suffix",
                    "add --domain SUFFIX" + (call.arguments().has("csv") ? ", or fill the column 'domain'" : "")
                            + "; if the machines have it from DHCP option 15, add --" + SetupOptions.NO_SUFFIX);
        }
    }

    List<String> warnings() {
        return List.copyOf(warnings.keySet());
    }

    void tell() {
        warnings.forEach((text, times) -> call.warn(times == 1 ? text : text + " (" + times + " files)"));
    }

    private void count(String text) {
        warnings.merge(text, 1, Integer::sum);
    }
}
