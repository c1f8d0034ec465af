package parley.rig;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A page of comments that follows its discussion: docs/live-protocol.md, step by step. The browser does the same in its
 * own words; where the two differ, this one is held equal to freshly read pages.
 */
public final class PageState {
    private final String sort;
    private final JsonObject discussion;
    private final List<JsonObject> comments;

    /** Dropped, but kept out of sight: what is loaded still ends where it ended when a cursor was given. */
    private final Set<String> gone = new HashSet<>();

    /** What is pinned and began the page, out of the order. */
    private final Set<String> apart = new HashSet<>();

    private String next;

    /** @param page as {@code GET /discussions} answered it, from the beginning */
    public PageState(JsonObject page, String sort) {
        this.sort = sort;
        discussion = page.getJsonObject("discussion").copy();
        comments = new ArrayList<>(Answer.objects(page.getJsonArray("comments").copy()));
        next = page.getString("next");
        comments.stream()
                .filter(PageState::isRoot)
                .limit(3)
                .takeWhile(root -> root.getBoolean("pinned"))
                .forEach(root -> apart.add(id(root)));
    }

    public JsonObject discussion() {
        return discussion;
    }

    public long seq() {
        return discussion.getLong("seq");
    }

    public String next() {
        return next;
    }

    public List<JsonObject> comments() {
        return comments.stream().filter(comment -> !gone.contains(id(comment))).toList();
    }

    /** In the shape of a page. */
    public JsonObject page() {
        return new JsonObject()
                .put("discussion", discussion)
                .put("comments", new JsonArray(comments()))
                .put("next", next);
    }

    public PageState apply(List<JsonObject> events) {
        events.forEach(this::apply);
        return this;
    }

    /** @throws IllegalStateException if one before it was lost */
    public void apply(JsonObject event) {
        long seq = event.getLong("seq");
        if (seq <= seq()) {
            return;
        }
        if (seq > seq() + 1) {
            throw new IllegalStateException("after " + seq() + " came " + event);
        }
        switch (event.getString("type")) {
            case "comment-published", "comment-edited", "comment-restored" -> shown(event);
            case "comment-removed" -> removed(event);
            case "votes-changed" -> set(event, "votes");
            case "reactions-changed" -> set(event, "reactions");
            case "discussion-changed" -> discussionChanged(event.getJsonObject("discussion"));
            default -> {
                // of a later version
            }
        }
        discussion.put("seq", seq);
    }

    private void shown(JsonObject event) {
        count(event);
        put(event.getJsonObject("comment"));
    }

    private void removed(JsonObject event) {
        count(event);
        if (event.getBoolean("placeholder")) {
            put(event.getJsonObject("comment"));
        } else {
            find(event.getString("id")).ifPresent(at -> gone.add(event.getString("id")));
        }
        comments.stream()
                .filter(comment -> comment.getValue("html") == null && comment.getInteger("descendantCount") == 0)
                .forEach(empty -> gone.add(id(empty)));
    }

    private void count(JsonObject event) {
        discussion.put("commentCount", event.getInteger("commentCount"));
        for (var ancestor : Answer.objects(event.getJsonArray("ancestors")).reversed()) {
            find(id(ancestor))
                    .ifPresent(at -> comments.get(at)
                            .put("replyCount", ancestor.getInteger("replyCount"))
                            .put("descendantCount", ancestor.getInteger("descendantCount")));
            if (ancestor.containsKey("comment")) {
                put(ancestor.getJsonObject("comment"));
            }
        }
    }

    private void set(JsonObject event, String field) {
        find(event.getString("id")).ifPresent(at -> comments.get(at).put(field, event.getJsonObject(field)));
    }

    private void discussionChanged(JsonObject changed) {
        discussion.mergeIn(changed);
        var url = changed.getString("url");
        if (url != null) {
            comments.forEach(comment -> comment.put("permalink", url + "#comment-" + number(comment)));
        }
    }

    /** Replaces what is loaded, else inserts it where it goes. */
    private void put(JsonObject told) {
        var comment = told.copy();
        gone.remove(id(comment));
        var known = find(id(comment));
        if (known.isPresent() && comments.get(known.getAsInt()).getValue("number") != null) {
            comment.put("repliesNext", comments.get(known.getAsInt()).getValue("repliesNext"));
            comments.set(known.getAsInt(), comment);
            return;
        }
        known.ifPresent(at -> comments.remove(at));
        var place = comment.getValue("parentId") == null ? rootPlace(comment) : replyPlace(comment);
        place.ifPresent(at -> comments.add(at, comment));
    }

    /** What is loaded always begins at the beginning here. */
    private OptionalInt rootPlace(JsonObject root) {
        if (!sort.equals("best")) {
            for (int at = 0; at < comments.size(); at++) {
                if (isRoot(comments.get(at))
                        && !apart.contains(id(comments.get(at)))
                        && before(root, comments.get(at))) {
                    return OptionalInt.of(at);
                }
            }
        }
        return next == null ? OptionalInt.of(comments.size()) : OptionalInt.empty();
    }

    private boolean before(JsonObject one, JsonObject other) {
        return sort.equals("newest") ? number(one) > number(other) : number(one) < number(other);
    }

    private OptionalInt replyPlace(JsonObject reply) {
        var parent = find(reply.getString("parentId"));
        if (parent.isEmpty()) {
            return OptionalInt.empty();
        }
        int at = parent.getAsInt() + 1;
        for (int sibling = at; sibling < comments.size() && isBelow(sibling, parent.getAsInt()); sibling++) {
            if (Objects.equals(comments.get(sibling).getString("parentId"), reply.getString("parentId"))
                    && number(comments.get(sibling)) < number(reply)) {
                at = endOfBranch(sibling);
            }
        }
        int root = find(reply.getString("rootId")).orElseThrow();
        boolean unknownMayStandBefore = comments.get(root).getValue("repliesNext") != null;
        return at == endOfBranch(root) && unknownMayStandBefore ? OptionalInt.empty() : OptionalInt.of(at);
    }

    private int endOfBranch(int top) {
        int end = top + 1;
        while (end < comments.size() && isBelow(end, top)) {
            end++;
        }
        return end;
    }

    /** Whether all from {@code top} to there is one branch. */
    private boolean isBelow(int at, int top) {
        return depth(comments.get(at)) > depth(comments.get(top));
    }

    /** What walking on has brought: more roots with the beginnings of their branches. */
    public void more(List<JsonObject> brought, String after) {
        next = null;
        brought.forEach(comment -> put(comment.copy().putNull("repliesNext")));
        brought.forEach(comment ->
                comments.get(find(id(comment)).orElseThrow()).put("repliesNext", comment.getValue("repliesNext")));
        next = after;
    }

    /** What walking into a root's branch has brought. */
    public void moreOfBranch(String root, List<JsonObject> brought, String after) {
        comments.get(find(root).orElseThrow()).putNull("repliesNext");
        brought.forEach(this::put);
        comments.get(find(root).orElseThrow()).put("repliesNext", after);
    }

    private OptionalInt find(String id) {
        for (int at = 0; at < comments.size(); at++) {
            if (id(comments.get(at)).equals(id)) {
                return OptionalInt.of(at);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean isRoot(JsonObject comment) {
        return comment.getValue("parentId") == null;
    }

    private static String id(JsonObject comment) {
        return comment.getString("id");
    }

    private static int number(JsonObject comment) {
        return comment.getInteger("number");
    }

    private static int depth(JsonObject comment) {
        return comment.getInteger("depth");
    }
}
