package parley.mail;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.output.Utf8ByteOutput;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;

/** Everything of this room that is shown: letters in both forms, the pages that they lead to, the sink. */
final class Templates {
    private final TemplateEngine templates;

    Templates() {
        templates = TemplateEngine.createPrecompiled(null, ContentType.Html, null, "parley.tpl");
        templates.setBinaryStaticContent(true);
    }

    String html(LetterView letter) {
        return text("mail/letter.jte", Map.of("letter", letter));
    }

    String plain(LetterView letter) {
        return text("mail/plain.jte", Map.of("letter", letter));
    }

    Buffer page(MailPage page) {
        return bytes("mail/page.jte", Map.of("page", page));
    }

    Buffer sink(List<Sink.Kept> letters) {
        return bytes("mail/sink.jte", Map.of("letters", letters));
    }

    Buffer kept(Sink.Kept letter) {
        return bytes("mail/kept.jte", Map.of("kept", letter));
    }

    private String text(String template, Map<String, Object> parameters) {
        var output = new StringOutput();
        templates.render(template, parameters, output);
        return output.toString();
    }

    private Buffer bytes(String template, Map<String, Object> parameters) {
        var output = new Utf8ByteOutput();
        templates.render(template, parameters, output);
        return Buffer.buffer(output.toByteArray());
    }
}
