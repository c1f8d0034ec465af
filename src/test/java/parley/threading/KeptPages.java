package parley.threading;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.Map;
import java.util.OptionalLong;
import parley.rig.Await;

/** Pages kept in memory, of a node that hears of others only what it is told. */
abstract class KeptPages extends PageReading {
    static final long ROOMY = 10_000_000;
    static final Shape JSON = Shape.json(1);

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final PageReader source = new PageReader(ground.pool, ground.epoch, Clock.systemUTC());
    Pages pages = pages(ROOMY);

    final Pages pages(long bytes) {
        Renderer html = (query, page, shape) ->
                Buffer.buffer("<p>" + shape.language() + page.comments().size());
        return new Pages(vertx, source, Map.of(Representation.HTML, html), "build", bytes, Clock.systemUTC(), meters);
    }

    final Snapshot get(Query query) {
        return Await.of(pages.get(query, JSON, OptionalLong.empty()));
    }
}
