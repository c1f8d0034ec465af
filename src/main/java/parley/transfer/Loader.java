package parley.transfer;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.database.Writer;
import parley.event.CommentId;
import parley.event.Hash;
import parley.event.Ids;
import parley.screening.SafeHtml;
import parley.sites.Site;
import parley.threading.Author;
import parley.threading.Comment;
import parley.threading.DiscussionSeed;
import parley.threading.Finder;
import parley.threading.Threads;
import parley.web.DiscussionKey;

/**
 * Puts what a reader found through the writer, in chunks that are one batch each. A comment's id follows from where it
 * came from, so what was brought in once is known again, and a second run changes nothing.
 *
 * <p>Only for virtual threads: each page waits until it is committed.
 */
public final class Loader implements PageVisitor {
    private final Writer writer;
    private final Threads threads;
    private final Finder finder;
    private final Site site;
    private final byte[] secret;
    private final String source;
    private final boolean dryRun;
    private final ImportReport report;

    /**
     * @param secret keeps mail addresses from being found out by the public ids made of them
     * @param source a short name of the system that the comments come from; part of their ids for ever
     */
    public Loader(
            Writer writer,
            Threads threads,
            Finder finder,
            Site site,
            byte[] secret,
            String source,
            boolean dryRun,
            ImportReport report) {
        this.writer = writer;
        this.threads = threads;
        this.finder = finder;
        this.site = site;
        this.secret = secret.clone();
        this.source = source;
        this.dryRun = dryRun;
        this.report = report;
    }

    @Override
    public void visit(ForeignPage page) {
        var key = DiscussionKey.ofUrl(page.url(), site.policy()).orElse(page.key());
        var seed = new DiscussionSeed(site.key(), key, Optional.of(page.url()), title(page), true);
        var stood = withPublishedReplies(page);
        var comments = page.comments();
        for (int from = 0; from < comments.size(); from += Writer.BATCH) {
            var chunk = comments.subList(from, Math.min(comments.size(), from + Writer.BATCH));
            report.alreadyThere(dryRun ? known(seed, chunk) : load(seed, page.closed(), chunk, stood));
        }
    }

    /** @return how many were there already */
    private int load(DiscussionSeed seed, boolean closed, List<ForeignComment> chunk, Set<String> stood) {
        var answers = new ArrayList<Future<Boolean>>();
        for (var foreign : chunk) {
            var rendered = SafeHtml.foreign(foreign.html());
            if (rendered.tooLong() || rendered.html().isBlank()) {
                report.skipped(rendered.tooLong() ? Skipped.TOO_LONG : Skipped.EMPTY);
                continue;
            }
            var write = new ImportWrite(
                    threads,
                    seed,
                    closed,
                    id(seed, foreign.foreignId()),
                    parent(seed, foreign),
                    foreign,
                    author(foreign),
                    new Comment.Body(foreign.html(), rendered.html()),
                    stood.contains(foreign.foreignId()));
            answers.add(writer.submit(write));
        }
        return (int) answers.stream().filter(isNew -> !isNew.await()).count();
    }

    private int known(DiscussionSeed seed, List<ForeignComment> chunk) {
        return finder.find(chunk.stream()
                        .map(foreign -> id(seed, foreign.foreignId()))
                        .toList())
                .await()
                .size();
    }

    /** Comments that nobody may read, but that stand as placeholders because readable replies are below them. */
    private static Set<String> withPublishedReplies(ForeignPage page) {
        var stood = new HashSet<String>();
        for (var foreign : page.comments().reversed()) {
            if (foreign.approval() == Approval.APPROVED || stood.contains(foreign.foreignId())) {
                foreign.parentForeignId().ifPresent(stood::add);
            }
        }
        return stood;
    }

    private CommentId id(DiscussionSeed seed, String foreignId) {
        return Ids.imported(seed.id(), source, foreignId);
    }

    private Optional<CommentId> parent(DiscussionSeed seed, ForeignComment foreign) {
        return foreign.parentForeignId().map(parent -> id(seed, parent));
    }

    private Author author(ForeignComment foreign) {
        var who = foreign.email().orElse(foreign.authorName());
        return new Author(
                Author.publicId(site.key(), Hash.hex(secret, source + "/" + who)),
                foreign.authorName(),
                foreign.email(),
                foreign.website(),
                Optional.empty());
    }

    private static Optional<String> title(ForeignPage page) {
        return Optional.of(page.title()).filter(title -> !title.isBlank());
    }
}
