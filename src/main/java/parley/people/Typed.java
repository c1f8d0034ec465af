package parley.people;

import io.vertx.core.MultiMap;
import java.util.Optional;
import java.util.regex.Pattern;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.screening.Text;

/** What people type into this room's forms. */
final class Typed {
    private static final int NAME = 64;
    private static final int MAIL = 254;

    /** Not the grammar of RFC 5321, only what keeps slips and injected headers out: one @, a dot, no spaces. */
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@,;<>\"\\p{Cntrl}]+@[^\\s@,;<>\"\\p{Cntrl}]+\\.[^\\s@,;<>\"\\p{Cntrl}]{2,}");

    /** Where somebody may be sent after signing in: to a page of ours, and no further. */
    private static final Pattern PATH = Pattern.compile("/console(?:/[A-Za-z0-9_-]+)*/?(?:\\?[A-Za-z0-9_.=&%+-]*)?");

    private Typed() {}

    static boolean isMail(String text) {
        return text.length() <= MAIL && ADDRESS.matcher(text.strip()).matches();
    }

    /** @throws Refusal NOT_ACCEPTED */
    static String mail(MultiMap form) {
        var mail = field(form, "mail");
        if (!isMail(mail)) {
            throw Refusal.field(ProblemKind.NOT_ACCEPTED, "/mail", "That does not look like a mail address.");
        }
        return mail.strip();
    }

    /** @throws Refusal NOT_ACCEPTED */
    static String name(MultiMap form) {
        var name = Text.name(field(form, "name"));
        if (name.isBlank() || Text.codePoints(name) > NAME) {
            throw Refusal.field(ProblemKind.NOT_ACCEPTED, "/name", "Please sign with a name.");
        }
        return name;
    }

    /** Empty where it was left out. */
    static String field(MultiMap form, String name) {
        return Optional.ofNullable(form.get(name)).orElse("");
    }

    /** The address itself if it is one of the console's pages, else the console. */
    static String returnTo(Optional<String> asked) {
        return asked.filter(path -> PATH.matcher(path).matches()).orElse("/console");
    }
}
