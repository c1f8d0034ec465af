package parley.posting;

import parley.problem.Refusal;

/**
 * A draft that was turned away, and nothing of it is kept. Not thrown inside a batch: a batch may be tried twice, and
 * each no is to be counted once.
 */
record Turned(String verdict, String check, Refusal refusal) implements PostWrite.Outcome, EditWrite.Outcome {}
