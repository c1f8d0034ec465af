package parley.moderation;

import java.time.Instant;
import java.util.Optional;
import parley.database.Batch;
import parley.database.Write;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.threading.Places;

/** A claim's part in a batch. */
record ClaimWrite(Books books, Places.Place place, ClaimComment command, Instant now)
        implements Write<Optional<Claim>> {

    @Override
    public void needs(Needs needs) {
        needs.row(books.threads().discussions(), place.discussion());
        needs.row(books.threads().comments(), command.comment());
        needs.row(books.claims(), command.comment());
    }

    @Override
    public Optional<Claim> apply(Batch batch) {
        var held = batch.find(books.claims(), command.comment()).filter(claim -> claim.holds(now));
        boolean anothers = held.filter(
                        claim -> !claim.by().equals(command.caller().scope()))
                .isPresent();
        if (!command.on()) {
            return anothers ? held : drop(batch, held);
        }
        if (anothers && !command.takeOver()) {
            throw Refusal.of(ProblemKind.CONFLICT, "Somebody else looks at it; takeOver makes it yours.");
        }
        var claim = new Claim(command.caller().scope(), now.plus(Claim.TIME));
        batch.put(books.claims(), command.comment(), claim);
        tell(batch, true);
        return Optional.of(claim);
    }

    private Optional<Claim> drop(Batch batch, Optional<Claim> held) {
        if (held.isPresent()) {
            batch.delete(books.claims(), command.comment());
            tell(batch, false);
        }
        return Optional.empty();
    }

    private void tell(Batch batch, boolean claimed) {
        books.threads().claim(batch, books.threads().comment(batch, command.comment()), claimed);
    }
}
