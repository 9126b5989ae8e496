/** The {@code amtpki} command. */
module io.github.amtpki.cli {
    requires static transitive org.jspecify;
    requires io.github.amtpki;
    requires org.apache.commons.cli;
}
