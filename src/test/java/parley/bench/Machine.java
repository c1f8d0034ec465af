package parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine, and who used how much of it: from {@code /proc}, zero where there is none. */
record Machine(long server, long postmaster) {
    private static final Path PROC = Path.of("/proc");

    /** Of {@code USER_HZ}, which Linux fixes at 100 for what it tells in /proc. */
    private static final double TICKS = 100;

    /** CPU seconds; {@code others} is everything on this machine that is none of ours. */
    record Cpu(double server, double postgres, double bench, double others, double seconds) {
        Cpu since(Cpu before, double took) {
            return new Cpu(
                    server - before.server,
                    postgres - before.postgres,
                    bench - before.bench,
                    Math.max(0, others - before.others),
                    took);
        }
    }

    Cpu cpu() {
        double ours = used(server, false);
        double postgres = used(postmaster, true)
                + processes()
                        .filter(pid -> parent(pid) == postmaster)
                        .mapToDouble(pid -> used(pid, false))
                        .sum();
        double bench = used(ProcessHandle.current().pid(), false);
        return new Cpu(ours, postgres, bench, busy() - ours - postgres - bench, 0);
    }

    static String line() {
        return "%d cores (%s), %s %s, load average before: %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        processor(),
                        System.getProperty("java.vendor"),
                        Runtime.version(),
                        load());
    }

    static String load() {
        return read(PROC.resolve("loadavg"))
                .map(text -> text.replaceAll("^((\\S+ ){2}\\S+).*", "$1").strip())
                .orElse("?");
    }

    private static String processor() {
        return read(PROC.resolve("cpuinfo"))
                .flatMap(text -> text.lines()
                        .filter(line -> line.startsWith("model name"))
                        .findFirst())
                .map(line -> line.substring(line.indexOf(':') + 2))
                .orElse(System.getProperty("os.arch"));
    }

    /** @param children with those that have ended and were waited for */
    private static double used(long pid, boolean children) {
        return stat(pid)
                .map(fields -> Double.parseDouble(fields[11])
                        + Double.parseDouble(fields[12])
                        + (children ? Double.parseDouble(fields[13]) + Double.parseDouble(fields[14]) : 0))
                .map(ticks -> ticks / TICKS)
                .orElse(0.0);
    }

    private static long parent(long pid) {
        return stat(pid).map(fields -> Long.parseLong(fields[1])).orElse(0L);
    }

    /** From the third field on: the second is a name that may hold spaces. */
    private static Optional<String[]> stat(long pid) {
        return read(PROC.resolve(pid + "/stat"))
                .map(text -> text.substring(text.lastIndexOf(')') + 2).split(" ", -1));
    }

    private static double busy() {
        return read(PROC.resolve("stat"))
                .map(text -> text.lines().findFirst().orElse("").split(" +", -1))
                .map(fields -> Double.parseDouble(fields[1])
                        + Double.parseDouble(fields[2])
                        + Double.parseDouble(fields[3])
                        + Double.parseDouble(fields[6])
                        + Double.parseDouble(fields[7]))
                .map(ticks -> ticks / TICKS)
                .orElse(0.0);
    }

    private static Stream<Long> processes() {
        return ProcessHandle.allProcesses().map(ProcessHandle::pid);
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
