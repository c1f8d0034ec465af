package parley.threading;

/** The forms in which pages are kept. */
public enum Representation {
    JSON,
    /** The fragment of the widget's and the server's own pages. */
    HTML,
    /** The same in a declarative shadow root, its addresses whole: for pages of others, made on their servers. */
    SHADOW
}
