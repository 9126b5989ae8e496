import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Lambdas and method references of every kind; each line is the same whoever links them. Compiled by the test. */
public final class Awkward extends Base {

    interface Everything {
        double of(byte b, short s, char c, long l, float f, double d, boolean z);
    }

    interface Telling {
        private String secret(String more) {
            return "secret" + more;
        }

        default UnaryOperator<String> bound() {
            return this::secret;
        }

        static Supplier<Supplier<String>> nested() {
            return () -> () -> "nested";
        }
    }

    enum Letter {
        A {
            @Override
            Supplier<String> name(int times) {
                return () -> name().repeat(times) + hidden();
            }
        };

        abstract Supplier<String> name(int times);

        private static String hidden() {
            return "!";
        }
    }

    record Pair(int left, long right) {
        Supplier<Long> sum() {
            return () -> left + right;
        }
    }

    private static final class Closed {
        private final String value;

        private Closed(String value) {
            this.value = value;
        }

        private String value() {
            return value;
        }
    }

    private final class Inner {
        private int ordinal() {
            return 7;
        }
    }

    @Override
    String name() {
        return "derived";
    }

    private Supplier<String> above() {
        return super::name;
    }

    private Supplier<Inner> inner() {
        return Inner::new;
    }

    private static double all(double b, int s, int c, double l, double f, double d, boolean z) {
        return b + s * 2 + c * 3 + l * 5 + f * 7 + d * 11 + (z ? 13 : 0);
    }

    private static int plus(int number) {
        return number + 1;
    }

    private static long twice(long number) {
        return number * 2;
    }

    private static Character letter() {
        return 'q';
    }

    private static Integer seven() {
        return 7;
    }

    private static byte three() {
        return 3;
    }

    private static String count(Object... all) {
        return all.length + " of them";
    }

    private static <T extends Comparable<T>> ToIntFunction<T> against(T other) {
        return other::compareTo;
    }

    private static void line(String what, Supplier<Object> made) {
        Object result;
        try {
            result = made.get();
        } catch (RuntimeException e) {
            result = e.getClass();
        }
        System.out.println(what + ": " + result);
    }

    public static void main(String[] args) {
        line("widened", () -> ((Everything) Awkward::all).of((byte) 1, (short) 2, 'c', 4, 5, 6, true));
        line("unboxed", () -> ((Function<Integer, Integer>) Awkward::plus).apply(1));
        line("unboxed and widened", () -> ((Function<Integer, Long>) Awkward::twice).apply(1));
        line("a letter as a number", () -> ((Function<Character, Integer>) Awkward::plus).apply('a'));
        line("a letter as a long", () -> ((Function<Character, Long>) Awkward::twice).apply('a'));
        line("letters", () -> {
            StringBuilder text = new StringBuilder();
            Stream.of('a', 'b').forEach(text::appendCodePoint);
            return text;
        });
        line("a letter given", () -> ((IntSupplier) Awkward::letter).getAsInt());
        line("a letter given as double", () -> ((DoubleSupplier) Awkward::letter).getAsDouble());
        line("seven", () -> ((LongSupplier) Awkward::seven).getAsLong());
        line("three", () -> ((DoubleSupplier) Awkward::three).getAsDouble());
        line("boxed", () -> ((Supplier<Object>) Awkward::three).get().getClass());
        line("nothing to unbox", () -> ((Function<Integer, Integer>) Awkward::plus).apply(null));
        line("discarded", () -> {
            ((Consumer<String>) String::length).accept("x");
            ((Runnable) ArrayList::new).run();
            return "done";
        });
        line("captured", () -> {
            byte b = (byte) args.length;
            char c = (char) ('c' + b);
            long l = b;
            double d = b;
            boolean z = b == 0;
            return ((Supplier<String>) () -> "" + b + c + l + d + z + args.length).get();
        });
        line("many", () -> ((Function<String, String>) Awkward::count).apply("x"));
        line("bound", () -> {
            StringBuilder text = new StringBuilder("abc");
            ((IntConsumer) text::setLength).accept(1);
            return text;
        });
        line("bound to nothing", () -> ((Supplier<Integer>) ((String) null)::length).get());
        line("arrays", () -> ((IntFunction<int[][]>) int[][]::new).apply(3).length);
        line("copies", () -> Arrays.toString(((UnaryOperator<int[]>) int[]::clone).apply(new int[] {1, 2})));
        line("of an interface", () -> new Telling() {}.bound().apply("s"));
        line("in lambdas", () -> Telling.nested().get().get());
        line("of an enum", () -> Letter.A.name(2).get());
        line("of a record", () -> new Pair(1, 2).sum().get());
        line("private", () -> Stream.of("x").map(Closed::new).map(Closed::value).toList());
        line("of the class above", () -> new Awkward().above().get());
        line("of an inner class", () -> new Awkward().inner().get().ordinal());
        line("generic", () -> against("b").applyAsInt("a"));
        line("of no type yet", () -> ((IntUnaryOperator) Function.<Integer>identity()::apply).applyAsInt(9));
        line("polluted", () -> {
            @SuppressWarnings({"unchecked", "rawtypes"})
            List<String> words = (List) List.of(1);
            return ((Supplier<?>) (Supplier<String>) words.iterator()::next).get().getClass();
        });
        line("serializable", () -> {
            Runnable both = (Runnable & Serializable) () -> {};
            return both instanceof Serializable;
        });
    }
}

class Base {
    String name() {
        return "base";
    }
}
