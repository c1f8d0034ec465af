package parley.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.rig.Chromium;
import parley.rig.Guest;
import parley.rig.HostPage;
import parley.rig.Town;

/** A publisher's index page, with our marks and with those that other systems left in its theme. */
class IndexPageTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    /** Every way to say which discussion is meant: by key, by the address it links to, by an address of its own. */
    private static final String MARKS = """
            <a id="own-key" href="/a" data-parley-key="/index/two">Comments</a>
            <a id="own-number" href="/a" data-parley-key="/index/two" data-parley-number>–</a>
            <a id="own-url" data-parley-url="https://news.example.org/index/one">Comments</a>
            <a id="own-hash" href="https://news.example.org/index/one#parley">Comments</a>
            <a id="disqus-link" href="https://news.example.org/index/two#disqus_thread">Comments</a>
            <a id="disqus-key" href="/b#disqus_thread" data-disqus-identifier="/index/one">Comments</a>
            <span id="disqus-span" class="disqus-comment-count" data-disqus-url="https://news.example.org/index/two"></span>
            <a id="isso" href="https://news.example.org/index/one#isso-thread">Comments</a>
            <a id="isso-key" href="/c#isso-thread" data-isso-id="/index/two">Comments</a>
            <span id="remark" class="remark42__counter" data-url="https://news.example.org/index/two"></span>
            <span id="coral" class="coral-count" data-coral-url="https://news.example.org/index/one"></span>
            <span id="coral-key" class="coral-count" data-coral-id="/index/two" data-coral-notext="true"></span>
            <a id="commento" href="https://news.example.org/index/two#commento">Comments</a>
            <a id="commento-key" href="/d#commento" data-page-id="/index/one">Comments</a>
            <a id="nobody" href="/e" data-parley-key="/index/nobody">Comments</a>
            """;

    @BeforeAll
    static void write() {
        var ida = Guest.on(TOWN.one(), "Ida Sommer");
        ida.says("/index/one", "1");
        ida.says("/index/two", "1");
        ida.says("/index/two", "2");
    }

    private static String script() {
        return "<script async src=\"%s/count.js\" data-site=\"demo\"></script>"
                .formatted(TOWN.other().address());
    }

    @Test
    void marksOfAllSystemsGetTheirCountsByOneRequestUnderAStrictPolicy() {
        try (var host = HostPage.in(CHROMIUM, TOWN.other())) {
            var asked = asked(host);
            var page = host.show("index", MARKS + script());
            for (var two : new String[] {"own-key", "disqus-link", "disqus-span", "isso-key", "commento"}) {
                assertThat(page.locator("#" + two)).hasText("2 comments");
            }
            for (var one : new String[] {"own-url", "own-hash", "disqus-key", "isso", "coral", "commento-key"}) {
                assertThat(page.locator("#" + one)).hasText("1 comment");
            }
            for (var bare : new String[] {"own-number", "remark", "coral-key"}) {
                assertThat(page.locator("#" + bare)).hasText("2");
            }
            assertThat(page.locator("#nobody")).hasText("No comments yet");
            assertThat(asked).hasSize(1);
            assertThat(host.complaints()).isEmpty();
        }
    }

    @Test
    void aLongIndexTakesOneRequestForTwentyFive() {
        var many = IntStream.range(0, 60)
                .mapToObj(i -> "<a class=\"mark\" data-parley-key=\"/index/many/%d\">?</a>".formatted(i))
                .collect(Collectors.joining());
        try (var host = HostPage.in(CHROMIUM, TOWN.other())) {
            var asked = asked(host);
            var page = host.show("long", many + script());
            assertThat(page.locator(".mark").last()).hasText("No comments yet");
            assertThat(page.locator(".mark").first()).hasText("No comments yet");
            assertThat(asked).hasSize(3);
            assertThat(host.complaints()).isEmpty();
        }
    }

    private static ConcurrentLinkedQueue<String> asked(HostPage host) {
        var asked = new ConcurrentLinkedQueue<String>();
        host.context().onRequest(request -> {
            if (request.url().contains("/api/v1/counts")) {
                asked.add(request.url());
            }
        });
        return asked;
    }
}
