package parley.screening;

/** Holds what the same author said in the same words on this site a moment ago. */
final class RepeatedText implements Check {

    @Override
    public Finding inspect(Draft draft) {
        var window = draft.policy().repeatWindow();
        boolean repeats = draft.sameTextAt()
                .filter(then -> then.plus(window).isAfter(draft.now()))
                .isPresent();
        // a clock that was set back leaves "then" in the future; with the window off that must not hold anything
        return repeats && !window.isZero()
                ? Finding.hold("You posted the same text here a short while ago.")
                : Finding.CLEAR;
    }
}
