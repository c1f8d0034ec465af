package parley.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import parley.problem.Refusal;
import parley.texts.Texts;

/** The markup of this room. Templates escape whatever they print; bodies of comments alone are HTML, and safe. */
final class Templates {
    private final TemplateEngine engine;

    Templates() {
        engine = TemplateEngine.createPrecompiled(null, ContentType.Html, null, "parley.tpl");
        engine.setBinaryStaticContent(true);
    }

    Buffer render(String name, Map<String, Object> values) {
        var output = new Utf8ByteOutput();
        engine.render("console/" + name + ".jte", values, output);
        return Buffer.buffer(output.toByteArray());
    }

    /** A page for whom even the frame of the console cannot be shown. */
    Buffer refused(Texts t, Refusal refusal, Notice notice) {
        return render("refused", Map.of("t", t, "title", t.title(refusal.kind()), "text", notice.text()));
    }

    /** Only what is said, where a part of a page was asked for. */
    Buffer said(Texts t, Notice notice) {
        return render("said", Map.of("t", t, "notice", notice, "token", "", "back", ""));
    }
}
