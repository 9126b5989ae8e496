package io.github.amtpki.check.explain;

import io.github.amtpki.BadInputException;
import io.github.amtpki.amt.AmtVersion;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.RootHash;
import io.github.amtpki.check.Check;
import io.github.amtpki.check.Panel;
import io.github.amtpki.check.Report;
import io.github.amtpki.check.facts.ChainFacts;
import io.github.amtpki.check.facts.Circumstances;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.facts.FileFacts;
import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.internal.text.PastedText;
import io.github.amtpki.x509.Digest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads whatever people paste when an activation fails: logs of RPS, rpc-go, MeshCentral, EMA and SCS, WS-Man dumps, an exit
 * code, a bare {@code ERR/4}. Nothing of it is executed, fetched or parsed as XML; the text is searched.
 */
public final class Explainer {

    /** Longer logs are to be cut to the part around the failure. */
    public static final int MAX_BYTES = 16 << 20;

    private static final int EXIT_CODE = 60;

    /** A message that stands there thousands of times is not said thousands of times. */
    private static final int MOST_PLACES = 3;

    private static final List<Pattern> PATTERNS = Stream.of(OpenAmtPatterns.ALL, OtherPatterns.ALL)
            .flatMap(List::stream)
            .toList();

    private final LogText log;
    private final Ranking ranking = new Ranking();
    private final Readings readings;
    private final List<String> remarks = new ArrayList<>();

    private Explainer(LogText log) {
        this.log = log;
        this.readings = new Readings(log, ranking);
    }

    /**
     * What a log means.
     *
     * @param log in UTF-8 or UTF-16; damaged characters do no harm
     * @param now against which the validity of certificates in it is judged
     * @throws BadInputException if it is longer than {@link #MAX_BYTES}
     */
    public static Explanation explain(byte[] log, Instant now) {
        refuseIfLongerThanAnyLog(log.length);
        return new Explainer(new LogText(PastedText.decode(log))).explain(now);
    }

    /** The same of text. */
    public static Explanation explain(String log, Instant now) {
        refuseIfLongerThanAnyLog(log.length());
        return new Explainer(new LogText(log)).explain(now);
    }

    private static void refuseIfLongerThanAnyLog(int length) {
        if (length > MAX_BYTES) {
            throw new BadInputException(
                    "a log of " + length + " bytes is too long: at most " + MAX_BYTES,
                    "cut it to the part around the failure, a few hundred lines");
        }
    }

    private Explanation explain(Instant now) {
        PATTERNS.forEach(this::pattern);
        List<SeenAnswer> answers = AnswerScan.of(log);
        answers.stream().sorted(Comparator.comparingInt(SeenAnswer::from)).forEach(readings::answer);
        CodeScan.of(log).forEach(this::code);
        if (readings.all().isEmpty()) {
            alone();
        }
        Optional<AmtVersion> version = VersionScan.of(log);
        CertificateScan certificates = CertificateScan.of(log);
        if (certificates.damaged() > 0) {
            remarks.add(
                    certificates.damaged() + " certificates in the text are cut off or damaged and were passed over");
        }
        Optional<Facts> facts = facts(certificates, now);
        Optional<Report> report = facts.map(known -> Check.run(known, panel(known.chain(), version)));
        boolean whole = facts.flatMap(known -> known.chain().root()).isPresent();
        return new Explanation(
                distinct(),
                ranking.ranked(report, whole, version),
                version,
                certificates.certificates().size(),
                report,
                remarks);
    }

    private void pattern(Pattern pattern) {
        int at = log.folded().indexOf(pattern.text());
        for (int place = 0; at >= 0 && place < MOST_PLACES; place++) {
            int end = at + pattern.text().length();
            Evidence evidence = log.evidence(at, end);
            if (!pattern.reading().isEmpty() && place == 0) {
                readings.say(pattern.program().label() + ": " + pattern.reading(), evidence);
            }
            ranking.add(pattern.causes(), pattern.weight(), evidence);
            at = log.folded().indexOf(pattern.text(), end);
        }
    }

    private void code(CodeScan seen) {
        Evidence evidence = log.evidence(seen.from(), seen.to());
        readings.say(
                "rpc-go exit code " + seen.code().code() + ": " + seen.code().text(), evidence);
        ranking.add(seen.code().causes(), EXIT_CODE, evidence);
    }

    /** A text that is hardly more than a number: rpc-go's exit code, or an answer of the firmware. */
    private void alone() {
        String text = log.folded();
        int digit = text.length() > 24 ? -1 : Numbers.first(text);
        if (digit < 0) {
            return;
        }
        String number = text.substring(digit).strip();
        Optional<ExitCode> code = CodeScan.alone(number);
        if (code.isPresent()) {
            code(new CodeScan(code.get(), 0, text.length()));
        } else if (number.length() == 1 && number.charAt(0) != '0') {
            readings.answer(new SeenAnswer(Optional.empty(), number.charAt(0) - '0', "", "", 0, text.length()));
        }
    }

    private Optional<Facts> facts(CertificateScan certificates, Instant now) {
        if (certificates.certificates().isEmpty()) {
            return Optional.empty();
        }
        FileFacts file = new FileFacts(
                "certificates in the text",
                FileFacts.Format.LOOSE,
                Optional.empty(),
                Optional.empty(),
                certificates.certificates(),
                0,
                List.of(),
                List.of());
        Facts facts = facts(file, Circumstances.at(now).withKind(CertificateKind.PROVISIONING));
        facts.chain()
                .root()
                .ifPresent(root -> remarks.add("the root in the text has the SHA-256 "
                        + RootHash.of(root.certificate(), Digest.SHA256).groups()
                        + ": the machine must list it (rpc amtinfo -cert)"));
        return Optional.of(facts);
    }

    /** A log may show the CAs alone, whose answers it tells: then the first of them begins the chain. */
    private static Facts facts(FileFacts file, Circumstances around) {
        Facts facts = Facts.of(file, around);
        List<X509Certificate> all = file.certificates();
        return facts.chain().isEmpty()
                ? new Facts(file, ChainFacts.above(all.get(0), all.subList(1, all.size())), around)
                : facts;
    }

    private static Panel panel(ChainFacts chain, Optional<AmtVersion> version) {
        return Panel.of(version.map(told -> List.of(Firmware.of(told)))
                .orElseGet(() -> Panel.usual(chain).deciding().stream()
                        .filter(Firmware.class::isInstance)
                        .map(Firmware.class::cast)
                        .toList()));
    }

    /** The same message said twice is one reading, at its first place. */
    private List<Reading> distinct() {
        Set<String> said = new HashSet<>();
        return readings.all().stream()
                .sorted(Comparator.comparingInt(reading -> reading.evidence().line()))
                .filter(reading -> said.add(reading.text()))
                .toList();
    }
}
