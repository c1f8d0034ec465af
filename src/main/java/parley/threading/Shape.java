package parley.threading;

/**
 * What, beside the query, makes one page's bytes differ from another's.
 *
 * @param language the tag of the language that words between comments are in; empty for JSON
 * @param siteVersion rises when the site changes, and with it what its pages look like
 * @param origin what addresses begin with where they must be whole; else empty
 */
public record Shape(Representation representation, String language, int siteVersion, String origin) {
    public Shape(Representation representation, String language, int siteVersion) {
        this(representation, language, siteVersion, "");
    }

    public static Shape json(int siteVersion) {
        return new Shape(Representation.JSON, "", siteVersion);
    }
}
