package parley.console;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import parley.problem.FieldError;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.texts.Texts;
import parley.web.Call;
import parley.web.Caller;
import parley.web.Desk;
import parley.web.FetchMetadata;
import parley.web.PageHeaders;
import parley.web.Problems;
import parley.web.Tokens;

/** Who comes into the console, and what is said to those who may not. */
final class Reception {
    private static final String SIGN_IN = "/console/sign-in?to=";
    private static final String HTML = "text/html; charset=utf-8";

    /** No script but our own files, nothing evaluated, nothing inline; the default policy is made by console.js. */
    private static final String POLICY = PageHeaders.trusting("default");

    private final Tokens tokens;
    private final Templates templates;

    Reception(Tokens tokens, Templates templates) {
        this.tokens = tokens;
        this.templates = templates;
    }

    /** What somebody who is signed in came for. */
    interface Deed {
        Future<Void> by(Call call, Caller.Staff staff);
    }

    /** For pages. Who is not signed in is asked to, and comes back. */
    Desk.Answerer look(Deed deed) {
        return call -> Future.<Void>succeededFuture()
                .compose(_ -> deed.by(call, call.caller().staff()))
                .recover(failure -> instead(call, failure));
    }

    /** For what forms send: only from a page of ours, made for this very session. */
    Desk.Answerer act(Deed deed) {
        return look((call, staff) -> {
            var token = Optional.ofNullable(call.form().get("token")).orElse("");
            if (!FetchMetadata.isOwn(call) || !same(token, token(staff))) {
                throw Refusal.of(ProblemKind.ORIGIN_NOT_ALLOWED);
            }
            return deed.by(call, staff);
        });
    }

    /** Stands in every form; nobody else's page can know it. */
    String token(Caller.Staff staff) {
        return tokens.pseudonym("console " + staff.session());
    }

    private static boolean same(String given, String right) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a script of ours asks for a part of a page. */
    static boolean isPartial(Call call) {
        return call.header("HX-Request").isPresent();
    }

    Future<Void> page(Call call, int status, Buffer html) {
        return call.with("Content-Security-Policy", POLICY)
                .with("Cross-Origin-Opener-Policy", "same-origin")
                .with("Vary", "HX-Request, HX-Target")
                .answer(status, HTML, html);
    }

    private Future<Void> instead(Call call, Throwable failure) {
        if (!(failure instanceof Refusal refusal)) {
            return Future.failedFuture(failure);
        }
        if (refusal.kind() == ProblemKind.NOT_SIGNED_IN) {
            return signIn(call);
        }
        Problems.comeAgain(call.context().response(), refusal);
        var notice = Notice.wrong(said(refusal, call.texts()));
        return isPartial(call)
                ? page(call, 200, templates.said(call.texts(), notice)) // htmx shows nothing of other answers
                : page(call, refusal.kind().status(), templates.refused(call.texts(), refusal, notice));
    }

    private static Future<Void> signIn(Call call) {
        var here = call.context().request().uri();
        if (isPartial(call)) {
            return call.with("HX-Redirect", "/console").noContent();
        }
        return call.seeOther(SIGN_IN + URLEncoder.encode(here, StandardCharsets.UTF_8));
    }

    /** A no in the reader's language. */
    static String said(Refusal refusal, Texts t) {
        return refusal.detail()
                .or(() -> refusal.errors().stream().map(FieldError::detail).findFirst())
                .map(t::said)
                .orElseGet(() -> t.title(refusal.kind()) + ". " + t.advice(refusal.kind()));
    }
}
