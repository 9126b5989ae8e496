package io.github.amtpki.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

final class PemFuzz {

    @FuzzTest
    void read(byte[] file) {
        FuzzTarget.PEM.run(file);
    }
}
