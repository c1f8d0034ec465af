package parley.console;

import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.List;
import parley.audit.AuditReader;
import parley.bus.Bus;
import parley.web.Desk;
import parley.web.Routes;
import parley.web.Tokens;

/** The room, assembled. */
public final class Console {

    /** @param pool reads the names of colleagues */
    public record Needs(Desk desk, Bus bus, Pool pool, Tokens tokens, Clock clock) {}

    private final Room room;

    public Console(Needs needs) {
        var templates = new Templates();
        var reception = new Reception(needs.tokens(), templates);
        room = new Room(
                needs.desk(),
                needs.bus(),
                reception,
                templates,
                new Frames(needs.desk().sites(), reception),
                new Names(needs.pool()),
                new AuditReader(needs.pool()),
                needs.clock());
    }

    public List<Routes> routes() {
        return List.of(
                new QueuePageRoutes(room),
                new DecisionFormRoutes(room),
                new AuthorFormRoutes(room),
                new PolicyPageRoutes(room),
                new StatisticsPageRoutes(room),
                new AuditPageRoutes(room),
                new Htmx());
    }
}
