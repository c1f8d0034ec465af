package parley;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import parley.event.StaffId;
import parley.mail.From;
import parley.mail.Invitations;
import parley.mail.Letterbox;
import parley.mail.MailFollower;
import parley.mail.MailMeters;
import parley.mail.MailRoutes;
import parley.mail.MailVerticle;
import parley.mail.Outbox;
import parley.mail.Postman;
import parley.mail.SenderVerticle;
import parley.mail.Sink;
import parley.mail.SinkRoutes;
import parley.mail.SmtpPostman;
import parley.notifications.Notifications;
import parley.people.Post;
import parley.posting.Wishes;
import parley.web.Desk;
import parley.web.Routes;
import parley.web.StaticFiles;
import parley.web.Tokens;

/**
 * The room {@code mail}, made of its settings: letters go to an SMTP server, or into the demo's sink, or nobody may ask
 * for any. Whoever was mailed once can say "stop" in every case.
 */
final class MailRoom {
    private final Ground ground;
    private final Tokens tokens;
    private final Settings.Mail settings;
    private final Optional<Sink> sink;
    private final Letterbox letterbox;

    MailRoom(Ground ground, Tokens tokens, Settings settings) {
        this.ground = ground;
        this.tokens = tokens;
        this.settings = settings.mail();
        sink = settings.mail().server().isEmpty() && settings.demo().on()
                ? Optional.of(new Sink(ground.clock))
                : Optional.empty();
        letterbox = new Letterbox(ground.ids, Duration.ofMinutes(settings.mail().bundleMinutes()));
    }

    /** Whether any mail is sent. */
    static boolean on(Settings settings) {
        return settings.mail().server().isPresent() || settings.demo().on();
    }

    boolean on() {
        return settings.server().isPresent() || sink.isPresent();
    }

    Wishes wishes() {
        return on() ? ground.wishes::wish : Wishes.NONE;
    }

    /** Where the newsroom's invitations are put. */
    Post post() {
        return new Post() {
            @Override
            public boolean on() {
                return MailRoom.this.on();
            }

            @Override
            public Future<Void> invite(SqlConnection open, StaffId staff) {
                return Outbox.invite(open, ground.ids.row(), staff.value(), ground.clock.instant());
            }
        };
    }

    MailVerticle verticle() {
        return new MailVerticle(new MailVerticle.Needs(ground.bus, ground.pool, letterbox, ground.clock));
    }

    /** Behind that of notifications, which decides who should know. */
    MailFollower follower() {
        return new MailFollower(Notifications.FOLLOWER, letterbox, ground.clock, on());
    }

    Routes routes(Desk desk) {
        return new MailRoutes(desk, ground.bus, tokens, ground.clock);
    }

    /** For the management port. */
    List<Routes> sinkRoutes(Desk desk) {
        return sink.<List<Routes>>map(letters -> List.of(new StaticFiles(), new SinkRoutes(desk, letters)))
                .orElseGet(List::of);
    }

    /**
     * Only once the door is open: the links in mails lead there.
     *
     * @param port where it is, for installations that have not said how they are reached
     */
    Optional<SenderVerticle> sender(int port, Invitations invitations) {
        return postman()
                .map(postman -> new SenderVerticle(new SenderVerticle.Needs(
                        ground.pool,
                        postman,
                        settings.from().orElse(From.DEMO),
                        settings.publicUrl().orElse("http://localhost:" + port),
                        tokens,
                        invitations,
                        new MailMeters(ground.meters),
                        ground.clock)));
    }

    private Optional<Postman> postman() {
        return settings.server()
                .<Postman>map(server ->
                        new SmtpPostman(ground.vertx, server, settings.from().orElse(From.DEMO)))
                .or(() -> sink);
    }
}
