package parley.moderation;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;
import java.util.Optional;
import parley.database.Writer;
import parley.event.SiteKey;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.threading.Places;
import parley.web.Caller;
import parley.web.Right;

/** Judges authors. Must be deployed on virtual threads. */
final class AuthorsVerticle extends VerticleBase {
    /** So many as one batch of the writer takes. */
    private static final int AT_ONCE = Writer.BATCH;

    /** More would keep the asker waiting for longer than anybody waits on the bus. */
    private static final int ROUNDS = 16;

    private final Authors.Ground needs;
    private final AuthorTable authors;
    private final AuthorReader reader;

    AuthorsVerticle(Authors.Ground needs) {
        this.needs = needs;
        this.authors = new AuthorTable(needs.pool(), needs.books().audit(), needs.clock());
        this.reader = new AuthorReader(needs.pool(), needs.finder(), needs.clock());
    }

    @Override
    public Future<?> start() {
        return Future.all(
                needs.bus().answer(context, ShowAuthor.class, this::show),
                needs.bus().answer(context, ChangeAuthor.class, this::change),
                needs.bus().answer(context, NoteAuthor.class, this::note),
                needs.bus().answer(context, RemoveAll.class, this::removeAll));
    }

    private AuthorCard show(ShowAuthor command) {
        command.caller().must(Right.READ_QUEUES, command.site());
        return reader.card(command.site(), command.author()).await();
    }

    private ChangeAuthor.Changed change(ChangeAuthor command) {
        command.caller().must(Right.JUDGE_AUTHORS, command.site());
        return authors.change(command).await();
    }

    private AuthorCard.Note note(NoteAuthor command) {
        command.caller().must(Right.JUDGE_AUTHORS, command.site());
        return authors.note(command, needs.ids().row()).await();
    }

    private RemoveAll.Removed removeAll(RemoveAll command) {
        command.caller().must(Right.JUDGE_AUTHORS, command.site());
        int removed = 0;
        var after = AuthorReader.Spot.START;
        for (int round = 0; round < ROUNDS; round++) {
            var found = reader.inSight(command.site(), command.author(), after, AT_ONCE)
                    .await();
            if (found.isEmpty()) {
                return removed > 0 ? new RemoveAll.Removed(removed, false) : nothing(command.site(), command.author());
            }
            removed += remove(command, found);
            after = found.getLast();
        }
        return new RemoveAll.Removed(removed, true);
    }

    private RemoveAll.Removed nothing(SiteKey site, String author) {
        if (!reader.wrote(site, author).await()) {
            throw Refusal.of(ProblemKind.NOT_FOUND);
        }
        return new RemoveAll.Removed(0, false);
    }

    /** All are on their way before the first is waited for, so they share a batch. */
    private int remove(RemoveAll command, List<AuthorReader.Spot> found) {
        var underWay = found.stream()
                .map(spot -> needs.places()
                        .get(spot.id())
                        .compose(place ->
                                needs.writer().submit(removal(place, command.caller(), spot, command.reason()))))
                .toList();
        return (int) underWay.stream().filter(done -> done.await()).count();
    }

    private RemovalWrite removal(Places.Place place, Caller caller, AuthorReader.Spot spot, Optional<String> reason) {
        var command = new DecideComment(
                caller, spot.id(), Decision.REMOVE, reason, Optional.empty(), Optional.empty(), Optional.empty());
        var decision = new DecisionWrite(
                needs.books(), place, command, needs.ids().row(), needs.clock().instant());
        return new RemovalWrite(needs.books().threads(), decision);
    }
}
