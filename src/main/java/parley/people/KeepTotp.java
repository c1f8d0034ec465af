package parley.people;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import parley.bus.Command;
import parley.web.Caller;

/**
 * From now on the caller is asked for codes of this secret too. Answered with recovery codes, which take the place of all
 * earlier ones and cannot be had again.
 *
 * @param code the first of them, as a proof
 */
record KeepTotp(Caller.Staff caller, String password, Buffer secret, String code) implements Command<List<String>> {
    /** Never shows what is secret. */
    @Override
    public String toString() {
        return "KeepTotp[" + caller.id() + "]";
    }
}
