package parley.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import parley.mail.LetterView.Link;
import parley.mail.Tidings.Reader;
import parley.mail.Tidings.Told;
import parley.texts.Language;
import parley.texts.Texts;
import parley.web.Tokens;

/** Puts into words, in the reader's language, what a mail has to say. Pure: the same rows make the same letter. */
final class LetterWriter {
    /** So long a confirmation mail is good for confirming. */
    static final Duration CONFIRMABLE = Duration.ofDays(14);

    private final From from;
    private final String home;
    private final Tokens tokens;
    private final Templates templates = new Templates();

    /** @param home where readers reach Parley, without a slash at its end */
    LetterWriter(From from, String home, Tokens tokens) {
        this.from = from;
        this.home = home;
        this.tokens = tokens;
    }

    /** Names the site and nothing else: whoever typed the address in must not choose what its owner reads. */
    Letter confirmation(UUID mail, Reader reader, Instant now) {
        var texts = Texts.in(Language.of(reader.lang()));
        var site = Harmless.line(reader.site());
        var token = tokens.confirmMail(reader.id(), now.plus(CONFIRMABLE));
        var view = new LetterView(
                texts,
                texts.get("mail.confirm.subject", site),
                List.of(texts.get("mail.confirm.why", site), texts.get("mail.confirm.what")),
                List.of(),
                Optional.of(new Link(texts.get("mail.confirm.button"), page("confirm", token, texts))),
                List.of(texts.get("mail.confirm.not")),
                Optional.of(stop(reader, texts)));
        return letter(mail, reader, view, Optional.empty());
    }

    /** Empty when nothing of it is readable any more. */
    Optional<Letter> tidings(UUID mail, Reader reader, List<Told> all) {
        var texts = Texts.in(Language.of(reader.lang()));
        var items = new TidingWords(texts, home);
        var told = all.stream().filter(one -> items.of(one).isPresent()).toList();
        if (told.isEmpty()) {
            return Optional.empty();
        }
        var shown = told.stream()
                .limit(Tidings.MOST)
                .flatMap(one -> items.of(one).stream())
                .toList();
        var site = Harmless.line(reader.site());
        var title = told.size() == 1
                ? items.subject(told.getFirst())
                : texts.get("mail.several.subject", site, texts.number(told.size()));
        var more = told.size() - shown.size();
        var view = new LetterView(
                texts,
                title,
                List.of(),
                shown,
                Optional.empty(),
                more == 0
                        ? List.of(texts.get("mail.foot", site))
                        : List.of(texts.get("mail.more", texts.number(more)), texts.get("mail.foot", site)),
                Optional.of(stop(reader, texts)));
        return Optional.of(letter(mail, reader, view, thread(told)));
    }

    /** Of the newsroom to one of its own. */
    Letter invitation(UUID mail, Invitations.Invitation invitation) {
        var texts = Texts.in(Language.of(invitation.lang()));
        var address = home + invitation.path() + "&lang=" + texts.language().tag();
        var view = new LetterView(
                texts,
                texts.get("mail.invite.subject"),
                List.of(texts.get("mail.invite.why")),
                List.of(),
                Optional.of(new Link(texts.get("mail.invite.button"), address)),
                List.of(texts.get("mail.invite.what")),
                Optional.empty());
        return letter(mail, new Mailbox(invitation.mail()), view, new LinkedHashMap<>());
    }

    /** Mail programs show as one conversation what refers to the same id. */
    private Optional<UUID> thread(List<Told> told) {
        var discussions =
                told.stream().map(one -> one.page().discussion()).distinct().toList();
        return discussions.size() == 1 ? Optional.of(discussions.getFirst()) : Optional.empty();
    }

    private Letter letter(UUID mail, Reader reader, LetterView view, Optional<UUID> thread) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("List-Unsubscribe", "<" + stopAddress(reader) + ">");
        headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"); // RFC 8058, section 3.1
        thread.ifPresent(
                id -> headers.put("References", "<" + id + "@" + from.mailbox().domain() + ">"));
        return letter(mail, new Mailbox(reader.address()), view, headers);
    }

    private Letter letter(UUID mail, Mailbox to, LetterView view, Map<String, String> headers) {
        headers.put("Auto-Submitted", "auto-generated"); // RFC 3834, section 5: nobody's holiday answers us
        headers.put("X-Auto-Response-Suppress", "All");
        return new Letter(
                mail + "@" + from.mailbox().domain(),
                to,
                view.title(),
                templates.plain(view),
                templates.html(view),
                Map.copyOf(headers));
    }

    private Link stop(Reader reader, Texts texts) {
        return new Link(texts.get("mail.stop"), page("stop", tokens.stopMail(reader.id()), texts));
    }

    private String stopAddress(Reader reader) {
        return home + "/mail/stop?token=" + tokens.stopMail(reader.id());
    }

    private String page(String what, String token, Texts texts) {
        return home + "/mail/" + what + "?token=" + token + "&lang="
                + texts.language().tag();
    }
}
