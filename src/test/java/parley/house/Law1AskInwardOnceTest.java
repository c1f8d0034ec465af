package parley.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import parley.bus.Bus;

/** Only routes, live and the root ask on the bus; whoever is answering or following asks nobody. */
class Law1AskInwardOnceTest {
    @Test
    void onlyRoutesAndLiveAsk() {
        noClasses()
                .that(describe("are neither routes nor live", one -> !mayAsk(one)))
                .should()
                .callMethodWhere(
                        target(name("ask")).and(target(owner(describe("the bus", Law1AskInwardOnceTest::isBus)))))
                .check(House.CLASSES);
    }

    @Test
    void whoAnswersOrFollowsAsksNobody() {
        var asking = calling("ask");
        asking.removeIf(name -> name.startsWith("parley.live.")); // a socket asks for its reader, the follower does not
        assertThat(asking)
                .allMatch(name ->
                        !calling("answer").contains(name) && !calling("follow").contains(name));
    }

    private static boolean mayAsk(JavaClass one) {
        return outermost(one).getSimpleName().endsWith("Routes")
                || one.getPackageName().equals("parley.live")
                || one.getPackageName().equals("parley") // the root stands outside, as visitors do
                || isBus(one);
    }

    private static Set<String> calling(String method) {
        return House.CLASSES.stream()
                .filter(one -> one.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTarget().getName().equals(method) && isBus(call.getTargetOwner())))
                .map(one -> outermost(one).getName())
                .collect(Collectors.toSet());
    }

    private static boolean isBus(JavaClass one) {
        return outermost(one).isEquivalentTo(Bus.class);
    }

    private static JavaClass outermost(JavaClass one) {
        return one.getEnclosingClass().map(Law1AskInwardOnceTest::outermost).orElse(one);
    }
}
