package parley.posting;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.screening.Markdown;
import parley.screening.Text;
import parley.web.Call;
import parley.web.Desk;
import parley.web.Rate;
import parley.web.Routes;

/** What a text would look like. Nothing is kept, and no check is asked. */
public final class PreviewRoutes implements Routes {
    private final Desk desk;

    public PreviewRoutes(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void mount(Router router) {
        router.post("/api/v1/preview").handler(desk.json(this::preview));
    }

    private Future<Void> preview(Call call) {
        call.noQuery();
        var fields = call.fields();
        var text = fields.text("text");
        fields.check();
        call.limit(Rate.READ);
        var rendered = Markdown.render(Text.body(text));
        if (rendered.tooLong()) {
            throw Refusal.field(
                    ProblemKind.COMMENT_REFUSED, "/text", "This comment becomes too large when it is shown.");
        }
        return call.answer(200, new JsonObject().put("html", rendered.html()));
    }
}
