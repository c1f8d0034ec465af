package parley.people;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import parley.problem.FieldError;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.web.Call;
import parley.web.Caller;
import parley.web.Callers;
import parley.web.FetchMetadata;
import parley.web.Problems;
import parley.web.Right;

/** The newsroom's pages before and beside the queues: forms and links, no scripts. */
final class ConsolePages {
    static final String SIGN_IN = "/console/sign-in";

    private final TemplateEngine templates;

    ConsolePages() {
        templates = TemplateEngine.createPrecompiled(null, ContentType.Html, null, "parley.tpl");
        templates.setBinaryStaticContent(true);
    }

    Future<Void> show(Call call, String name, ConsolePage page, Map<String, Object> more) {
        return show(call, 200, name, page, more);
    }

    Future<Void> show(Call call, int status, String name, ConsolePage page, Map<String, Object> more) {
        var parameters = new HashMap<String, Object>(more);
        parameters.put("page", page);
        var output = new Utf8ByteOutput();
        templates.render("people/" + name + ".jte", parameters, output);
        return call.page(status, Buffer.buffer(output.toByteArray()));
    }

    /** For pages of who is signed in: others are asked to sign in first, and come back. */
    Future<Void> look(Call call, Supplier<Future<Void>> deed) {
        return Future.<Void>succeededFuture().compose(_ -> deed.get()).recover(failure -> {
            if (failure instanceof Refusal refusal && refusal.kind() == ProblemKind.NOT_SIGNED_IN) {
                var here = call.context().request().uri();
                return call.seeOther(SIGN_IN + "?to=" + URLEncoder.encode(here, StandardCharsets.UTF_8));
            }
            return Problems.page(call, failure);
        });
    }

    /** For what forms send: only from a page of ours, signed in or not. */
    Future<Void> act(Call call, Supplier<Future<Void>> deed) {
        if (!FetchMetadata.isOwn(call)) {
            return Problems.page(call, Refusal.of(ProblemKind.ORIGIN_NOT_ALLOWED));
        }
        return look(call, deed);
    }

    /** What was wrong with a form, in the reader's language; other failures stay failures. */
    static Optional<String> mistake(Call call, Throwable failure) {
        return failure instanceof Refusal refusal && refusal.kind() == ProblemKind.NOT_ACCEPTED
                ? refusal.errors().stream().map(FieldError::detail).findFirst().map(call.texts()::said)
                : Optional.empty();
    }

    /** The same deed again as a page: with what was wrong, where something was. */
    static Future<Void> orAgain(Call call, Future<Void> done, java.util.function.Function<String, Future<Void>> again) {
        return done.recover(failure -> mistake(call, failure).map(again).orElseGet(() -> Future.failedFuture(failure)));
    }

    /** @throws Refusal NOT_SIGNED_IN or NOT_ALLOWED */
    static Caller.Staff member(Call call, Right right) {
        var staff = call.caller().staff();
        staff.must(right);
        return staff;
    }

    static Sessions.Browser browser(Call call) {
        return new Sessions.Browser(call.header("User-Agent").orElse(""), call.network());
    }

    /** Browsers take it by TLS only, or from this machine itself; it ends when the browser does, or the session. */
    static Call remember(Call call, String session) {
        return cookie(call, Cookie.cookie(Callers.SESSION, session));
    }

    static Call forget(Call call) {
        return cookie(call, Cookie.cookie(Callers.SESSION, "").setMaxAge(0));
    }

    private static Call cookie(Call call, Cookie cookie) {
        call.context()
                .response()
                .addCookie(cookie.setPath("/").setHttpOnly(true).setSecure(true).setSameSite(CookieSameSite.LAX));
        return call;
    }
}
