package parley.reactions;

import java.util.Optional;
import parley.database.Batch;
import parley.database.Write;
import parley.event.CommentId;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.threading.Comment;
import parley.threading.Places;

/** A vote's part in a batch: however many there are on one comment, readers are told once what they add up to. */
record VoteWrite(Scales scales, Places.Place place, CommentId id, String voter, int value, Optional<String> guestToken)
        implements Write<Voted> {

    @Override
    public void needs(Needs needs) {
        scales.needs(needs, place, id);
        needs.row(scales.ballots(), ballot());
    }

    @Override
    public Voted apply(Batch batch) {
        var comment = scales.votable(batch, place, id);
        if (value != 0 && isOwn(comment)) {
            throw Refusal.of(ProblemKind.NOT_ALLOWED, "Nobody votes for a comment of their own.");
        }
        int before = batch.find(scales.ballots(), ballot()).orElse(0);
        var votes = comment.votes();
        var after = new Comment.Votes(
                votes.up() + count(value, 1) - count(before, 1), votes.down() + count(value, -1) - count(before, -1));
        if (value == 0) {
            batch.delete(scales.ballots(), ballot());
        } else {
            batch.put(scales.ballots(), ballot(), value);
        }
        long seq = scales.tally(batch, comment, after, comment.reactions());
        return new Voted(after, value, seq, guestToken);
    }

    /** What stood before there was this rule can be taken back. */
    private boolean isOwn(Comment comment) {
        return comment.author()
                .guest()
                .filter(guest -> voter.equals("guest:" + guest))
                .isPresent();
    }

    private static int count(int vote, int side) {
        return vote == side ? 1 : 0;
    }

    private Ballots.Ballot ballot() {
        return new Ballots.Ballot(id, voter);
    }
}
