package parley.web;

/**
 * The article of the demo page.
 *
 * @param url where this server shows it
 */
public record DemoArticle(String url) {
    public static final String SITE = "demo";
    public static final String KEY = "/2026/11/bridge";
    public static final String TITLE = "Old Mill Bridge reopens on Saturday, for feet only";

    public String site() {
        return SITE;
    }

    public String key() {
        return KEY;
    }

    public String title() {
        return TITLE;
    }
}
