package parley.threading;

import io.vertx.core.buffer.Buffer;

/** Makes bytes of a page, on an event loop: it must not wait. */
@FunctionalInterface
public interface Renderer {
    Buffer render(Query query, Page page, Shape shape);
}
