package io.github.amtpki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.x509.Certificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompareTest {

    @TempDir
    Path folder;

    @BeforeEach
    void lab() throws IOException {
        Lab.copyTo(folder);
    }

    @Test
    void theRightHashIsEnrolledHoweverItIsTyped() {
        assertThat(compare(hash("hex")).code()).isZero();
        assertThat(compare(hash("colons")).code()).isZero();
        assertThat(compare(hash("groups")).out()).startsWith("enrolled: ");
    }

    @Test
    void aRootAloneIsEnough() {
        assertThat(Run.in(folder)
                        .stdin(hash("hex"))
                        .run("compare", "pki/root.crt", "--amtinfo", "-")
                        .code())
                .isZero();
    }

    @Test
    void aSlipIsShownWithItsPlace() {
        String groups = hash("groups");
        char wrong = groups.charAt(5) == '8' ? 'B' : '8';
        Run.Result result = compare(groups.substring(0, 5) + wrong + groups.substring(6));
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).startsWith("slip: ").contains("group 2, digit 1: ");
    }

    @Test
    void aHashThatIsSwitchedOffIsNotEnough() {
        Run.Result result = compare("sha256:" + hash("hex") + ":inactive");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).startsWith("inactive: ");
    }

    @Test
    void theLeafsHashIsRecognised() throws Exception {
        byte[] der = Certificates.parseAll(Files.readAllBytes(folder.resolve("pki/provisioning.crt")))
                .get(0)
                .getEncoded();
        String leaf =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
        assertThat(compare(leaf).out()).startsWith("wrong-certificate: ");
    }

    @Test
    void reportsAsJson() {
        assertThat(Run.in(folder)
                        .stdin(hash("hex"))
                        .run("compare", "pki", "--amtinfo", "-", "--json")
                        .json()
                        .get("verdict"))
                .isEqualTo("enrolled");
    }

    private String hash(String form) {
        return Run.in(folder)
                .run("hash", "pki/root.crt", "--digest", "sha256", "--format", form)
                .out()
                .strip();
    }

    private Run.Result compare(String typed) {
        return Run.in(folder).stdin(typed).run("compare", "pki", "--amtinfo", "-");
    }
}
