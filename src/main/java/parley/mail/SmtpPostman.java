package parley.mail;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Hands letters to an SMTP server (RFC 6409). */
public final class SmtpPostman implements Postman {
    private static final int CONNECTIONS = 4;
    private static final int CONNECT_MILLIS = 10_000;

    /** Shorter than {@link Outbox#LEASE}: when another node may try, we have stopped. */
    private static final int PATIENCE_SECONDS = 30;

    /**
     * Codes that speak of the mailbox (RFC 5321, section 4.2.3; RFC 7504). Others of the 500s may as well speak of us: a
     * wrong password must not bury every mail that waits.
     */
    private static final Set<Integer> NEVER = Set.of(550, 551, 553, 556);

    /** All that a password is good for; the client would offer it as a token of OAuth, too. */
    private static final String LOGINS = "CRAM-SHA256 CRAM-SHA1 CRAM-MD5 DIGEST-MD5 PLAIN LOGIN";

    private final MailClient client;
    private final From from;
    private final int patience;
    private final Context loop;

    /** Not to be called on a Vert.x thread: it makes an event loop its own. */
    public SmtpPostman(Vertx vertx, SmtpServer server, From from) {
        this(vertx, server, from, PATIENCE_SECONDS);
    }

    /** @param patience in seconds: a certificate that is refused after STARTTLS is told by silence alone */
    SmtpPostman(Vertx vertx, SmtpServer server, From from, int patience) {
        this.client = MailClient.create(vertx, config(server, from).setIdleTimeout(patience));
        this.from = from;
        this.patience = patience;
        loop = vertx.getOrCreateContext();
    }

    /**
     * Says nothing of the verification of host names: the client asks for it by itself where certificates count, and takes
     * one that was asked for already as a sign to turn it off (vertx-mail-client 5.0.8).
     */
    private static MailConfig config(SmtpServer server, From from) {
        var config = new MailConfig(server.host(), server.port())
                .setSsl(server.tls() == SmtpServer.Tls.IMPLICIT)
                .setStarttls(
                        switch (server.tls()) {
                            case IMPLICIT, OFF -> StartTLSOptions.DISABLED;
                            case PREFERRED -> StartTLSOptions.OPTIONAL;
                            case REQUIRED -> StartTLSOptions.REQUIRED;
                        })
                .setTrustAll(server.tls() == SmtpServer.Tls.PREFERRED)
                .setLogin(server.user().isPresent() ? LoginOption.REQUIRED : LoginOption.DISABLED)
                .setAuthMethods(LOGINS)
                .setOwnHostname(from.mailbox().domain())
                .setUserAgent("parley")
                .setMaxPoolSize(CONNECTIONS)
                .setConnectTimeout(CONNECT_MILLIS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
        server.authority()
                .ifPresent(file -> config.setTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
        server.user().ifPresent(config::setUsername);
        server.password().ifPresent(config::setPassword);
        return config;
    }

    @Override
    public Future<Delivery> deliver(Letter letter) {
        return onLoop(() -> client.sendMail(message(letter)))
                .timeout(patience, TimeUnit.SECONDS)
                .<Delivery>map(taken -> new Delivery.Taken())
                .recover(failure -> Future.succeededFuture(read(failure)));
    }

    /**
     * The client sets its handler of a new connection after it was made: on a virtual thread, which is another than that
     * of the connection, the server's greeting may be there before, and is then never read.
     */
    private <T> Future<T> onLoop(Supplier<Future<T>> work) {
        var done = Promise.<T>promise();
        loop.runOnContext(now -> work.get().onComplete(done));
        return done.future();
    }

    private static Delivery read(Throwable failure) {
        return failure instanceof SMTPException said && NEVER.contains(said.getReplyCode())
                ? new Delivery.Refused(failure.toString())
                : new Delivery.Later(why(failure));
    }

    /** What lies below tells an operator more: which certificate, and what is wrong with it. */
    private static String why(Throwable failure) {
        var deepest = failure;
        for (var below = failure.getCause(); below != null; below = below.getCause()) {
            deepest = below;
        }
        return deepest.equals(failure) ? failure.toString() : failure + ": " + deepest;
    }

    private MailMessage message(Letter letter) {
        var headers = MultiMap.caseInsensitiveMultiMap();
        letter.headers().forEach(headers::add);
        headers.set("Message-ID", "<" + letter.id() + ">");
        var address = from.mailbox().address();
        return new MailMessage()
                .setFrom(from.name().isEmpty() ? address : from.name() + " <" + address + ">")
                .setTo(letter.to().address())
                .setSubject(letter.subject())
                .setText(letter.text())
                .setHtml(letter.html())
                .setHeaders(headers);
    }

    @Override
    public Future<Void> close() {
        return client.close();
    }
}
