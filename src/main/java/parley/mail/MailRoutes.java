package parley.mail;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import parley.bus.Bus;
import parley.bus.Command;
import parley.texts.Texts;
import parley.web.Call;
import parley.web.Desk;
import parley.web.Routes;
import parley.web.Tokens;

/**
 * Where the links of mails lead. Mail programs and virus scanners open links by themselves, so a GET only asks; what
 * changes something is a POST, whose token says it all: neither cookie nor origin is looked at, because mail providers
 * post by themselves too, in whatever encoding (RFC 8058, section 3.1).
 */
public final class MailRoutes implements Routes {
    private static final int NOT_FOUND = 404;

    private final Desk desk;
    private final Bus bus;
    private final Tidings tidings;
    private final Tokens tokens;
    private final Clock clock;
    private final Templates templates = new Templates();

    public MailRoutes(Desk desk, Bus bus, Pool pool, Tokens tokens, Clock clock) {
        this.desk = desk;
        this.bus = bus;
        this.tidings = new Tidings(pool);
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        desk.get(router, "/mail/confirm", desk.any(call -> ask(call, confirming(call), "confirm")));
        desk.get(router, "/mail/stop", desk.any(call -> ask(call, stopping(call), "stop")));
        router.post("/mail/confirm")
                .handler(desk.any(call -> act(call, confirming(call), ConfirmMail::new, "confirmed")));
        router.post("/mail/stop").handler(desk.any(call -> act(call, stopping(call), StopMail::new, "stopped")));
    }

    private Optional<UUID> confirming(Call call) {
        return token(call).flatMap(token -> tokens.confirmsMail(token, clock.instant()));
    }

    private Optional<UUID> stopping(Call call) {
        return token(call).flatMap(tokens::stopsMail);
    }

    private static Optional<String> token(Call call) {
        return Optional.ofNullable(call.context().queryParams().get("token"));
    }

    private Future<Void> ask(Call call, Optional<UUID> address, String what) {
        var texts = call.texts();
        return reader(address)
                .compose(found -> found.map(reader -> show(call, 200, MailPage.asking(texts, reader, what)))
                        .orElseGet(() -> invalid(call, texts)));
    }

    private Future<Void> act(Call call, Optional<UUID> address, Function<UUID, Command<Boolean>> command, String done) {
        var texts = call.texts();
        return address.map(id -> bus.ask(command.apply(id)))
                .orElseGet(() -> Future.succeededFuture(false))
                .compose(known -> known
                        ? reader(address).compose(found -> show(call, 200, MailPage.telling(texts, found, done)))
                        : invalid(call, texts));
    }

    private Future<Optional<Tidings.Reader>> reader(Optional<UUID> address) {
        return address.map(tidings::reader).orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private Future<Void> invalid(Call call, Texts texts) {
        return show(call, NOT_FOUND, MailPage.telling(texts, Optional.empty(), "invalid"));
    }

    /** The page's address is a secret: nobody it leads to may learn it. */
    private Future<Void> show(Call call, int status, MailPage page) {
        call.context().addHeadersEndHandler(set -> call.with("Referrer-Policy", "no-referrer"));
        return call.page(status, templates.page(page));
    }
}
