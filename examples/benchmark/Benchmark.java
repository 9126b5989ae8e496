import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Times amtpki and what it is compared with in turns, as whole processes on the wall clock, and prints the ratio of the two
 * medians. Absolute times say more about the machine than about the program, so they stand in brackets.
 *
 * <p>Archives of class data are made before anything is timed; each run that writes gets a new folder; both sides are
 * checked to have left everything once.
 */
final class Benchmark {

    private static final List<String> FILES = List.of(
            "root.crt", "root.key", "root-hash.txt", "provisioning.crt", "provisioning.key", "provisioning.pfx");

    private final Path clone;
    private final Path scratch;
    private final Path amtpki;
    private final int runs;
    private int folders;

    private Benchmark(Path here, Path scratch, int runs) {
        this.clone = here.getParent().getParent();
        this.scratch = scratch;
        this.amtpki = clone.resolve("pki-cli/target/dist/amtpki/bin/amtpki");
        this.runs = runs;
    }

    public static void main(String[] args) throws IOException {
        List<String> words = new ArrayList<>(Arrays.asList(args).subList(1, args.length));
        int runs = 21;
        if (!words.isEmpty() && words.get(0).equals("--runs")) {
            runs = Integer.parseInt(words.get(1));
            words.subList(0, 2).clear();
        }
        Path scratch = Files.createTempDirectory("amtpki-benchmark");
        try {
            Benchmark benchmark = new Benchmark(Path.of(args[0]), scratch, runs);
            for (String home : words.isEmpty() ? List.of(System.getProperty("java.home")) : words) {
                benchmark.measure(home);
            }
        } finally {
            delete(scratch);
        }
    }

    private void measure(String home) throws IOException {
        String release = Files.readString(Path.of(home, "release"));
        String version = release.replaceAll("(?s).*JAVA_VERSION=\"([^\"]*)\".*", "$1");
        boolean new25 = Integer.parseInt(version.replaceAll("\\D.*", "")) >= 25;
        System.out.printf("JDK %s, %d runs of each, in turns%n", version, runs);
        Path lab = scratch.resolve("lab-" + version);
        time(home, "wait", List.of(amtpki.toString(), "apply", clone.resolve("profiles/lab.yaml").toString(), "-o", lab.toString()));
        String root = lab.resolve("root.crt").toString();
        String leaf = lab.resolve("provisioning.crt").toString();

        compare(home, "apply profiles/lab.yaml", new25 ? 0.8 : 1.0, true,
                List.of(amtpki.toString(), "apply", clone.resolve("profiles/lab.yaml").toString(), "-o"),
                "openssl, six processes", List.of(clone.resolve("examples/benchmark/openssl-pki").toString()));
        compare(home, "--version", 2.5, false, List.of(amtpki.toString(), "--version"),
                "node -e 0", List.of("node", "-e", "0"));
        compare(home, "hash root.crt", 6, false, List.of(amtpki.toString(), "hash", root),
                "openssl x509 -fingerprint", List.of("openssl", "x509", "-in", root, "-noout", "-fingerprint", "-sha256"));
        compare(home, "inspect provisioning.crt", 6, false, List.of(amtpki.toString(), "inspect", leaf),
                "openssl x509 -text", List.of("openssl", "x509", "-in", leaf, "-noout", "-text"));
    }

    private void compare(
            String home, String ours, double goal, boolean writes, List<String> our, String theirs, List<String> their)
            throws IOException {
        List<Long> ourTimes = new ArrayList<>();
        List<Long> theirTimes = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            ourTimes.add(once(home, our, writes, run));
            theirTimes.add(once(home, their, writes, run));
        }
        double ratio = (double) median(ourTimes) / median(theirTimes);
        System.out.printf(Locale.ROOT, "  %-26s %5.2f x %-28s goal %.1f  %s  [%d ms, %d ms]%n",
                ours, ratio, theirs, goal, ratio <= goal ? "met   " : "MISSED", median(ourTimes) / 1_000_000,
                median(theirTimes) / 1_000_000);
    }

    private long once(String home, List<String> command, boolean writes, int run) throws IOException {
        if (!writes) {
            return time(home, "", command);
        }
        Path folder = scratch.resolve("out-" + folders++);
        List<String> complete = new ArrayList<>(command);
        complete.add(folder.toString());
        long nanos = time(home, "", complete);
        for (String file : run == 0 ? FILES : List.<String>of()) {
            if (Files.size(folder.resolve(file)) == 0) {
                throw new IllegalStateException(file + " is empty after " + command);
            }
        }
        delete(folder);
        return nanos;
    }

    private long time(String home, String archive, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(scratch.resolve("output").toFile());
        Map<String, String> environment = builder.environment();
        environment.put("JAVA_HOME", home);
        environment.put("AMTPKI_ARCHIVE", archive);
        long start = System.nanoTime();
        try {
            int code = builder.start().waitFor();
            long nanos = System.nanoTime() - start;
            if (code != 0) {
                throw new IllegalStateException(command + " ended with " + code + ": " + Files.readString(scratch.resolve("output")));
            }
            return nanos;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long median(List<Long> times) {
        List<Long> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
