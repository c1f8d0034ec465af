package parley.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** What browsers and readers would send, as bytes. */
final class Requests {
    /** As a site is unless it says otherwise: every check is on. */
    static final String SITE = "bench";

    /** Every check is off. */
    static final String UNCHECKED = "bench-unchecked";

    /** With 10,000 suspect words as well. */
    static final String WORDY = "bench-wordy";

    static final String ORIGIN = "https://news.example.org";

    /** About as long as comments are, with what Markdown has to do in them. */
    static final String TEXT = """
            I walked past the **old harbour** again this morning, and I still think the plan is too dear: three years of \
            works, and nobody says what becomes of the boats. They could ask the people who live there, at last.

            > and the ferry stays as it is

            Does it? The *timetable* says otherwise.""";

    private static final AtomicLong COUNT = new AtomicLong(System.nanoTime());

    static final String ADMIN_KEY = "a-key-that-only-the-bench-knows-and-nobody-needs";

    private Requests() {}

    /** @param path below the API's root */
    static Buffer moderator(String path) {
        return Buffer.buffer("GET /api/v1/moderation/" + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                + ADMIN_KEY + "\r\n\r\n");
    }

    /** A post by a guest who writes for the first time, as the widget sends it. */
    static Buffer post(String discussion, boolean idempotent) {
        return post(SITE, discussion, idempotent, "");
    }

    /** @param headers of whoever is known already */
    static Buffer post(String site, String discussion, boolean idempotent, String headers) {
        long count = COUNT.incrementAndGet();
        var body = new JsonObject()
                .put("site", site)
                .put(
                        "discussion",
                        new JsonObject()
                                .put("key", discussion)
                                .put("url", ORIGIN + "/" + discussion)
                                .put("title", "The harbour, " + discussion))
                .put("text", TEXT + " " + count)
                .put("author", new JsonObject().put("name", "Ines").put("email", "ines@example.org"));
        var key = idempotent ? "Idempotency-Key: bench-" + count + "\r\n" : "";
        return withBody("POST /api/v1/comments", headers + key, body);
    }

    static String anyOf(int discussions) {
        return "article-" + ThreadLocalRandom.current().nextInt(discussions);
    }

    /** A vote by a guest who votes for the first time. */
    static Buffer vote(String comment) {
        return withBody("PUT /api/v1/comments/" + comment + "/vote", "", new JsonObject().put("value", 1));
    }

    static Buffer page(String discussion) {
        return Buffer.buffer("GET /api/v1/discussions?site=" + SITE + "&key=" + discussion
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\nOrigin: " + ORIGIN + "\r\n\r\n");
    }

    private static Buffer withBody(String line, String headers, JsonObject body) {
        var bytes = body.toBuffer();
        return Buffer.buffer(line + " HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: " + ORIGIN
                        + "\r\nContent-Type: application/json\r\n" + headers + "Content-Length: " + bytes.length()
                        + "\r\n\r\n")
                .appendBuffer(bytes);
    }
}
