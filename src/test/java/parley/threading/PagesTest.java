package parley.threading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import parley.journal.Rewound;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.rig.Await;

class PagesTest extends KeptPages {
    private double answered(String from) {
        return meters.counter("parley.pages", "answered", from).count();
    }

    @Test
    void aPageIsReadOnceWhileNothingChanges() throws IOException {
        var talk = new Voices(ground, "once");
        talk.say();
        var one = get(talk.first(Sort.OLDEST, 20));
        var two = get(talk.first(Sort.OLDEST, 20));
        assertThat(two).isSameAs(one);
        assertThat(answered("from-memory")).isEqualTo(1);
        assertThat(answered("from-database")).isEqualTo(1);
        assertThat(one.body().toJsonObject().getJsonObject("discussion").getLong("seq"))
                .isEqualTo(1);
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(one.gzip().getBytes()))) {
            assertThat(new String(gzip.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(one.body().toString());
        }
        assertThat(one.gzip()).isSameAs(one.gzip());
        assertThat(one.etag()).matches("(W/)?\"[^\"]+\"");
        await().untilAsserted(() -> assertThat(
                        meters.get("parley.pages.bytes").gauge().value())
                .isGreaterThan(one.body().length()));
    }

    @Test
    void aStalePageIsNotSentAgain() {
        var talk = new Voices(ground, "stale");
        talk.say();
        var before = get(talk.first(Sort.OLDEST, 20));
        var step = talk.post(Optional.empty());
        pages.stale(talk.id, step.seq().orElseThrow());
        var after = get(talk.first(Sort.OLDEST, 20));
        assertThat(after.seq()).isEqualTo(2);
        assertThat(after.etag()).isNotEqualTo(before.etag());
        pages.stale(talk.id, 1);
        assertThat(get(talk.first(Sort.OLDEST, 20))).isSameAs(after);
    }

    @Test
    void whatOneQueryShowedNoOtherQueryFallsBehind() {
        var talk = new Voices(ground, "together");
        talk.say();
        get(talk.first(Sort.OLDEST, 20));
        talk.say();
        assertThat(get(talk.first(Sort.NEWEST, 20)).seq()).isEqualTo(2);
        assertThat(get(talk.first(Sort.OLDEST, 20)).seq()).isEqualTo(2);
    }

    @Test
    void everyPartOfTheQuestionHasItsOwnTag() {
        var talk = new Voices(ground, "tags");
        var root = talk.say();
        var reply = talk.reply(root);
        var queries = List.of(
                talk.first(Sort.OLDEST, 20),
                talk.first(Sort.OLDEST, 21),
                talk.first(Sort.NEWEST, 20),
                talk.first(Sort.BEST, 20),
                new Query.Context(talk.id, reply, Sort.OLDEST, 20, Replies.FIRST),
                new Query.Context(talk.id, root, Sort.OLDEST, 20, Replies.FIRST),
                new Query.Branch(talk.id, root, Optional.empty(), 20),
                new Query.Branch(talk.id, root, Optional.of(new Cursor.Branch(root, TreePath.root(1))), 20));
        var shapes = List.of(
                JSON, Shape.json(2), new Shape(Representation.HTML, "en", 1), new Shape(Representation.HTML, "de", 1));
        var tags = new ArrayList<String>();
        queries.forEach(query -> shapes.forEach(shape ->
                tags.add(Await.of(pages.get(query, shape, OptionalLong.empty())).etag())));
        assertThat(tags).hasSize(32).doesNotHaveDuplicates();
        pages = pages(ROOMY);
        assertThat(get(queries.getLast()).etag()).isEqualTo(tags.get(28));
    }

    @Test
    void aReaderWhoKnowsMoreThanThisNodeReadsTheDatabaseAnew() {
        var talk = new Voices(ground, "min-seq");
        talk.say();
        get(talk.first(Sort.OLDEST, 20));
        talk.say();
        assertThat(get(talk.first(Sort.OLDEST, 20)).seq()).as("nobody told us").isEqualTo(1);
        var page = Await.of(pages.get(talk.first(Sort.OLDEST, 20), JSON, OptionalLong.of(2)));
        assertThat(page.seq()).isEqualTo(2);
        assertThat(get(talk.first(Sort.OLDEST, 20))).isSameAs(page);
    }

    @Test
    void aReaderWhoKnowsWhatIsStillUnderWayWaitsForIt() {
        var talk = new Voices(ground, "under-way");
        talk.say();
        var waiting = pages.get(talk.first(Sort.OLDEST, 20), JSON, OptionalLong.of(3));
        talk.say();
        talk.say();
        assertThat(Await.of(waiting).seq()).isEqualTo(3);
    }

    @Test
    void whatNeverComesIsRefused() {
        var talk = new Voices(ground, "never");
        var refusal = Await.failureOf(pages.get(talk.first(Sort.OLDEST, 20), JSON, OptionalLong.of(9)));
        assertThat(((Refusal) refusal).kind()).isEqualTo(ProblemKind.NOT_CAUGHT_UP);
        assertThat(((Refusal) refusal).retryAfter()).isPresent();
    }

    @Test
    void aFailureIsNotKept() {
        var talk = new Voices(ground, "failure");
        var root = talk.say();
        talk.remove(root);
        var query = new Query.Branch(talk.id, root, Optional.empty(), 5);
        var refusal = Await.failureOf(pages.get(query, JSON, OptionalLong.empty()));
        assertThat(((Refusal) refusal).kind()).isEqualTo(ProblemKind.UNKNOWN_COMMENT);
        talk.restore(root);
        assertThat(get(query).body().toJsonObject().getJsonArray("comments")).isEmpty();
    }

    @Test
    void whatOthersCommitIsHeardThroughTheTailAndARewoundHistoryIsForgotten() {
        Await.of(vertx.deployVerticle(new PagesVerticle(ground.bus, pages)));
        var talk = new Voices(ground, "tail");
        talk.say();
        get(talk.first(Sort.OLDEST, 20));
        talk.say();
        await().untilAsserted(
                        () -> assertThat(get(talk.first(Sort.OLDEST, 20)).seq()).isEqualTo(2));
        database.execute("UPDATE discussion SET seq = 1 WHERE id = '" + talk.id + "'");
        assertThat(get(talk.first(Sort.OLDEST, 20)).seq()).isEqualTo(2);
        ground.bus.tell(new Rewound("another"));
        await().untilAsserted(
                        () -> assertThat(get(talk.first(Sort.OLDEST, 20)).seq()).isEqualTo(1));
    }
}
