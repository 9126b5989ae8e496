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
    exports io.github.amtpki.amt.device;
    exports io.github.amtpki.check;
    exports io.github.amtpki.check.explain;
    exports io.github.amtpki.check.facts;
    exports io.github.amtpki.check.firmware;
    exports io.github.amtpki.check.fixture;
    exports io.github.amtpki.check.importer;
    exports io.github.amtpki.check.mend;
    exports io.github.amtpki.check.rule;
    exports io.github.amtpki.check.tls;
    exports io.github.amtpki.export;
    exports io.github.amtpki.pkcs12;
    exports io.github.amtpki.profile;
    exports io.github.amtpki.profile.adopt;
    exports io.github.amtpki.setupbin;
    exports io.github.amtpki.status;
    exports io.github.amtpki.store;
    exports io.github.amtpki.x509;
    exports io.github.amtpki.internal.json to
            io.github.amtpki.cli;
    exports io.github.amtpki.internal.text to
            io.github.amtpki.cli;
}
