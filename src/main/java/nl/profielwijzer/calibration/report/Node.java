package nl.profielwijzer.calibration.report;

/** A piece of a page or a drawing. Text is escaped where it is written, so that no text can become markup. */
sealed interface Node permits Element, Node.Text, Node.Styles {
    void write(StringBuilder out);

    /** What a reader sees. Characters that HTML doesn't allow become a replacement mark. */
    record Text(String text) implements Node {
        @Override
        public void write(StringBuilder out) {
            text.codePoints().forEach(character -> {
                switch (character) {
                    case '&' -> out.append("&amp;");
                    case '<' -> out.append("&lt;");
                    case '>' -> out.append("&gt;");
                    case '"' -> out.append("&quot;");
                    case '\'' -> out.append("&#39;");
                    default -> out.appendCodePoint(allowed(character) ? character : 0xFFFD);
                }
            });
        }

        private static boolean allowed(int character) {
            return Character.isWhitespace(character)
                    || !(Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE);
        }
    }

    /** The packaged style sheet and what the page adds to it: the only thing that is written as it is. */
    record Styles(String css) implements Node {
        @Override
        public void write(StringBuilder out) {
            out.append(css);
        }
    }
}
