package io.github.amtpki.store;

import java.nio.file.Path;

/**
 * How a plan is carried out.
 *
 * @param tool what the manifest shall say wrote it
 * @param profileFile the profile's name, as the manifest shall show it
 * @param beside the folder that file names in the profile start from
 * @param strict refuse where otherwise a validity is clipped or a request's extension left out
 * @param replaceRoot whether a root may be issued again, at the price of visiting every machine
 */
public record ApplyOptions(Manifest.Tool tool, String profileFile, Path beside, boolean strict, boolean replaceRoot) {}
