package parley.screening;

/** One question put to a draft. Pure: no clock, no network, no memory of other drafts; it never throws. */
@FunctionalInterface
public interface Check {

    Finding inspect(Draft draft);
}
