package io.github.amtpki.export;

import io.github.amtpki.internal.text.PastedText;

/** HTML in the making. Whatever came from outside goes through {@link #text} or an attribute, and cannot become markup. */
final class Html {

    private final StringBuilder out = new StringBuilder();

    /** Markup of our own. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Text, whatever it holds. */
    Html text(String text) {
        out.append(escaped(text));
        return this;
    }

    /** An element that holds text alone. */
    Html element(String tag, String text) {
        return raw("<" + tag + ">").text(text).raw("</" + tag.split(" ", 2)[0] + ">\n");
    }

    /** One row of a table: a head and its cells. */
    Html row(String head, String... cells) {
        raw("<tr><th scope=\"row\">").text(head).raw("</th>");
        for (String cell : cells) {
            raw("<td>").text(cell).raw("</td>");
        }
        return raw("</tr>\n");
    }

    /** Controls and characters that reorder a line or hide in it are shown as the replacement character: names come from anywhere. */
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(!PastedText.isHarmless(text, i) ? '\ufffd' : c);
            }
        }
        return safe.toString();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
