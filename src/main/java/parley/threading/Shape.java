package parley.threading;

/**
 * What, beside the query, makes one page's bytes differ from another's.
 *
 * @param language the tag of the language that words between comments are in; empty for JSON
 * @param siteVersion rises when the site changes, and with it what its pages look like
 */
public record Shape(Representation representation, String language, int siteVersion) {
    public static Shape json(int siteVersion) {
        return new Shape(Representation.JSON, "", siteVersion);
    }
}
