package parley.moderation;

import parley.database.Batch;
import parley.database.Write;
import parley.problem.ProblemKind;
import parley.problem.Refusal;
import parley.threading.Discussion;
import parley.web.Right;

/** Opening's and closing's part in a batch. */
record TurnWrite(Books books, TurnDiscussion command) implements Write<Discussion> {

    @Override
    public void needs(Needs needs) {
        needs.row(books.threads().discussions(), command.discussion());
    }

    @Override
    public Discussion apply(Batch batch) {
        var threads = books.threads();
        var discussion = threads.discussion(batch, command.discussion())
                .orElseThrow(() -> Refusal.of(ProblemKind.NOT_FOUND, "Nobody has written there."));
        command.caller().must(Right.CLOSE_DISCUSSIONS, discussion.site());
        if (threads.turn(batch, discussion, command.state()).isPresent()) {
            books.audit().append(batch, Acts.turned(command, discussion));
        }
        return threads.discussion(batch, command.discussion()).orElseThrow();
    }
}
