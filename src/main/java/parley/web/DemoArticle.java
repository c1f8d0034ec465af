package parley.web;

import java.util.List;

/**
 * An article of the demo's newspaper.
 *
 * @param path where this server shows it
 * @param url the same as a whole address, as the reader called it
 */
public record DemoArticle(String key, String title, String kicker, String standfirst, String path, String url) {
    public static final String SITE = "demo";
    public static final String KEY = "/2026/11/bridge";
    public static final String TITLE = "Old Mill Bridge reopens on Saturday, for feet only";

    /** The one that everybody sees first. */
    public static final DemoArticle BRIDGE = new DemoArticle(
            KEY,
            TITLE,
            "Town and river",
            "After nineteen months of scaffolding, Ellerford gets its crossing back. The cars do not.",
            "/",
            "");

    public static final DemoArticle MARKET = new DemoArticle(
            "/2026/11/market",
            "The Saturday market will try the quay",
            "Trade",
            "From the first weekend of December the stalls stand by the water. The square gets its benches back.",
            "/demo/market",
            "");

    public static final List<DemoArticle> ALL = List.of(BRIDGE, MARKET);

    /** The first one, as it is shown there. */
    public DemoArticle(String url) {
        this(BRIDGE.key, BRIDGE.title, BRIDGE.kicker, BRIDGE.standfirst, BRIDGE.path, url);
    }

    DemoArticle on(String origin) {
        return new DemoArticle(key, title, kicker, standfirst, path, origin + path);
    }

    public String site() {
        return SITE;
    }

    public DemoArticle other() {
        return key.equals(KEY) ? MARKET : BRIDGE;
    }

    public boolean aboutTheBridge() {
        return key.equals(KEY);
    }
}
