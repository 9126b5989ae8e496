package io.github.amtpki.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.export.Samples;
import io.github.amtpki.export.Sheet;
import io.github.amtpki.export.SheetFacts;
import io.github.amtpki.testing.RequiresTool;
import io.github.amtpki.testing.Run;
import io.github.amtpki.testing.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A browser, a reader of QR codes and a judge of accessibility look at the sheet. The pictures stay in target/sheet. */
@RequiresTool("chromium")
final class SheetProofTest {

    private static final Path PICTURES = Path.of("target", "sheet").toAbsolutePath();
    private static final Pattern PAGE = Pattern.compile("/Type\\s*/Page\\b(?!s)");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"A4", "Letter"})
    void takesTwoPagesAtMostHoweverLongTheNames(String paper) throws IOException {
        String longest = "CN=" + "M".repeat(64) + ", OU=" + "W".repeat(64) + ", O=" + "W".repeat(64);
        String html = Sheet.html(Samples.many(longest, 9)).replace("size: auto", "size: " + paper);
        Path page = Files.writeString(folder.resolve("sheet.html"), html);
        Path pdf = pictures().resolve(paper + ".pdf");

        new Chromium(folder).print(page, pdf);

        String content = Files.readString(pdf, StandardCharsets.ISO_8859_1);
        assertThat(PAGE.matcher(content).results().count()).isBetween(1L, 2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--force-light-mode", "--force-dark-mode"})
    @RequiresTool("zbarimg")
    void theCodeReadsAsTheHashByDayAndByNight(String mode) throws IOException {
        SheetFacts facts = Samples.facts("CN=Example Lab AMT Root, O=Example Lab");
        Path page = Files.writeString(folder.resolve("sheet.html"), Sheet.html(facts));
        Path png = pictures().resolve(mode.substring(8) + ".png");

        new Chromium(folder).screenshot(page, png, 900, 1900, mode);

        assertThat(Run.in(folder)
                        .ok("zbarimg", "--quiet", "--raw", png.toString())
                        .out()
                        .strip())
                .isEqualTo(facts.hashes().get(0).hex());
    }

    @Test
    @RequiresTool("axe-core")
    void isAccessible() throws IOException {
        String html = Sheet.html(Samples.facts("CN=Example Lab AMT Root, O=Example Lab"));
        Files.copy(Tools.need("axe-core").resolve("axe.min.js"), folder.resolve("axe.js"));
        String judge = """
                <script src="axe.js"></script>
                <script>axe.run().then(r => { const p = document.createElement('pre'); p.id = 'axe';
                p.textContent = 'passes=' + r.passes.length + ' violations=' + r.violations.map(v => v.id).join(',')
                  + ' incomplete=' + r.incomplete.map(v => v.id).join(',') + ';';
                document.body.append(p); });</script>
                """;
        Path page = Files.writeString(folder.resolve("judged.html"), html.replace("</body>", judge + "</body>"));

        assertThat(new Chromium(folder).dom(page)).containsPattern("passes=[1-9][0-9] violations= incomplete=;");
    }

    private static Path pictures() throws IOException {
        return Files.createDirectories(PICTURES);
    }
}
