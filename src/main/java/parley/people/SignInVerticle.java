package parley.people;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import java.util.Locale;
import java.util.Optional;

/** Lets people in, and out. Must be deployed on virtual threads. */
final class SignInVerticle extends VerticleBase {
    private final Needs needs;

    SignInVerticle(Needs needs) {
        this.needs = needs;
    }

    @Override
    public Future<?> start() {
        return Future.all(
                needs.bus().answer(context, SignIn.class, this::signIn),
                needs.bus().answer(context, ProveSecond.class, this::prove),
                needs.bus().answer(context, EndSession.class, this::end));
    }

    /** The same steps whoever asks: what makes a difference comes after the hash. */
    private SignIn.Outcome signIn(SignIn command) {
        var found = Staff.find(needs.pool(), command.mail()).await();
        var hash = found.flatMap(Member::password);
        boolean fits = command.password().length() <= PasswordRules.LONGEST
                && needs.work()
                        .run(() -> needs.passwords().fits(command.password(), hash))
                        .await();
        var member = found.filter(Member::active).filter(_ -> fits);
        if (member.isEmpty()) {
            return new SignIn.No();
        }
        renew(member.get(), command.password());
        return member.get().totp().isPresent()
                ? new SignIn.SecondStep(member.get().id())
                : new SignIn.In(open(member.get(), command.browser()));
    }

    /** While the password is at hand: it was hashed at another cost than today's. */
    private void renew(Member member, String password) {
        if (member.password().filter(Passwords::isStale).isPresent()) {
            var hash = needs.work().run(() -> needs.passwords().hash(password)).await();
            Staff.password(needs.pool(), member.id(), hash).await();
        }
    }

    private Optional<String> prove(ProveSecond command) {
        var member = Staff.find(needs.pool(), command.staff()).await().filter(Member::active);
        return member.filter(one -> isTheirs(one, command.code())).map(one -> open(one, command.browser()));
    }

    private boolean isTheirs(Member member, String typed) {
        var code = typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
        if (member.totp().isEmpty()) {
            return false;
        }
        var step = Totp.step(
                member.totp().get().getBytes(),
                code,
                member.totpStep(),
                needs.clock().instant());
        if (step.isPresent()) {
            return Staff.step(needs.pool(), member.id(), step.getAsLong()).await();
        }
        Buffer hash = Secrets.hash(code);
        return Staff.recover(needs.pool(), member.id(), hash).await();
    }

    private String open(Member member, Sessions.Browser browser) {
        Staff.signedIn(needs.pool(), member.id(), needs.clock().instant()).await();
        return needs.sessions().open(needs.pool(), member.id(), browser).await();
    }

    private Boolean end(EndSession command) {
        return needs.sessions()
                .end(needs.pool(), command.caller().id(), command.session())
                .await();
    }
}
