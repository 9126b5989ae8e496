/**
 * JSON in and out, as plain Java values.
 *
 * <p>{@link io.github.amtpki.internal.json.JsonText} turns a tree of maps, lists and scalars into text and back; {@link
 * io.github.amtpki.internal.json.JsonObject} reads such a tree strictly, naming the field that is wrong. Reading uses
 * Jackson's token stream; data binding would cost more start-up time than everything these documents hold is worth, and
 * writing needs no library at all.
 */
@NullMarked
package io.github.amtpki.internal.json;

import org.jspecify.annotations.NullMarked;
