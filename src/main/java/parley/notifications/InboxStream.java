package parley.notifications;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import parley.event.GuestId;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.web.PersonalStream;
import parley.web.Tokens;

/** An inbox as a socket hears it: its lines, joined with what they are about as it is now. */
record InboxStream(InboxReader reader, Watchers watchers, Tokens tokens, Clock clock) implements PersonalStream {
    private static final int AT_ONCE = 64;

    /** Further behind than this, reading the list anew is cheaper. */
    private static final int TOO_FAR = 500;

    @Override
    public GuestId admit(String ticket) {
        return tokens.ticket(ticket, clock.instant())
                .orElseThrow(() ->
                        Refusal.of(ProblemKind.NOT_SIGNED_IN, "That ticket is not valid any more; ask for another."));
    }

    @Override
    public Runnable watch(GuestId person, Runnable more) {
        return watchers.add(person, more);
    }

    @Override
    public Future<Heard> after(GuestId person, OptionalLong seq) {
        return reader.head(person).compose(head -> {
            long after = seq.orElse(head.seq());
            if (after == head.seq()) {
                return Future.succeededFuture(new Events(List.of(), after, head.unread()));
            }
            if (after > head.seq() || head.seq() - after > TOO_FAR) {
                return Future.succeededFuture(new Lost(head.seq()));
            }
            int count = (int) Math.min(AT_ONCE, head.seq() - after); // what came since would belie its unread
            return reader.lines(person, after, count).compose(lines -> told(person, after, lines, head));
        });
    }

    private Future<Heard> told(GuestId person, long after, List<InboxReader.Line> lines, Ledger.Head head) {
        if (lines.isEmpty() || lines.getFirst().seq() != after + 1) {
            return Future.succeededFuture(new Lost(head.seq()));
        }
        var ids = lines.stream().flatMap(line -> line.notification().stream()).collect(Collectors.toSet());
        return reader.notices(person, ids)
                .map(notices -> new Events(
                        lines.stream()
                                .map(line -> event(line, notices, head.unread()))
                                .toList(),
                        lines.getLast().seq(),
                        head.unread()));
    }

    /** What was taken back since is told as taken back, whatever the line says. */
    private static JsonObject event(InboxReader.Line line, Map<UUID, Notice> notices, int unread) {
        var event = new JsonObject().put("seq", line.seq());
        if (line.notification().isEmpty()) {
            return event.put("type", "read").put("unread", unread);
        }
        var id = line.notification().get();
        var notice = Optional.ofNullable(notices.get(id)).filter(Notice::shown);
        return notice.isPresent() && line.type().equals("notified")
                ? event.put("type", "notified").put("notification", notice.get().toJson())
                : event.put("type", "withdrawn").put("id", id.toString());
    }
}
