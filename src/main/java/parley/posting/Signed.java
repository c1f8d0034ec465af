package parley.posting;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import parley.event.GuestId;
import parley.problem.FieldError;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.screening.Text;
import parley.sites.Site;
import parley.threading.Author;
import parley.web.Caller;

/** Makes an author of what somebody typed into the name fields, or says what is wrong with them, all at once. */
final class Signed {
    private static final int NAME = 64;
    private static final int EMAIL = 254;
    private static final int WEBSITE = 2_048;

    /** Not the grammar of RFC 5321, only what keeps slips and injected headers out: one @, a dot, no spaces. */
    private static final Pattern MAIL =
            Pattern.compile("[^\\s@,;<>\"\\p{Cntrl}]+@[^\\s@,;<>\"\\p{Cntrl}]+\\.[^\\s@,;<>\"\\p{Cntrl}]{2,}");

    private final Site site;
    private final List<FieldError> errors = new ArrayList<>();

    private Signed(Site site) {
        this.site = site;
    }

    /** @param guest who writes; their id in public follows from it and the site, and leads nowhere else */
    static Author by(Caller caller, Optional<PostComment.Signature> signature, GuestId guest, Site site) {
        if (caller.speaksFor(site.key())) {
            return trusted(signature, site);
        }
        var given = signature.orElseThrow(
                () -> Refusal.field(ProblemKind.NOT_ACCEPTED, "/author", "Please sign with a name."));
        return new Signed(site).guest(given, guest);
    }

    private static Author trusted(Optional<PostComment.Signature> signature, Site site) {
        var name = signature
                .map(given -> Text.name(given.name()))
                .filter(text -> !text.isBlank())
                .orElse(site.name());
        return new Author(
                Author.publicId(site.key(), "key/" + name),
                name,
                signature.flatMap(PostComment.Signature::email),
                signature.flatMap(PostComment.Signature::website).filter(Signed::isWebAddress),
                Optional.empty(),
                signature.flatMap(PostComment.Signature::badges).orElse(List.of(Author.STAFF)));
    }

    private Author guest(PostComment.Signature given, GuestId guest) {
        var name = name(given.name());
        var email = given.email().map(String::strip).filter(text -> !text.isEmpty());
        var website = given.website().map(String::strip).filter(text -> !text.isEmpty());
        if (email.isEmpty() && site.policy().mailRequired()) {
            wrong("/author/email", "Please leave a mail address; it will not be published.");
        }
        email.filter(text -> text.length() > EMAIL || !MAIL.matcher(text).matches())
                .ifPresent(text -> wrong("/author/email", "That does not look like a mail address."));
        website.filter(text -> text.length() > WEBSITE || !isWebAddress(text))
                .ifPresent(text -> wrong("/author/website", "A website starts with http:// or https://."));
        if (!errors.isEmpty()) {
            throw Refusal.of(ProblemKind.NOT_ACCEPTED, errors);
        }
        return new Author(Author.publicId(site.key(), guest), name, email, website, Optional.of(guest));
    }

    private String name(String typed) {
        var name = Text.name(typed);
        if (name.isBlank()) {
            wrong("/author/name", "Please sign with a name.");
        } else if (Text.codePoints(name) > NAME) {
            wrong("/author/name", "A name has at most " + NAME + " characters.");
        }
        return name;
    }

    private void wrong(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
    }

    static boolean isWebAddress(String text) {
        try {
            var address = new URI(text);
            return address.getHost() != null
                    && ("https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme()));
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }
}
