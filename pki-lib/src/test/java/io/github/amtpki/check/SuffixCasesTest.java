package io.github.amtpki.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.AmtVersion;
import io.github.amtpki.amt.DnsSuffix;
import io.github.amtpki.amt.SuffixReason;
import io.github.amtpki.check.importer.MeshCentralName;
import io.github.amtpki.check.importer.RpsName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Firmware, MeshCentral and RPS have three ideas of which suffix goes with a name; here they stand side by side. */
final class SuffixCasesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            COMMON NAME               | SUFFIX                  | FIRMWARE       | MESHCENTRAL | RPS
            ema.unicomm.com.ua        | unicomm.com.ua          | PARENT         | true        | true
            ema.unicomm.com.ua        | other.com.ua            | TLD_DEPTH      | true        | true
            intel.vprodemo.com        | vprodemo.com            | PARENT         | true        | true
            intel.vprodemo.com        | intel.vprodemo.com      | EQUAL          | true        | true
            intel.vprodemo.com        | amt.vprodemo.com        | TLD_DEPTH      | true        | true
            intel.vprodemo.com        | vprodomain.com          | NO_RELATION    | false       | false
            intel.vprodemo.com        | com                     | ONE_LABEL      | false       | false
            csa.ftl.intel.com         | dev.intel.com           | TLD_DEPTH      | true        | true
            mydomain.com              | lan.mydomain.com        | TLD_DEPTH      | true        | true
            server.east.company.local | east.company.local      | PARENT         | false       | true
            server.east.company.local | company.local           | PARENT         | false       | true
            server.east.company.local | mkgt.east.company.local | NO_RELATION    | false       | true
            server.east.company.local | west.company.local      | NO_RELATION    | false       | true
            *.east.company.local      | east.company.local      | EQUAL          | true        | true
            *.east.company.local      | mkgt.east.company.local | BELOW_WILDCARD | true        | true
            *.east.company.local      | company.local           | PARENT         | false       | true
            *.east.company.local      | west.company.local      | NO_RELATION    | false       | true
            prov.example.co.uk        | example.co.uk           | PARENT         | true        | true
            prov.example.co.uk        | lan.example.co.uk       | TLD_DEPTH      | true        | true
            prov.example.co.uk        | lan.other.co.uk         | NO_RELATION    | false       | true
            ema.domain.pl             | domain.pl               | PARENT         | false       | true
            ema.domain.pl             | site.domain.pl          | NO_RELATION    | false       | true
            ema.firma.de              | ad.firma.de             | TLD_DEPTH      | true        | true
            test.example.local        | example.local           | PARENT         | false       | true
            example.local             | lan.example.local       | NO_RELATION    | true        | true
            amt.test                  | amt.test                | EQUAL          | true        | true
            test                      | test                    | ONE_LABEL      | true        | true
            amt-provisioning.test.com | amt-provisioning.test.com | EQUAL        | true        | true
            PROV.Example.COM          | example.com             | PARENT         | true        | false
            prov.example.com          | example.com.            | PARENT         | false       | false
            prov.notexample.com       | example.com             | NO_RELATION    | false       | false
            10.0.0.5                  | example.com             | NO_RELATION    | false       | false
            """)
    void threeJudgesOfOneName(
            String commonName, String suffix, SuffixReason firmware, boolean meshCentral, boolean rps) {
        assertThat(new DnsSuffix(suffix)
                        .match(Optional.of(commonName), List.of(), new AmtVersion(16, 0))
                        .reason())
                .isEqualTo(firmware);
        assertThat(MeshCentralName.matches(commonName, suffix)).isEqualTo(meshCentral);
        assertThat(RpsName.matches(commonName, suffix)).isEqualTo(rps);
    }
}
