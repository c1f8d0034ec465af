package parley.web;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

/** Reads application/x-www-form-urlencoded (URL Standard, section 5.1). */
final class FormBody {
    private static final int MOST_FIELDS = 64;

    private FormBody() {}

    /** @throws Refusal MALFORMED_REQUEST on a broken escape or NUL */
    static MultiMap read(Buffer body) {
        var form = MultiMap.caseInsensitiveMultiMap();
        try {
            new QueryStringDecoder(body.toString(), StandardCharsets.UTF_8, false, MOST_FIELDS, true)
                    .parameters()
                    .forEach(form::add);
        } catch (IllegalArgumentException broken) {
            throw Refusal.of(ProblemKind.MALFORMED_REQUEST, "The form has a broken escape.");
        }
        if (form.entries().stream().anyMatch(field -> field.getValue().indexOf('\0') >= 0)) {
            throw Refusal.of(ProblemKind.MALFORMED_REQUEST, "The form holds NUL.");
        }
        return form;
    }
}
