package parley.threading;

/** The forms in which pages are kept. */
public enum Representation {
    JSON,
    /** The fragment of the widget's and the server's own pages. */
    HTML
}
