package parley.live;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import parley.event.DiscussionId;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.web.Fields;
import parley.web.StrictJson;

/** What a client may say (docs/live-protocol.md). */
sealed interface ClientFrame {
    record Subscribe(DiscussionId discussion, Position after, Form form) implements ClientFrame {}

    record Unsubscribe(DiscussionId discussion) implements ClientFrame {}

    /** @param after the {@code seq} of one's own that is known; without it, from now on */
    record Me(String ticket, OptionalLong after) implements ClientFrame {}

    /** @param site only this one; all that the ticket is for, where it is left out */
    record Moderation(String ticket, Optional<String> site) implements ClientFrame {}

    /** @throws Refusal MALFORMED_REQUEST with every mistake; NOT_FOUND for what cannot be a discussion's id */
    static ClientFrame read(Buffer text) {
        var frame = Fields.of(StrictJson.object(text));
        var subscribe = frame.optionalObject("subscribe");
        var unsubscribe = frame.optionalObject("unsubscribe");
        var me = frame.optionalObject("me");
        var moderation = frame.optionalObject("moderation");
        if (Stream.of(subscribe, unsubscribe, me, moderation)
                        .filter(Optional::isPresent)
                        .count()
                != 1) {
            frame.mistake("must have either subscribe or unsubscribe or me or moderation");
            frame.check();
        }
        if (me.isPresent()) {
            var own = new Me(me.get().text("ticket"), me.get().optionalCount("after"));
            frame.check();
            return own;
        }
        if (moderation.isPresent()) {
            var newsroom = new Moderation(
                    moderation.get().text("ticket"), moderation.get().optionalText("site"));
            frame.check();
            return newsroom;
        }
        if (unsubscribe.isPresent()) {
            var id = unsubscribe.get().text("discussion");
            frame.check();
            return new Unsubscribe(discussion(id));
        }
        return subscribe(frame, subscribe.get());
    }

    private static Subscribe subscribe(Fields frame, Fields fields) {
        var id = fields.text("discussion");
        var after = fields.optionalCount("after");
        var epoch = fields.optionalText("epoch");
        if (epoch.filter(name -> !name.matches("[A-Za-z0-9_-]{1,64}")).isPresent()) {
            fields.mistake("epoch", "must be as it came");
        }
        var as = fields.optionalChoice("as", Form.NAMES, name -> name).orElse("json");
        var form = Form.of(as, fields.optionalText("lang"));
        frame.check();
        return new Subscribe(discussion(id), new Position(after, epoch), form);
    }

    private static DiscussionId discussion(String id) {
        return DiscussionId.parse(id).orElseThrow(() -> Refusal.of(ProblemKind.NOT_FOUND));
    }
}
