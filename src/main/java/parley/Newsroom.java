package parley;

import java.security.SecureRandom;
import java.util.Optional;
import parley.audit.Act;
import parley.audit.Audit;
import parley.database.PoolTransactions;
import parley.mail.Invitations;
import parley.people.Changes;
import parley.people.People;
import parley.web.Tokens;

/** The room {@code people}, and what it says to {@code mail}: feature rooms do not know one another. */
final class Newsroom {
    private Newsroom() {}

    static People people(Ground ground, Tokens tokens, MailRoom mail) {
        return new People(new People.Ground(
                ground.pool,
                ground.bus,
                tokens,
                new SecureRandom(),
                audited(ground.audit),
                mail.post(),
                ground.ids,
                ground.clock));
    }

    /** Read with the transaction's own statements, and last in it. */
    private static Changes audited(Audit audit) {
        return (open, change) -> audit.append(
                PoolTransactions.within(open),
                new Act(change.who().scope(), change.what(), Optional.empty(), change.subject(), change.detail()));
    }

    static Invitations invitations(People people) {
        return staff -> people.invitation(staff)
                .map(found -> found.map(one -> new Invitations.Invitation(one.mail(), one.lang(), one.path())));
    }
}
