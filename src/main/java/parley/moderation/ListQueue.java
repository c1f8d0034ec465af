package parley.moderation;

import java.util.List;
import java.util.Optional;
import parley.bus.Command;
import parley.event.SiteKey;
import parley.web.Caller;

/**
 * Reads a queue.
 *
 * @param site empty for all of them
 * @param order the queue's own where it is left out
 * @param after a cursor of this queue in this order
 * @param limit comments, 1 to 500
 */
public record ListQueue(
        Caller caller,
        Optional<SiteKey> site,
        Queue queue,
        Filter filter,
        Optional<Order> order,
        Optional<String> after,
        int limit)
        implements Command<ListQueue.Page> {

    public record Page(List<ModeratedComment> comments, Optional<String> next) {}
}
