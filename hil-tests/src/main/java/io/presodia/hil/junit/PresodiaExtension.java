package io.presodia.hil.junit;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.hal.sim.cell.CellScatter;
import io.presodia.hal.time.VirtualTimebase;
import io.presodia.hil.bench.BenchFiles;
import io.presodia.hil.bench.BenchOptions;
import io.presodia.hil.bench.HilBench;
import io.presodia.hil.scenario.InlineProtocols;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Gives each test a virtual bench of its own: a parameter of type {@link Bench}, {@link HilBench}
 * or {@link VirtualTimebase}. {@link Board} and {@link Cell} say what it is made of. Register it
 * with parts of your own by {@code @RegisterExtension}.
 */
public final class PresodiaExtension implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(PresodiaExtension.class);

    private final BenchOptions.Fitting fitting;
    private final BenchOptions.Front front;

    /** With the board as it is. */
    public PresodiaExtension() {
        this(BenchOptions.Fitting.NONE, BenchOptions.Front.NONE);
    }

    private PresodiaExtension(BenchOptions.Fitting fitting, BenchOptions.Front front) {
        this.fitting = fitting;
        this.front = front;
    }

    /**
     * With parts of one's own.
     *
     * @param fitting puts them on each new bench
     * @param front gets each new board with its bench
     */
    public static PresodiaExtension with(BenchOptions.Fitting fitting, BenchOptions.Front front) {
        return new PresodiaExtension(fitting, front);
    }

    /** Goes with the test. */
    private record Held(Bench bench) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            bench.world().close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Bench.class || type == HilBench.class || type == VirtualTimebase.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Held held =
                context.getStore(NAMESPACE)
                        .getOrComputeIfAbsent("bench", _ -> new Held(build(context)), Held.class);
        Class<?> type = parameter.getParameter().getType();
        if (type == HilBench.class) {
            return held.bench().world();
        }
        return type == VirtualTimebase.class ? held.bench().clock() : held.bench();
    }

    private Bench build(ExtensionContext context) {
        Catalogue catalogue = new Catalogue();
        try {
            Board board = board(context);
            double scan = board == null ? 0 : board.scanMillis();
            BenchFiles files =
                    BenchFiles.load(
                            catalogue,
                            board == null ? "bench-4" : board.value(),
                            scan == 0 ? null : scan);
            long seed = board == null ? 1 : board.seed();
            BenchOptions options =
                    board == null || board.faults()
                            ? BenchOptions.withFaults(seed)
                            : BenchOptions.withoutFaults(seed);
            HilBench world = HilBench.open(files, options.with(fitting, front));
            return new Bench(
                    world, new InlineProtocols(catalogue), cells(context, catalogue, seed));
        } catch (ConfigException | IOException e) {
            throw new ParameterResolutionException(
                    "the bench cannot be built: " + e.getMessage(), e);
        }
    }

    private static @Nullable Board board(ExtensionContext context) {
        Board found = null;
        for (AnnotatedElement element : elements(context)) {
            found = AnnotationSupport.findAnnotation(element, Board.class).orElse(found);
        }
        return found;
    }

    private static Map<Integer, Bench.Fitted> cells(
            ExtensionContext context, Catalogue catalogue, long seed) throws ConfigException {
        Map<Integer, Bench.Fitted> cells = new HashMap<>();
        for (AnnotatedElement element : elements(context)) {
            for (Cell cell : AnnotationSupport.findRepeatableAnnotations(element, Cell.class)) {
                cells.put(
                        cell.channel(),
                        new Bench.Fitted(
                                catalogue.cell(cell.value()),
                                cell.scatter()
                                        ? CellScatter.inChannel(seed, cell.channel())
                                        : CellScatter.NONE));
            }
        }
        return cells;
    }

    /** The class first, so that the method goes before it. */
    private static List<AnnotatedElement> elements(ExtensionContext context) {
        return List.of(context.getRequiredTestClass(), context.getRequiredTestMethod());
    }
}
