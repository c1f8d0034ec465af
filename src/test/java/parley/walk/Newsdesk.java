package parley.walk;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import parley.rig.Chromium;
import parley.rig.Colleague;
import parley.rig.Guest;
import parley.rig.Node;
import parley.rig.TestDatabase;
import parley.rig.Town;

/** A newsroom with something to do: a node of its own, a site, comments of invented people, and browsers signed in. */
final class Newsdesk implements AutoCloseable {
    static final String SITE = "harbour";
    static final String MAIL = "ana@example.org";

    private static final Path PICTURES = Path.of("target", "screenshots");

    private final TestDatabase database = TestDatabase.fresh();
    private final Node node;
    private final Chromium chromium;
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final List<Guest.Said> waiting = new ArrayList<>();

    Newsdesk(Chromium chromium) {
        this.chromium = chromium;
        database.execute(
                "INSERT INTO site (key, name, origins, policy) VALUES ('%s', 'The Harbour Courier', '{%s}', '%s')"
                        .formatted(SITE, Town.ORIGIN, """
                        {"suspectWords": ["casino", "idiot*"], "linksHeldFrom": 2, "repeatWindow": "PT0S"}"""));
        node = Node.on(database);
        Colleague.invited(node, database, MAIL, "administrator", "");
        database.execute("UPDATE staff SET name = 'Ana Lindqvist' WHERE mailbox = '" + MAIL + "'");
    }

    Node node() {
        return node;
    }

    TestDatabase database() {
        return database;
    }

    Guest guest(String name) {
        return Guest.at(node, SITE, name);
    }

    /** What stands in queues, and one branch that is answered. */
    void fill() {
        var first = guest("Marta Quillfeather")
                .says("bridge", "Nineteen months for *one* footing. Who reads the tender before it is signed?");
        var second = guest("Piers Adeyemi")
                .replies("bridge", first, "The council, it says. The minutes of the fourth are on their page.");
        waiting.add(guest("Ruta Brandvold")
                .replies(
                        "bridge",
                        second,
                        "Minutes! They spent the money on the **casino** quay, and everybody knows it."));
        waiting.add(guest("Yusra Hadad").says("bridge", "Only an idiot builds a footing in spring."));
        waiting.add(guest("Oskar Vey")
                .says(
                        "ferry",
                        "Timetables: https://ferry.example.org/a and https://ferry.example.org/b, both are wrong."));
        waiting.add(guest("Lin Okonjo").says("ferry", "WHY DOES THE LAST FERRY LEAVE BEFORE THE LAST TRAIN ARRIVES"));
        waiting.add(guest("Tove Marsh").says("market", "Write to me at tove.marsh@example.org and I tell you more."));
        var reported = guest("Bram Castellan").says("market", "The fish is from the day before, ask anybody.");
        guest("Ida Sommer")
                .api()
                .post(reported.path() + "/reports", new io.vertx.core.json.JsonObject().put("reason", "abuse"));
        database.execute("UPDATE discussion SET title = 'The bridge that waits for its river', url = '" + Town.ORIGIN
                + "/bridge' WHERE key = 'bridge'");
        database.execute("UPDATE discussion SET title = 'Last ferry, last train' WHERE key = 'ferry'");
        database.execute("UPDATE discussion SET title = 'What the market costs' WHERE key = 'market'");
    }

    List<Guest.Said> waiting() {
        return waiting;
    }

    /** What more of them waits, until there are so many. */
    void more(int count) {
        for (int i = 0; i < count; i++) {
            waiting.add(guest("Neighbour " + i).says("ferry", "The casino again, number " + i));
        }
    }

    String address(String path) {
        return node.address() + path;
    }

    Browser.NewContextOptions window(int width, int height) {
        return new Browser.NewContextOptions().setViewportSize(width, height).setLocale("en-GB");
    }

    /** Signed in, at the first queue. */
    Page enter(Browser.NewContextOptions options) {
        BrowserContext context = chromium.browser().newContext(options);
        context.setDefaultTimeout(15_000);
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        context.onWebError(error -> complaints.add(error.error()));
        var page = context.newPage();
        page.navigate(address("/console"));
        page.locator("[name=mail]").fill(MAIL);
        page.locator("[name=password]").fill(Colleague.PASSWORD);
        page.locator("main button[type=submit]").first().click();
        page.waitForURL("**/console/queue/pending**");
        return page;
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("console-" + name + ".png")));
    }

    static void shootAll(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve("console-" + name + ".png")));
    }

    @Override
    public void close() {
        node.close();
        database.close();
    }
}
