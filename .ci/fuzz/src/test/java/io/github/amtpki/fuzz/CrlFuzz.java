package io.github.amtpki.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

final class CrlFuzz {

    @FuzzTest
    void read(byte[] file) {
        FuzzTarget.CRL.run(file);
    }
}
