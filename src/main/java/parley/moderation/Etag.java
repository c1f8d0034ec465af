package parley.moderation;

import java.util.Optional;
import java.util.regex.Pattern;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.web.Call;

/** A comment's version in headers (RFC 9110, sections 8.8.3 and 13.1.1). */
final class Etag {
    private static final Pattern TAG = Pattern.compile("\"([!#-~]{1,64})\"");

    private Etag() {}

    static String of(ModeratedComment comment) {
        return '"' + comment.version() + '"';
    }

    /**
     * What the caller has seen; empty where they do not say, or any will do.
     *
     * @throws Refusal MALFORMED_REQUEST for lists and weak tags: a comment has one version
     */
    static Optional<String> seen(Call call) {
        return call.header("If-Match").filter(header -> !header.equals("*")).map(header -> {
            var tag = TAG.matcher(header);
            if (!tag.matches()) {
                throw Refusal.field(
                        ProblemKind.MALFORMED_REQUEST, "If-Match", "must be one ETag, with its quotation marks");
            }
            return tag.group(1);
        });
    }
}
