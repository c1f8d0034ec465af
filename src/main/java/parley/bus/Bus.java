package parley.bus;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumerOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.problem.Outage;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

/**
 * The road between rooms. It tames three habits of the bare event bus: a consumer that throws answers nothing (here the
 * asker always gets the refusal, or INTERNAL); a virtual-thread consumer takes one message at a time (here each command
 * runs in a task of its own); and what exceeds its buffer is dropped in silence (here asking beyond {@link #IN_FLIGHT}
 * is refused at once, so the buffer never fills). The bus is a road, never a memory: what must survive is in the
 * journal.
 */
public final class Bus {
    /** Commands of one kind that may be under way at once; one more is answered BUSY. */
    public static final int IN_FLIGHT = 2_000;

    /** Longer than any answerer may take; an answer later than this finds nobody waiting. */
    private static final long ANSWER_MILLIS = 15_000;

    private static final Logger LOG = LoggerFactory.getLogger(Bus.class);
    private static final DeliveryOptions BY_REFERENCE =
            new DeliveryOptions().setCodecName(ByReference.NAME).setSendTimeout(ANSWER_MILLIS);

    private final Vertx vertx;
    private final MeterRegistry meters;
    private final ConcurrentHashMap<Class<?>, Semaphore> room = new ConcurrentHashMap<>();

    public Bus(Vertx vertx, MeterRegistry meters) {
        this.vertx = vertx;
        this.meters = meters;
        vertx.eventBus().registerCodec(new ByReference());
    }

    /** Fails with a {@link Refusal}, and with nothing else. */
    public <R> Future<R> ask(Command<R> command) {
        var places = room.computeIfAbsent(command.getClass(), kind -> new Semaphore(IN_FLIGHT));
        if (!places.tryAcquire()) {
            count(command, ProblemKind.BUSY.slug());
            return Future.failedFuture(Refusal.of(ProblemKind.BUSY));
        }
        var clock = Timer.start(meters);
        return vertx.eventBus()
                .<Answer<R>>request(address(command.getClass()), command, BY_REFERENCE)
                .compose(
                        message -> message.body().asFuture(),
                        failure -> Future.failedFuture(asRefusal(command, failure)))
                .onComplete(answer -> {
                    places.release();
                    var outcome = answer.succeeded()
                            ? "done"
                            : ((Refusal) answer.cause()).kind().slug();
                    count(command, outcome);
                    clock.stop(Timer.builder("parley.command.seconds")
                            .description("How long a command took, from being asked to being answered")
                            .tag("command", name(command))
                            .register(meters));
                });
    }

    /**
     * Makes this context the one answerer of a kind of command. Meant for virtual-thread verticles: the answerer is
     * code that reads top to bottom and may await.
     */
    public <R, C extends Command<R>> Future<Void> answer(Context context, Class<C> kind, Function<C, R> answerer) {
        var options = new MessageConsumerOptions()
                .setAddress(address(kind))
                .setLocalOnly(true)
                .setMaxBufferedMessages(2 * IN_FLIGHT);
        return vertx.eventBus()
                .<C>consumer(options, message -> context.runOnContext(now -> reply(message, answerer)))
                .completion();
    }

    /** Tells everybody on this node who follows this kind of news. Only the journal's tail may. */
    public void tell(Object news) {
        vertx.eventBus().publish(address(news.getClass()), news, BY_REFERENCE);
    }

    /** Follows a kind of news, in the order in which it is told, on the calling context. */
    public <T> Future<Void> follow(Class<T> kind, Consumer<T> follower) {
        return vertx.eventBus()
                .<T>localConsumer(address(kind), message -> follower.accept(message.body()))
                .completion();
    }

    private static <R, C extends Command<R>> void reply(Message<C> message, Function<C, R> answerer) {
        try {
            message.reply(new Yes<>(answerer.apply(message.body())), BY_REFERENCE);
        } catch (Refusal refusal) {
            message.reply(new No<>(refusal), BY_REFERENCE);
        } catch (Throwable broken) {
            message.reply(new No<>(asRefusal(message.body(), broken)), BY_REFERENCE);
        }
    }

    private static Refusal asRefusal(Command<?> command, Throwable failure) {
        return switch (failure) {
            case ReplyException late
            when late.failureType() == ReplyFailure.TIMEOUT -> {
                LOG.warn("{} had no answer in {} ms", name(command), ANSWER_MILLIS);
                yield Refusal.of(ProblemKind.BUSY);
            }
            case Throwable away
            when Outage.is(away) -> {
                LOG.warn("{} waits for the database: {}", name(command), away.toString());
                yield Refusal.of(ProblemKind.DATABASE_AWAY);
            }
            default -> {
                LOG.error("{} broke", name(command), failure);
                yield Refusal.of(ProblemKind.INTERNAL);
            }
        };
    }

    private void count(Command<?> command, String outcome) {
        Counter.builder("parley.commands")
                .description("Commands that were answered, by what came of them")
                .tags("command", name(command), "outcome", outcome)
                .register(meters)
                .increment();
    }

    private static String name(Command<?> command) {
        return command.getClass().getSimpleName();
    }

    private static String address(Class<?> kind) {
        return kind.getName();
    }

    /** What travels back; a refusal is an answer too. */
    private sealed interface Answer<R> {
        Future<R> asFuture();
    }

    private record Yes<R>(R result) implements Answer<R> {
        @Override
        public Future<R> asFuture() {
            return Future.succeededFuture(result);
        }
    }

    private record No<R>(Refusal refusal) implements Answer<R> {
        @Override
        public Future<R> asFuture() {
            return Future.failedFuture(refusal);
        }
    }
}
