package parley.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parley.event.CommentId;
import parley.event.DiscussionId;
import parley.event.SiteKey;
import parley.moderation.Filter;
import parley.moderation.Order;
import parley.moderation.Queue;
import parley.web.Call;

/**
 * Which part of which queue a page shows; all of it stands in the address, so that a page can be reloaded and sent on.
 *
 * @param after where this page begins
 * @param earlier where the pages before it began, without the first: keyset pages know no way back
 * @param open the comment that is shown in full
 */
public record Look(
        Queue queue,
        Optional<SiteKey> site,
        Filter filter,
        Optional<Order> order,
        Optional<String> after,
        List<String> earlier,
        Optional<CommentId> open) {
    static final int PAGE = 50;
    static final String ROOT = "/console/queue/";

    /** Of a page's way back; who came further goes back to the first page. */
    private static final int STEPS = 20;

    private static final int LONGEST = 200;

    static Look at(Queue queue, Optional<SiteKey> site) {
        return new Look(queue, site, Filter.NONE, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    /** From the path's {@code :state} and the query. What cannot be read counts as left out: an address is no form. */
    static Look of(Call call, Optional<SiteKey> site) {
        var queue = Queue.of(call.path("state")).orElse(Queue.PENDING);
        var filter = new Filter(
                given(call, "discussion").flatMap(DiscussionId::parse),
                given(call, "author"),
                given(call, "q"),
                given(call, "reason"),
                Optional.empty(),
                Optional.empty());
        var order = given(call, "sort")
                .flatMap(label -> Stream.of(Order.values())
                        .filter(one -> one.label().equals(label) && (one != Order.REPORTED || queue == Queue.REPORTED))
                        .findFirst());
        return new Look(
                queue,
                site,
                filter,
                order,
                given(call, "after"),
                given(call, "earlier").map(way -> List.of(way.split("\\."))).orElse(List.of()),
                given(call, "open").flatMap(CommentId::parse));
    }

    private static Optional<String> given(Call call, String name) {
        return Optional.ofNullable(call.context().queryParams().get(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty() && (text.length() <= LONGEST || name.equals("earlier")));
    }

    /** The same search in another queue. */
    public Look in(Queue other) {
        return new Look(other, site, filter, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    public Look of(Filter other) {
        return new Look(queue, site, other, order, Optional.empty(), List.of(), Optional.empty());
    }

    public Look opening(CommentId comment) {
        return new Look(queue, site, filter, order, after, earlier, Optional.of(comment));
    }

    public Look closed() {
        return new Look(queue, site, filter, order, after, earlier, Optional.empty());
    }

    public Look first() {
        return new Look(queue, site, filter, order, Optional.empty(), List.of(), Optional.empty());
    }

    Look next(String cursor) {
        var way = new ArrayList<>(earlier);
        after.ifPresent(way::add);
        var kept = way.size() > STEPS ? List.<String>of() : List.copyOf(way);
        return new Look(queue, site, filter, order, Optional.of(cursor), kept, Optional.empty());
    }

    /** Absent on the first page. */
    public Optional<Look> previous() {
        if (after.isEmpty()) {
            return Optional.empty();
        }
        if (earlier.isEmpty()) {
            return Optional.of(first());
        }
        var before = earlier.subList(0, earlier.size() - 1);
        return Optional.of(
                new Look(queue, site, filter, order, Optional.of(earlier.getLast()), before, Optional.empty()));
    }

    public boolean searches() {
        return !filter.equals(Filter.NONE);
    }

    public String address() {
        var query = new ArrayList<String>();
        put(query, "site", site.map(SiteKey::value));
        put(query, "discussion", filter.discussion().map(DiscussionId::toString));
        put(query, "author", filter.author());
        put(query, "q", filter.words());
        put(query, "reason", filter.reason());
        put(query, "sort", order.map(Order::label));
        put(query, "after", after);
        put(query, "earlier", Optional.of(String.join(".", earlier)).filter(way -> !way.isEmpty()));
        put(query, "open", open.map(CommentId::toString));
        return ROOT + queue.label() + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    /** What a page of this queue asks for now and then. */
    public String news(int known) {
        var address = first().closed().address();
        int query = address.indexOf('?');
        return query < 0
                ? address + "/news?known=" + known
                : address.substring(0, query) + "/news" + address.substring(query) + "&known=" + known;
    }

    private static void put(List<String> query, String name, Optional<String> value) {
        value.ifPresent(text -> query.add(name + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8)));
    }
}
