package parley.rig;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;

/** What somebody is told, as their widget sees it. */
public record Inbox(Node node, Api api) {

    public static Inbox of(Node node, String guestToken) {
        return new Inbox(node, node.api().from(Town.ORIGIN).as("Guest " + guestToken));
    }

    public String person() {
        return me().getJsonObject("guest").getString("id");
    }

    public int unread() {
        return me().getInteger("unread");
    }

    public long seq() {
        return me().getLong("seq");
    }

    private JsonObject me() {
        return api.get("/me").expect(200).json();
    }

    public List<JsonObject> list() {
        return Answer.objects(api.get("/me/notifications").expect(200).json().getJsonArray("notifications"));
    }

    public int read(String id) {
        return api.post("/me/notifications/read", new JsonObject().put("ids", new JsonArray().add(id)))
                .expect(200)
                .json()
                .getInteger("unread");
    }

    public void awaitUnread(int expected) {
        until(() -> unread() == expected);
    }

    public void until(Callable<Boolean> so) {
        Ear.patiently().until(so);
    }

    /** From now on. */
    public Ear listen() {
        return hear(new JsonObject());
    }

    public Ear resume(long after) {
        return hear(new JsonObject().put("after", after));
    }

    private Ear hear(JsonObject from) {
        var ticket = api.send("POST", "/me/ticket", "").expect(200).json().getString("ticket");
        var ear = node.ear().say(new JsonObject().put("me", from.put("ticket", ticket)));
        ear.awaitFrame("me");
        return ear;
    }
}
