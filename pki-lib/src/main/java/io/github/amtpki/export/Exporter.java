package io.github.amtpki.export;

import io.github.amtpki.Artefact;
import io.github.amtpki.check.rule.Importer;
import java.util.List;
import java.util.Optional;

/**
 * What one provisioning server wants. To add one: a class like its neighbours, its line in {@link Export#EXPORTERS}, its golden
 * files.
 */
interface Exporter {

    /** Whose rules the chain has been judged by when {@link #files} is asked. */
    Importer target();

    /** The files, by their paths in a folder of their own; the README not among them. */
    List<Artefact> files(ExportInput input);

    /** Which of them holds the bundle's password if that is to be written; empty if the server asks for it. */
    Optional<String> passwordFile();

    /** What to do with them: steps for somebody who does it for the first time, one each. */
    List<String> steps(ExportInput input);
}
