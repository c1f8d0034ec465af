package parley.reactions;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import parley.database.Batch;
import parley.database.Write;
import parley.event.CommentId;
import parley.threading.Places;

/** A reaction's part in a batch. */
record ReactionWrite(
        Scales scales,
        Places.Place place,
        CommentId id,
        String person,
        String name,
        React.Press press,
        Optional<String> guestToken)
        implements Write<Reacted> {

    @Override
    public void needs(Needs needs) {
        scales.needs(needs, place, id);
        needs.row(scales.feelings(), key());
    }

    @Override
    public Reacted apply(Batch batch) {
        var comment = scales.votable(batch, place, id);
        var before = batch.find(scales.feelings(), key()).orElse(Set.of());
        var mine = new TreeSet<>(before);
        boolean on = press == React.Press.ON || (press == React.Press.TOGGLE && !before.contains(name));
        boolean changed = on ? mine.add(name) : mine.remove(name);
        var reactions = changed ? counted(comment.reactions(), on) : comment.reactions();
        if (changed) {
            batch.put(scales.feelings(), key(), mine);
        }
        long seq = scales.tally(batch, comment, comment.votes(), reactions);
        return new Reacted(reactions, mine, seq, guestToken);
    }

    private Map<String, Integer> counted(Map<String, Integer> before, boolean on) {
        var counts = new TreeMap<>(before);
        counts.merge(name, on ? 1 : -1, Integer::sum);
        counts.values().removeIf(count -> count <= 0);
        return counts;
    }

    private Feelings.Key key() {
        return new Feelings.Key(id, person);
    }
}
