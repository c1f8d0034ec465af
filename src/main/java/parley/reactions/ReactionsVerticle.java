package parley.reactions;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.Optional;
import java.util.TreeSet;
import parley.bus.Bus;
import parley.database.Writer;
import parley.event.GuestId;
import parley.event.Ids;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.threading.Places;
import parley.threading.Threads;
import parley.web.Caller;
import parley.web.Tokens;

/** Counts votes and reactions. Must be deployed on virtual threads. */
public final class ReactionsVerticle extends VerticleBase {

    /** What this room needs of the others. */
    public record Needs(
            Bus bus,
            Writer writer,
            Threads threads,
            Ballots ballots,
            Feelings feelings,
            Places places,
            Tokens tokens,
            Ids ids) {}

    /** Who votes, and the token that a newcomer needs to be known by next time. */
    private record Person(String id, Optional<String> token) {}

    private final Needs needs;
    private final Scales scales;

    public ReactionsVerticle(Needs needs) {
        this.needs = needs;
        this.scales = new Scales(needs.threads(), needs.ballots(), needs.feelings());
    }

    @Override
    public Future<?> start() {
        return Future.all(
                needs.bus().answer(context, CastVote.class, this::vote),
                needs.bus().answer(context, React.class, this::react));
    }

    private Voted vote(CastVote command) {
        var place = needs.places().get(command.comment()).await();
        var person = person(command.caller());
        return needs.writer()
                .submit(new VoteWrite(scales, place, command.comment(), person.id(), command.value(), person.token()))
                .await();
    }

    private Reacted react(React command) {
        if (!React.NAMES.contains(command.name())) {
            throw Refusal.field(ProblemKind.NOT_ACCEPTED, "name", "Choose one of " + new TreeSet<>(React.NAMES) + ".");
        }
        var place = needs.places().get(command.comment()).await();
        var person = person(command.caller());
        return needs.writer()
                .submit(new ReactionWrite(
                        scales, place, command.comment(), person.id(), command.name(), command.press(), person.token()))
                .await();
    }

    private Person person(Caller caller) {
        return switch (caller) {
            case Caller.Guest(var id) -> new Person(known(id), Optional.empty());
            case Caller.Administrator _, Caller.Staff _, Caller.Key _ -> new Person(caller.scope(), Optional.empty());
            case Caller.Stranger stranger -> {
                var fresh = needs.ids().guest();
                yield new Person(known(fresh), Optional.of(needs.tokens().guest(fresh)));
            }
        };
    }

    private static String known(GuestId guest) {
        return "guest:" + guest;
    }
}
