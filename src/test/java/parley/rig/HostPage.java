package parley.rig;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A publisher's article with Parley in it, on another site than Parley's as far as the browser is concerned ({@code
 * localhost} beside {@code 127.0.0.1}), under a policy as strict as it gets, and what the console complained of.
 */
public final class HostPage implements AutoCloseable {
    /** A style sheet that means no good: none of it may reach into the widget. */
    private static final String STYLE = """
            html { font-size: 62.5%; background: Canvas; color: CanvasText }
            button, textarea { all: unset !important; color: red !important; font-size: 40px !important }
            ol { list-style: hebrew; margin: 90px } article { border: 9px dotted red; position: absolute } h2, time { display: none !important }
            """;

    private final Node node;
    private final BrowserContext context;
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

    private HostPage(Node node, BrowserContext context) {
        this.node = node;
        this.context = context;
        context.setDefaultTimeout(15_000);
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        context.onWebError(error -> complaints.add(error.error()));
    }

    /** A browser of somebody's own: nothing is kept in it yet. */
    public static HostPage in(Chromium chromium, Node node) {
        return in(chromium, node, new Browser.NewContextOptions().setViewportSize(1000, 900));
    }

    public static HostPage in(Chromium chromium, Node node, Browser.NewContextOptions options) {
        return new HostPage(node, chromium.browser().newContext(options));
    }

    public Page open(String key) {
        return open(key, "", "", "");
    }

    /**
     * An article with more in it.
     *
     * @param attributes further ones of the element
     * @param before markup above the element
     * @param fragment of the address, with its number sign
     */
    public Page open(String key, String attributes, String before, String fragment) {
        var page = context.newPage();
        var address = origin() + "/host/" + key;
        page.route(address + "*", route -> route.fulfill(article(key, attributes, before)));
        page.route(
                origin() + "/host.css",
                route -> route.fulfill(
                        new Route.FulfillOptions().setContentType("text/css").setBody(STYLE)));
        page.navigate(address + fragment);
        return page;
    }

    /** Another page of the publisher, with this between its head and its end. */
    public Page show(String name, String body) {
        var page = context.newPage();
        var address = origin() + "/host/" + name;
        var html = """
                <!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,"></head>
                <body>%s</body></html>""".formatted(body);
        page.route(address, route -> route.fulfill(fulfilled(html)));
        page.navigate(address);
        return page;
    }

    private String origin() {
        return node.address().toString().replace("127.0.0.1", "localhost");
    }

    private Route.FulfillOptions article(String key, String attributes, String before) {
        var html = """
                <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
                <title>An article</title><link rel="icon" href="data:,">
                <link rel="stylesheet" href="/host.css"><script type="module" src="%1$s/parley.js"></script></head><body>%3$s
                <parley-comments site="demo" key="%2$s" %4$s><a href="%1$s/">Read and write comments</a></parley-comments>
                </body></html>""".formatted(node.address(), key, before, attributes);
        return fulfilled(html);
    }

    private Route.FulfillOptions fulfilled(String html) {
        return new Route.FulfillOptions()
                .setHeaders(Map.of("Content-Type", "text/html; charset=utf-8", "Content-Security-Policy", policy()))
                .setBody(html);
    }

    private String policy() {
        var api = node.address().toString();
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src " + api,
                "connect-src " + api + " " + api.replace("http", "ws"),
                "style-src 'self' " + api,
                "img-src data:",
                "require-trusted-types-for 'script'",
                "trusted-types 'none'");
    }

    public BrowserContext context() {
        return context;
    }

    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        context.close();
    }
}
