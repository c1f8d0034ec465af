package parley.threading;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Pages as the contract has them: DiscussionPage, ContextPage and RepliesPage. */
public final class PageJson {
    private PageJson() {}

    public static JsonObject of(Query query, Page page) {
        var comments = new JsonArray();
        page.comments().forEach(comment -> comments.add(comment.toJson()));
        var json = new JsonObject();
        if (!(query instanceof Query.Branch)) {
            json.put("discussion", page.discussion().toJson());
        }
        json.put("comments", comments).put("next", page.next().orElse(null));
        if (query instanceof Query.Context) {
            json.put("previous", page.previous().orElse(null));
        }
        return json;
    }

    static Buffer render(Query query, Page page, Shape shape) {
        return of(query, page).toBuffer();
    }
}
