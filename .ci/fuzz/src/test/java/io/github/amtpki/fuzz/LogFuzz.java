package io.github.amtpki.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

final class LogFuzz {

    @FuzzTest
    void read(byte[] text) {
        FuzzTarget.LOG.run(text);
    }
}
