package io.github.amtpki.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

final class CsrFuzz {

    @FuzzTest
    void read(byte[] file) {
        FuzzTarget.CSR.run(file);
    }
}
