package io.github.amtpki.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

final class KeyFuzz {

    @FuzzTest
    void read(byte[] file) {
        FuzzTarget.KEY.run(file);
    }
}
