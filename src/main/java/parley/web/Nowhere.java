package parley.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

/** For requests that no route took: the address does something else (405), or there is none (404). */
final class Nowhere implements Handler<RoutingContext> {
    private final List<Place> places;

    private record Place(Pattern path, Set<HttpMethod> methods) {}

    /** @param router with every other route mounted */
    Nowhere(Router router) {
        places = router.getRoutes().stream().flatMap(Nowhere::place).toList();
    }

    /** Routes for every method are not places but what stands before them. */
    private static Stream<Place> place(Route route) {
        @Nullable String template = route.getPath();
        @Nullable Set<HttpMethod> methods = route.methods();
        if (template == null || methods == null) {
            return Stream.empty();
        }
        var pattern = Stream.of(template.split("/", -1))
                .map(part -> part.startsWith(":") ? "[^/]+" : Pattern.quote(part))
                .collect(Collectors.joining("/"));
        return Stream.of(new Place(Pattern.compile(pattern), Set.copyOf(methods)));
    }

    @Override
    public void handle(RoutingContext context) {
        @Nullable String path = context.request().path();
        var methods = new TreeSet<String>();
        if (path != null) {
            places.stream()
                    .filter(place -> place.path.matcher(path).matches())
                    .forEach(place -> place.methods.forEach(method -> methods.add(method.name())));
        }
        if (methods.isEmpty() || methods.contains(context.request().method().name())) {
            Problems.answer(context, Refusal.of(ProblemKind.NOT_FOUND));
        } else {
            context.response().putHeader("Allow", String.join(", ", methods));
            Problems.answer(context, Refusal.of(ProblemKind.METHOD_NOT_ALLOWED));
        }
    }
}
