package parley;

import java.security.SecureRandom;
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
                Changes.UNHEARD,
                mail.post(),
                ground.ids,
                ground.clock));
    }

    static Invitations invitations(People people) {
        return staff -> people.invitation(staff)
                .map(found -> found.map(one -> new Invitations.Invitation(one.mail(), one.lang(), one.path())));
    }
}
