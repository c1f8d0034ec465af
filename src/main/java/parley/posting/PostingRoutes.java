package parley.posting;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;
import parley.bus.Bus;
import parley.screening.Reason;
import parley.texts.Language;
import parley.web.Call;
import parley.web.Desk;
import parley.web.Fields;
import parley.web.Origins;
import parley.web.Rate;
import parley.web.Routes;

/** The API of posting: say something, say it in other words, take it back. */
public final class PostingRoutes implements Routes {
    private final Desk desk;
    private final Bus bus;
    private final Address address;
    private final Origins origins;

    public PostingRoutes(Desk desk, Bus bus, Address address, Origins origins) {
        this.desk = desk;
        this.bus = bus;
        this.address = address;
        this.origins = origins;
    }

    @Override
    public void mount(Router router) {
        router.post("/api/v1/comments").handler(desk.json(this::post));
        router.patch("/api/v1/comments/:id").handler(desk.json(this::edit));
        router.delete("/api/v1/comments/:id").handler(desk.any(this::remove));
    }

    private Future<Void> post(Call call) {
        call.noQuery();
        var key = call.idempotencyKey();
        var fields = call.fields();
        var siteKey = fields.text("site");
        var place = fields.object("discussion");
        var said = new Address.Said(place.optionalText("key"), place.optionalText("url"), place.optionalText("title"));
        var parentId = fields.nullableText("parentId");
        var text = fields.text("text");
        var author = fields.optionalObject("author");
        var signature = author.map(PostingRoutes::signature);
        boolean notify = author.flatMap(one -> one.optionalFlag("notify")).orElse(false);
        var lang = fields.optionalText("lang");
        var acknowledged = fields.optionalText("acknowledged");
        fields.check();
        var site = call.site(siteKey);
        call.checkOrigin(site);
        call.limit(Rate.POST);
        return address.seed(call, site, said)
                .compose(seed -> bus.ask(new PostComment(
                        call.caller(),
                        seed,
                        parentId.map(Address::parent),
                        text,
                        signature,
                        notify ? Optional.of(notify(desk, call, lang)) : Optional.empty(),
                        acknowledged,
                        key,
                        Optional.of(call.address()),
                        Optional.empty())))
                .compose(posted -> answer(call, posted));
    }

    private static PostComment.Signature signature(Fields author) {
        return new PostComment.Signature(
                author.text("name"), author.nullableText("email"), author.nullableText("website"));
    }

    static PostComment.Notify notify(Desk desk, Call call, Optional<String> lang) {
        boolean mayAsk = desk.limits().within(Rate.MAIL_WISH, call.address());
        return new PostComment.Notify(
                lang.map(Language::of).orElseGet(call::language).tag(), mayAsk);
    }

    private static Future<Void> answer(Call call, Posted posted) {
        var body = withReasons(
                call, new JsonObject().put("comment", posted.comment().toJson()), posted.held());
        posted.editToken().ifPresent(token -> body.put("editToken", token));
        posted.guestToken().ifPresent(token -> body.put("guestToken", token));
        return call.with("Location", "/api/v1/comments/" + posted.comment().id())
                .with("Parley-Seq", Long.toString(posted.seq()))
                .answer(201, body);
    }

    private Future<Void> edit(Call call) {
        call.noQuery();
        var id = call.commentId();
        var fields = call.fields();
        var text = fields.text("text");
        var acknowledged = fields.optionalText("acknowledged");
        fields.check();
        call.limit(Rate.CHANGE);
        return origins.check(call, id)
                .compose(checked -> bus.ask(new EditComment(
                        call.caller(), id, text, acknowledged, call.editToken(), Optional.of(call.address()))))
                .compose(changed -> call.with("Parley-Seq", Long.toString(changed.seq()))
                        .answer(
                                200,
                                withReasons(
                                        call,
                                        new JsonObject()
                                                .put(
                                                        "comment",
                                                        changed.comment().toJson()),
                                        changed.held())));
    }

    private Future<Void> remove(Call call) {
        call.noQuery();
        call.noBody();
        var id = call.commentId();
        call.limit(Rate.CHANGE);
        return origins.check(call, id)
                .compose(checked -> bus.ask(new RemoveComment(call.caller(), id, call.editToken())))
                .compose(changed ->
                        call.with("Parley-Seq", Long.toString(changed.seq())).noContent());
    }

    private static JsonObject withReasons(Call call, JsonObject body, List<Reason> held) {
        if (!held.isEmpty()) {
            var reasons = new JsonArray();
            held.forEach(reason -> reasons.add(new JsonObject()
                    .put("check", reason.check())
                    .put("detail", call.texts().said(reason.detail()))));
            body.put("held", reasons);
        }
        return body;
    }
}
