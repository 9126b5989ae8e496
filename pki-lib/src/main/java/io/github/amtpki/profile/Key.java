package io.github.amtpki.profile;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a record component means as a key of the profile. The type says the rest: {@code Optional} and {@code List} may be
 * left out, everything else is required unless it has a default.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Key {

    /** For the schema, and so for the editor: one or two sentences. */
    String value();

    /** As one would write it. */
    String example() default "";

    /** What it is if it is left out, as one would write it. */
    String byDefault() default "";

    /** What the text must look like. */
    TextRule text() default TextRule.PLAIN;

    /** For numbers. */
    int min() default 0;

    int max() default Integer.MAX_VALUE;

    /** For a list: whether it needs at least one entry. */
    boolean required() default false;
}
