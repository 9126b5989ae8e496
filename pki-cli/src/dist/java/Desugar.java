import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.ASM9;
import static org.objectweb.asm.Opcodes.H_INVOKESTATIC;
import static org.objectweb.asm.Opcodes.H_NEWINVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.V17;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;

/**
 * Turns the lambdas and method references of our jars into the inner classes that they stand for. JDK 17 links each of them
 * when it is first reached, and even with an archive of class data that takes a tenth of a millisecond, eight times what a
 * class takes; a run of apply reaches seven hundred and lasts half a second. JDK 25 links them when it makes its archive, and
 * does not mind either way. Nothing but these call sites changes: the new classes belong to the nest, so what is private stays
 * private.
 *
 * <p>Run by the build, from source: {@code java -cp asm.jar:asm-commons.jar Desugar.java JAR...}. Serializable lambdas, and those
 * that need bridges, would be left as they are.
 */
final class Desugar {

    private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";

    /** The classes by their entries' names; new ones stand behind the class that they come from. */
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    /** What joins a nest, by the name of its host. */
    private final Map<String, List<String>> joining = new LinkedHashMap<>();

    public static void main(String[] jars) throws IOException {
        for (String jar : jars) {
            new Desugar().rewrite(Path.of(jar));
        }
    }

    private void rewrite(Path path) throws IOException {
        LocalDateTime moment = LocalDateTime.MIN; // one for all: builds are reproducible
        try (JarFile jar = new JarFile(path.toFile())) {
            for (ZipEntry entry : Collections.list(jar.entries())) {
                moment = entry.getTimeLocal();
                byte[] content = jar.getInputStream(entry).readAllBytes();
                entries.put(entry.getName(), content);
                if (entry.getName().endsWith(".class")) {
                    desugar(entry.getName(), content);
                }
            }
        }
        joining.forEach(
                (host, members) -> entries.computeIfPresent(host + ".class", (name, old) -> join(old, members)));
        ByteArrayOutputStream rewritten = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(rewritten)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry header = new ZipEntry(entry.getKey());
                header.setTimeLocal(moment);
                zip.putNextEntry(header);
                zip.write(entry.getValue());
            }
        }
        Files.write(path, rewritten.toByteArray());
    }

    private void desugar(String entry, byte[] content) {
        ClassReader reader = new ClassReader(content);
        ClassWriter writer = new ClassWriter(0);
        reader.accept(new CallSites(writer, reader.getClassName()), 0);
        entries.put(entry, writer.toByteArray());
    }

    private static byte[] join(byte[] host, List<String> members) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(host)
                .accept(
                        new ClassVisitor(ASM9, writer) {
                            @Override
                            public void visitEnd() {
                                members.forEach(this::visitNestMember);
                                super.visitEnd();
                            }
                        },
                        0);
        return writer.toByteArray();
    }

    /** Puts a call of the new class's factory where the JVM would have been asked for one. */
    private final class CallSites extends ClassVisitor {

        private final String name;
        private String host;
        private int count;

        CallSites(ClassVisitor next, String name) {
            super(ASM9, next);
            this.name = name;
            this.host = name;
        }

        @Override
        public void visitNestHost(String other) {
            host = other;
            super.visitNestHost(other);
        }

        @Override
        public MethodVisitor visitMethod(int access, String method, String type, String generic, String[] thrown) {
            return new MethodVisitor(ASM9, super.visitMethod(access, method, type, generic, thrown)) {
                @Override
                public void visitInvokeDynamicInsn(String called, String site, Handle bootstrap, Object... with) {
                    if (bootstrap.getOwner().equals(FACTORY)
                            && bootstrap.getName().equals("metafactory")) {
                        String lambda = name + "$$Lambda" + count++;
                        Type erased = (Type) with[0];
                        Type actual = (Type) with[2];
                        byte[] made = new Lambda(lambda, host, site, (Handle) with[1])
                                .implementing(new Method(called, erased.getDescriptor()), actual);
                        entries.put(lambda + ".class", made);
                        joining.computeIfAbsent(host, first -> new ArrayList<>())
                                .add(lambda);
                        visitMethodInsn(INVOKESTATIC, lambda, Lambda.FACTORY_METHOD, site, false);
                    } else {
                        super.visitInvokeDynamicInsn(called, site, bootstrap, with);
                    }
                }
            };
        }
    }

    /**
     * A class for one lambda.
     *
     * @param name its own
     * @param host of its nest
     * @param site takes what is captured, returns the interface
     * @param target what is to be called
     */
    private record Lambda(String name, String host, String site, Handle target) {

        static final String FACTORY_METHOD = "of";

        private static final Type CHARACTER = Type.getType(Character.class);

        byte[] implementing(Method method, Type actual) {
            ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
            String face = Type.getReturnType(site).getInternalName();
            writer.visit(
                    V17, ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC, name, null, "java/lang/Object", new String[] {face});
            writer.visitNestHost(host);
            for (int i = 0; i < captured().length; i++) {
                writer.visitField(ACC_PRIVATE | ACC_FINAL, field(i), captured()[i].getDescriptor(), null, null);
            }
            constructor(writer);
            factory(writer);
            body(writer, method, actual);
            writer.visitEnd();
            return writer.toByteArray();
        }

        private Type self() {
            return Type.getObjectType(name);
        }

        private Type[] captured() {
            return Type.getArgumentTypes(site);
        }

        private static String field(int i) {
            return "captured" + i;
        }

        private Method constructor() {
            return new Method("<init>", Type.VOID_TYPE, captured());
        }

        private void constructor(ClassVisitor writer) {
            GeneratorAdapter code = code(writer, ACC_PRIVATE, constructor());
            code.loadThis();
            code.invokeConstructor(Type.getType(Object.class), new Method("<init>", "()V"));
            for (int i = 0; i < captured().length; i++) {
                code.loadThis();
                code.loadArg(i);
                code.putField(self(), field(i), captured()[i]);
            }
            end(code);
        }

        private void factory(ClassVisitor writer) {
            GeneratorAdapter code = code(writer, ACC_STATIC, new Method(FACTORY_METHOD, site));
            code.newInstance(self());
            code.dup();
            code.loadArgs();
            code.invokeConstructor(self(), constructor());
            end(code);
        }

        /** Hands what was captured, and then its own arguments, to the target, as LambdaMetafactory's Javadoc has it. */
        private void body(ClassVisitor writer, Method method, Type actual) {
            GeneratorAdapter code = code(writer, ACC_PUBLIC, method);
            boolean constructs = target.getTag() == H_NEWINVOKESPECIAL;
            Type owner = Type.getObjectType(target.getOwner());
            if (constructs) {
                code.newInstance(owner);
                code.dup();
            }
            for (int i = 0; i < captured().length; i++) {
                code.loadThis();
                code.getField(self(), field(i), captured()[i]);
            }
            List<Type> wanted = new ArrayList<>();
            if (!constructs && target.getTag() != H_INVOKESTATIC) {
                wanted.add(owner);
            }
            wanted.addAll(List.of(Type.getArgumentTypes(target.getDesc())));
            for (int i = 0; i < method.getArgumentTypes().length; i++) {
                code.loadArg(i);
                Type given = method.getArgumentTypes()[i];
                if (isReference(given)) {
                    given = actual.getArgumentTypes()[i];
                    code.checkCast(given);
                }
                convert(code, given, wanted.get(captured().length + i));
            }
            code.visitMethodInsn(opcode(), target.getOwner(), target.getName(), target.getDesc(), target.isInterface());
            Type result = constructs ? owner : Type.getReturnType(target.getDesc());
            if (method.getReturnType().equals(Type.VOID_TYPE)) {
                discard(code, result);
            } else {
                convert(code, result, method.getReturnType());
            }
            end(code);
        }

        private int opcode() {
            return switch (target.getTag()) {
                case H_INVOKESTATIC -> INVOKESTATIC;
                case H_NEWINVOKESPECIAL -> INVOKESPECIAL;
                // Private ones of the nest too, from JVMS 11 on.
                default -> target.isInterface() ? INVOKEINTERFACE : INVOKEVIRTUAL;
            };
        }

        private static void convert(GeneratorAdapter code, Type from, Type to) {
            if (isReference(from) && isReference(to)) {
                if (!from.equals(to)) {
                    code.checkCast(to);
                }
            } else if (from.equals(CHARACTER)) {
                code.unbox(Type.CHAR_TYPE);
                code.cast(Type.CHAR_TYPE, to);
            } else if (isReference(from)) {
                // Whatever number it is, by the method of Number that widens it.
                code.unbox(to);
            } else if (isReference(to)) {
                code.valueOf(from);
            } else {
                code.cast(from, to);
            }
        }

        private static void discard(GeneratorAdapter code, Type result) {
            if (result.getSize() == 2) {
                code.pop2();
            } else if (result.getSize() == 1) {
                code.pop();
            }
        }

        private static boolean isReference(Type type) {
            return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
        }

        private static GeneratorAdapter code(ClassVisitor writer, int access, Method method) {
            GeneratorAdapter code = new GeneratorAdapter(access, method, null, null, writer);
            code.visitCode();
            return code;
        }

        private static void end(GeneratorAdapter code) {
            code.returnValue();
            code.endMethod();
        }
    }
}
