package parley.moderation;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.Optional;
import parley.bus.Bus;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.web.Call;
import parley.web.Caller;
import parley.web.CommentForms;
import parley.web.Rate;
import parley.web.Routes;
import parley.web.Tokens;

/** Reporting a comment, by the API and by a form; nobody needs to be signed in. */
public final class ReportRoutes implements Routes {
    private final Bus bus;
    private final CommentForms forms;
    private final Tokens tokens;

    public ReportRoutes(Bus bus, CommentForms forms, Tokens tokens) {
        this.bus = bus;
        this.forms = forms;
        this.tokens = tokens;
    }

    @Override
    public void mount(Router router) {
        router.post("/api/v1/comments/:id/reports").handler(forms.desk().json(this::report));
        router.get("/forms/reports").handler(forms.page(this::show));
        router.post("/forms/reports").handler(forms.page(this::post));
    }

    private Future<Void> report(Call call) {
        call.noQuery();
        var id = call.commentId();
        var fields = call.fields();
        var complaint = fields.choice("reason", Complaint.ALL, Complaint::label);
        var detail = fields.optionalText("detail");
        if (tooLong(detail)) {
            fields.mistake("detail", "has at most " + ReportComment.DETAIL + " characters");
        }
        fields.check();
        call.limit(Rate.CHANGE);
        return forms.origins()
                .check(call, id)
                .compose(_ -> bus.ask(new ReportComment(id, person(call), complaint, given(detail))))
                .compose(_ -> call.noContent());
    }

    private Future<Void> show(Call call) {
        return forms.found(forms.id(call, Optional.empty())).compose(found -> forms.show(call, "reports", found, ""));
    }

    private Future<Void> post(Call call) {
        call.noQuery();
        var form = call.form();
        var id = forms.id(call, Optional.of(form));
        var complaint = Optional.ofNullable(form.get("reason"))
                .flatMap(Complaint::of)
                .orElseThrow(() -> Refusal.field(ProblemKind.MALFORMED_REQUEST, "reason", "is required"));
        var detail = Optional.ofNullable(form.get("detail"));
        if (tooLong(detail)) {
            throw Refusal.field(
                    ProblemKind.NOT_ACCEPTED, "detail", "has at most " + ReportComment.DETAIL + " characters");
        }
        return forms.checked(call, id)
                .compose(_ -> bus.ask(new ReportComment(id, person(call), complaint, given(detail))))
                .compose(reported -> forms.back(call, id, reported.seq()));
    }

    /** Strangers are told apart by their network alone, under a name from which nobody learns it. */
    private String person(Call call) {
        return call.caller() instanceof Caller.Stranger
                ? "net:" + tokens.pseudonym(call.network())
                : call.caller().scope();
    }

    private static Optional<String> given(Optional<String> detail) {
        return detail.map(String::strip).filter(text -> !text.isEmpty());
    }

    private static boolean tooLong(Optional<String> detail) {
        return detail.filter(text -> text.codePointCount(0, text.length()) > ReportComment.DETAIL)
                .isPresent();
    }
}
