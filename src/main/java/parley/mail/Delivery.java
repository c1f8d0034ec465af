package parley.mail;

/** What became of a letter that was handed over once. */
public sealed interface Delivery {

    /** The server said yes; from here on it is the server's. */
    record Taken() implements Delivery {}

    /** There is no such mailbox, or it wants nothing of us: trying again would only annoy. */
    record Refused(String why) implements Delivery {}

    /** Nobody answered, or not now. Whether the letter got through may be unknown. */
    record Later(String why) implements Delivery {}
}
