package parley.mail;

import java.util.List;
import java.util.Optional;
import parley.mail.LetterView.Item;
import parley.mail.LetterView.Link;
import parley.mail.Tidings.Page;
import parley.mail.Tidings.Told;
import parley.texts.Texts;

/** One thing to tell, in words; or nothing, when it is not so any more. */
record TidingWords(Texts texts, String home) {

    Optional<Item> of(Told told) {
        return key(told).map(key -> switch (key) {
            case "approved" -> new Item(heading(key, told), List.of(), Optional.empty(), Optional.of(link(told)));
            case "rejected" ->
                new Item(heading(key, told), Harmless.excerpt(told.html()), reason(told), Optional.empty());
            default ->
                new Item(heading(key, told), Harmless.excerpt(told.html()), Optional.empty(), Optional.of(link(told)));
        });
    }

    /** Only for what {@link #of} has words for. */
    String subject(Told told) {
        return texts.get("mail." + key(told).orElseThrow() + ".subject", Harmless.line(told.author()));
    }

    /** A reply that is gone is not told; a decision is told as it stands now. */
    private static Optional<String> key(Told told) {
        boolean readable = told.status().equals("published");
        if (!told.kind().equals("decision")) {
            return readable ? Optional.of(told.kind()) : Optional.empty();
        }
        return told.decision().flatMap(decision -> switch (decision) {
            case "approve", "restore" -> readable ? Optional.of("approved") : Optional.<String>empty();
            default -> readable ? Optional.<String>empty() : Optional.of("rejected");
        });
    }

    private String heading(String key, Told told) {
        var words = texts.get("mail." + key + ".heading", Harmless.line(told.author()));
        return told.page()
                .title()
                .map(Harmless::line)
                .filter(title -> !title.isBlank())
                .map(title -> texts.get("mail.under", words, title))
                .orElse(words);
    }

    private Optional<String> reason(Told told) {
        return told.reason()
                .map(Harmless::line)
                .filter(reason -> !reason.isBlank())
                .map(reason -> texts.get("mail.rejected.reason", reason));
    }

    private Link link(Told told) {
        return new Link(texts.get("mail.read"), address(told.page()));
    }

    /** The article only where somebody the site trusts has named it; else our own page of the discussion. */
    private String address(Page page) {
        var shown = page.url()
                .filter(url -> page.trusted())
                .map(url -> url.replaceFirst("#.*", ""))
                .orElseGet(() -> home + "/" + page.site() + "/" + page.discussion());
        return shown + page.number().map(number -> "#comment-" + number).orElse("");
    }
}
