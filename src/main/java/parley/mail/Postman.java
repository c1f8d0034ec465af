package parley.mail;

import io.vertx.core.Future;

/** Takes letters away. */
public interface Postman {

    /** Never fails: what goes wrong is a {@link Delivery} too. */
    Future<Delivery> deliver(Letter letter);

    Future<Void> close();
}
