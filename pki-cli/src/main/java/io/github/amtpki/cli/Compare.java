package io.github.amtpki.cli;

import io.github.amtpki.BadInputException;
import io.github.amtpki.amt.device.DeviceReport;
import io.github.amtpki.amt.device.HashComparison;
import io.github.amtpki.check.facts.ChainFacts;
import io.github.amtpki.check.facts.Circumstances;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.facts.FileFacts;
import io.github.amtpki.cli.console.ExitCode;
import io.github.amtpki.cli.console.InputFile;
import io.github.amtpki.cli.look.ComparisonText;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Opt;
import io.github.amtpki.cli.option.Outcome;
import io.github.amtpki.cli.option.Positional;
import io.github.amtpki.cli.option.Usage;
import io.github.amtpki.cli.option.Usage.Example;
import io.github.amtpki.cli.option.Value;
import io.github.amtpki.cli.option.Verb;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class Compare implements Verb {

    @Override
    public String name() {
        return "compare";
    }

    @Override
    public String summary() {
        return "say whether a machine trusts a root, and if not, why";
    }

    @Override
    public Usage usage() {
        return Usage.of(
                List.of(
                        new Example("compare out/lab --amtinfo machine.txt", "what 'rpc amtinfo -cert' printed there"),
                        new Example("compare root.crt --amtinfo - --json", "piped in, for a script"),
                        new Example(
                                "compare root.crt --amtinfo typed.txt",
                                "a hash somebody typed: which digit is wrong?")),
                List.of(Positional.one(Value.file("FILE"), "a root, a chain or a bundle, or a folder of them")),
                List.of(
                        Opt.of(
                                        "amtinfo",
                                        Value.file("FILE"),
                                        "text or JSON of rpc amtinfo -cert, MeshCentral's hashes, or a hash")
                                .mandatory(),
                        Opt.of("password", Value.secret(), "opens FILE; FILE.password if left out")),
                "Exit code 0 means enrolled and active, 1 anything else.");
    }

    @Override
    public Outcome run(Call call) {
        String amtinfo = call.arguments().get("amtinfo");
        FileFacts file = JudgedFile.read(call, folder -> "amtpki compare " + folder + " --amtinfo " + amtinfo);
        ChainFacts chain = chain(call, file);
        if (chain.isEmpty()) {
            throw new BadInputException(
                    "'" + call.arguments().first() + "' holds no readable certificate to compare with",
                    "name the root's certificate, as root.crt");
        }
        DeviceReport device = InputFile.read(call.console(), amtinfo, DeviceReport::read);
        HashComparison comparison = HashComparison.ofChain(chain.certificates(), device);
        Map<String, Object> tree = new LinkedHashMap<>(comparison.tree());
        tree.remove("schemaVersion");
        return new Outcome(
                comparison.good() ? ExitCode.OK : ExitCode.FINDINGS, ComparisonText.of(comparison), false, tree);
    }

    /** Of CAs alone, as in root.crt, the first begins the chain: it is the root that counts here. */
    private static ChainFacts chain(Call call, FileFacts file) {
        ChainFacts chain = Facts.of(file, Circumstances.at(call.time())).chain();
        List<X509Certificate> all = file.certificates();
        return chain.isEmpty() && !all.isEmpty() ? ChainFacts.above(all.get(0), all.subList(1, all.size())) : chain;
    }
}
