package parley.rig;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import parley.database.Batch;
import parley.database.Write;

/** A command's part in a batch, in two lambdas. */
public record Deed<R>(Consumer<Write.Needs> needed, Function<Batch, R> decided) implements Write<R> {

    /** Several commands as one, so that they are in one batch for certain. */
    public static Deed<Boolean> together(Write<?>... writes) {
        var all = List.of(writes);
        return new Deed<>(needs -> all.forEach(write -> write.needs(needs)), batch -> {
            all.forEach(write -> write.apply(batch));
            return true;
        });
    }

    @Override
    public void needs(Needs needs) {
        needed.accept(needs);
    }

    @Override
    public R apply(Batch batch) {
        return decided.apply(batch);
    }
}
