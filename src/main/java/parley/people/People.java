package parley.people;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import parley.bus.Bus;
import parley.database.Sweeper;
import parley.event.Ids;
import parley.event.StaffId;
import parley.web.Accounts;
import parley.web.Desk;
import parley.web.Routes;
import parley.web.Tokens;

/** The room, assembled: who comes, verticles to deploy, and routes. */
public final class People {
    /** What is only kept for a while. */
    public static final List<Sweeper.Rubbish> OLD = List.of(Sessions.OLD, Links.OLD);

    /** Where the link leads that makes the first owner; a path and a parameter that still wants its secret. */
    private static final String FIRST = EnterRoutes.FIRST + "?token=";

    /**
     * What it is built on.
     *
     * @param random must be unpredictable
     * @param changes hears of what is changed
     * @param post where invitations are sent
     */
    public record Ground(
            Pool pool,
            Bus bus,
            Tokens tokens,
            RandomGenerator random,
            Changes changes,
            Post post,
            Ids ids,
            Clock clock) {}

    /**
     * What the mail says that invites somebody.
     *
     * @param lang a language tag
     * @param path of the link, with its secret
     */
    public record Invitation(String mail, String lang, String path) {}

    /** Who is to be the first owner, by the settings. */
    public record Owner(String mail, String password) {
        /** Never shows the password. */
        @Override
        public String toString() {
            return "Owner[]";
        }
    }

    private final Needs needs;
    private final Tokens tokens;

    /** Takes some 50 ms. */
    public People(Ground ground) {
        var secrets = new Secrets(ground.random());
        tokens = ground.tokens();
        needs = new Needs(
                ground.bus(),
                ground.pool(),
                new Keys(ground.pool(), ground.clock()),
                new Sessions(ground.pool(), secrets, ground.ids(), ground.clock()),
                new Passwords(secrets),
                new PasswordWork(),
                secrets,
                ground.changes(),
                ground.post(),
                ground.ids(),
                ground.clock());
    }

    public Accounts accounts() {
        return new Registry(needs.keys(), needs.sessions());
    }

    /** Whether a password is one that this room takes; empty, or why not. */
    public static Optional<String> mistake(Owner owner) {
        return Typed.isMail(owner.mail())
                ? PasswordRules.mistake(owner.password(), owner.mail())
                : Optional.of("That does not look like a mail address.");
    }

    /** The path of the link that makes the first owner, if there is none yet and none is named. */
    public Future<Optional<String>> prepare(Optional<Owner> owner) {
        return new FirstOwner(needs).prepare(owner).map(link -> link.map(FIRST::concat));
    }

    /** To be asked when the mail is written: each time it makes a new link. Empty where nobody is to be invited any more. */
    public Future<Optional<Invitation>> invitation(UUID staff) {
        return StaffVerticle.write(needs, new StaffId(staff));
    }

    /** To be deployed on virtual threads. */
    public List<VerticleBase> verticles() {
        return List.of(
                new SignInVerticle(needs),
                new EntranceVerticle(needs),
                new StaffVerticle(needs),
                new AccountVerticle(needs),
                new KeysVerticle(needs));
    }

    public List<Routes> routes(Desk desk) {
        var pages = new ConsolePages();
        return List.of(
                new SignInRoutes(desk, needs, pages, tokens),
                new EnterRoutes(desk, needs, pages),
                new AccountRoutes(desk, needs, pages),
                new StaffPageRoutes(desk, needs, pages),
                new KeyPageRoutes(desk, needs, pages),
                new StaffRoutes(desk, needs),
                new KeyRoutes(desk, needs.bus(), needs.keys()));
    }

    public void close() {
        needs.work().close();
    }
}
