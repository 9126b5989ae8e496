/** Measures the library once it is warm. */
package io.github.amtpki.benchmark;
