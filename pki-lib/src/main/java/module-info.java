/** Makes, checks and explains private provisioning PKIs for Intel AMT. */
module io.github.amtpki {
    requires static transitive org.jspecify;
    requires com.google.zxing;
    requires org.bouncycastle.provider;
    requires org.snakeyaml.engine;
    requires tools.jackson.core;
    requires tools.jackson.dataformat.yaml;

    exports io.github.amtpki;
    exports io.github.amtpki.amt;
    exports io.github.amtpki.export;
    exports io.github.amtpki.pkcs12;
    exports io.github.amtpki.profile;
    exports io.github.amtpki.store;
    exports io.github.amtpki.x509;
    exports io.github.amtpki.internal.json to
            io.github.amtpki.cli;
}
