package io.presodia.hal.sim.remote;

import io.presodia.hal.sim.ChipFault;
import io.presodia.hal.sim.TransferFault;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who looks at the truth of a bench and may break things: a line of words asks, lines
 * answer, and the last of them is {@code ok} or begins with {@code error}.
 */
final class ControlSession {
    private static final String HELP =
            "commands: state | truth CHANNEL | log FROM | lockstep | paced SPEED | outage SHORTEST LONGEST | elapse SECONDS"
                    + " | freeze NANOS OPERATIONS | thaw"
                    + " | wall SECONDS | emergency-stop on|off | enclosure open|closed"
                    + " | relay CHANNEL weld|kill|free | fault TARGET WHAT [NUMBER] | clear TARGET | end";

    private final HostedBench host;
    private final SocketChannel channel;
    private final Runnable end;

    ControlSession(HostedBench host, SocketChannel channel, Runnable end) {
        this.host = host;
        this.channel = channel;
        this.end = end;
    }

    void serve() throws IOException {
        BufferedReader in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
        BufferedWriter out =
                new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
        String line = in.readLine();
        while (line != null) {
            for (String answer : answer(List.of(line.strip().split("\\s+", -1)))) {
                out.write(answer);
                out.write('\n');
            }
            out.flush();
            line = in.readLine();
        }
    }

    private List<String> answer(List<String> words) {
        List<String> lines = new ArrayList<>();
        try {
            perform(words, lines);
            lines.add("ok");
        } catch (IndexOutOfBoundsException e) {
            lines.add("error: " + words.getFirst() + " needs more words; " + HELP);
        } catch (IllegalArgumentException | IllegalStateException e) {
            lines.add("error: " + e.getMessage());
        }
        return lines;
    }

    private void perform(List<String> words, List<String> lines) {
        switch (words.getFirst()) {
            case "state" -> host.state().forEach((key, value) -> lines.add(key + "=" + value));
            case "truth" -> lines.add(host.truth(Integer.parseInt(words.get(1))).toString());
            case "log" ->
                    host.events(Long.parseLong(words.get(1)))
                            .forEach(event -> lines.add(line(event)));
            case "lockstep" -> host.clock(new ClockMode.Lockstep());
            case "paced" -> host.clock(new ClockMode.Paced(number(words, 1)));
            case "outage" -> host.outages(number(words, 1), number(words, 2));
            case "elapse" -> host.elapse(Math.round(number(words, 1) * 1e9));
            case "freeze" -> host.freeze(Long.parseLong(words.get(1)), (long) number(words, 2));
            case "thaw" -> host.freeze(Long.MAX_VALUE, 0);
            case "end" -> end.run();
            default -> breakSomething(words);
        }
    }

    static String line(BenchEvent event) {
        return event.number() + " " + event.nanos() + " " + event.kind() + " " + event.detail();
    }

    private static double number(List<String> words, int index) {
        return Double.parseDouble(words.get(index));
    }

    /** What no bench allows that was not started for it. */
    private void breakSomething(List<String> words) {
        host.beside((bench, timebase) -> {
            if (!bench.faults().allowed()) {
                throw new IllegalStateException(
                        "faults are refused: this bench was not started with faults allowed");
            }
            switch (words.getFirst()) {
                case "wall" -> host.jumpWall(Math.round(number(words, 1) * 1e9));
                case "emergency-stop" -> bench.emergencyStop(chosen(words, "on", "off"));
                case "enclosure" -> bench.enclosure(chosen(words, "open", "closed"));
                case "relay" -> {
                    int channel = Integer.parseInt(words.get(1));
                    bench.channel(channel).weldRelay(words.get(2).equals("weld"));
                    bench.channel(channel).killRelay(words.get(2).equals("kill"));
                }
                case "clear" -> bench.faults().clear(words.get(1));
                case "fault" -> {
                    ChipFault chip = chipFault(words);
                    if (chip == null) {
                        bench.faults().inject(words.get(1), transferFault(words));
                    } else {
                        bench.faults().inject(words.get(1), chip, timebase.nanos());
                    }
                }
                default -> throw new IllegalArgumentException(HELP);
            }
        });
        host.broken(String.join(" ", words));
    }

    private static boolean chosen(List<String> words, String yes, String no) {
        String word = words.get(1);
        if (!word.equals(yes) && !word.equals(no)) {
            throw new IllegalArgumentException(words.getFirst() + " must be " + yes + " or " + no);
        }
        return word.equals(yes);
    }

    private static @Nullable ChipFault chipFault(List<String> words) {
        return switch (words.get(2)) {
            case "brown-out" -> new ChipFault.BrownOut();
            case "stopped" -> new ChipFault.StoppedConversion();
            case "frozen" -> new ChipFault.FrozenResult();
            case "stuck-code" -> new ChipFault.StuckCode(Integer.decode(words.get(3)));
            case "wrong-identity" -> new ChipFault.WrongIdentity(Integer.decode(words.get(3)));
            case "corrupt-checksum" -> new ChipFault.CorruptChecksum();
            default -> null;
        };
    }

    private static TransferFault transferFault(List<String> words) {
        return switch (words.get(2)) {
            case "nack" ->
                    words.size() > 3
                            ? new TransferFault.NackNext(Integer.parseInt(words.get(3)))
                            : new TransferFault.NackUntilCleared();
            case "stuck-low" -> new TransferFault.StuckLine(false);
            case "stuck-high" -> new TransferFault.StuckLine(true);
            case "bit-flips" -> new TransferFault.BitFlips(number(words, 3));
            case "delay" -> new TransferFault.Delay(Math.round(number(words, 3) * 1e9));
            default ->
                    throw new IllegalArgumentException(
                            "no fault called "
                                    + words.get(2)
                                    + "; there are brown-out, stopped, frozen, stuck-code CODE, wrong-identity ID,"
                                    + " corrupt-checksum, nack [COUNT], stuck-low, stuck-high, bit-flips SHARE,"
                                    + " delay SECONDS");
        };
    }
}
