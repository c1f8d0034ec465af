package parley.problem;

import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The only way to say no. It crosses the event bus as it is, and only the web edge and live turn it into bytes. It has
 * no stack trace: a no is an answer, not an accident.
 */
public final class Refusal extends ReplyException {
    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;
    private final transient Optional<String> detail;
    private final transient List<FieldError> errors;
    private final transient Optional<Duration> retryAfter;
    private final transient Map<String, String> members;

    private Refusal(
            ProblemKind kind,
            Optional<String> detail,
            List<FieldError> errors,
            Optional<Duration> retryAfter,
            Map<String, String> members) {
        super(
                ReplyFailure.RECIPIENT_FAILURE,
                kind.status(),
                kind.slug() + detail.map(d -> ": " + d).orElse(""));
        this.kind = kind;
        this.detail = detail;
        this.errors = errors;
        this.retryAfter = retryAfter;
        this.members = members;
    }

    public static Refusal of(ProblemKind kind) {
        return new Refusal(kind, Optional.empty(), List.of(), waitFor(kind), Map.of());
    }

    public static Refusal of(ProblemKind kind, String detail) {
        return new Refusal(kind, Optional.of(detail), List.of(), waitFor(kind), Map.of());
    }

    public static Refusal of(ProblemKind kind, List<FieldError> errors) {
        return new Refusal(kind, Optional.empty(), List.copyOf(errors), waitFor(kind), Map.of());
    }

    /** @param detail of the whole; the errors say what is wrong where */
    public static Refusal of(ProblemKind kind, String detail, List<FieldError> errors) {
        return new Refusal(kind, Optional.of(detail), List.copyOf(errors), waitFor(kind), Map.of());
    }

    public static Refusal field(ProblemKind kind, String pointer, String detail) {
        return of(kind, List.of(new FieldError(pointer, detail)));
    }

    public static Refusal retryAfter(ProblemKind kind, Duration wait) {
        return new Refusal(kind, Optional.empty(), List.of(), Optional.of(wait), Map.of());
    }

    /** The same, and something that a program may go on with: an extension member of the problem (RFC 9457, 3.2). */
    public Refusal with(String member, String value) {
        return new Refusal(kind, detail, errors, retryAfter, Map.of(member, value));
    }

    /** A 503 always says when to come back. */
    private static Optional<Duration> waitFor(ProblemKind kind) {
        return kind.status() == 503 ? Optional.of(Duration.ofSeconds(1)) : Optional.empty();
    }

    public ProblemKind kind() {
        return kind;
    }

    public Optional<String> detail() {
        return detail;
    }

    public List<FieldError> errors() {
        return errors;
    }

    /** How long the asker should wait before trying again; whole seconds on the wire, at least one. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    public Map<String, String> members() {
        return members;
    }
}
