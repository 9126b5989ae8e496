package io.github.amtpki.cli;

import io.github.amtpki.RefusedException;
import io.github.amtpki.amt.VersionSet;
import io.github.amtpki.check.rule.Severity;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.setupbin.SetupBin;
import io.github.amtpki.setupbin.SetupFinding;
import io.github.amtpki.setupbin.SetupLint;
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
     * @param file is wiped
     * @throws RefusedException with the first error
     */
    void accept(byte[] file, List<String> said) {
        List<SetupFinding> findings = SetupLint.run(SetupBin.decode(file), firmware);
        Arrays.fill(file, (byte) 0);
        said.forEach(this::count);
        for (SetupFinding finding : findings) {
            String text = finding.passport().id() + ": " + finding.detail();
            if (finding.severity() == Severity.ERROR) {
                throw new RefusedException(text, finding.passport().fix());
            }
            if (finding.severity() == Severity.WARNING && !said.contains(finding.detail())) {
                count(text);
            }
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
