package io.github.amtpki.profile;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What a record looks like to the reader and the schema: its keys in order, and what may stand for the whole in one word.
 *
 * @param fields by key
 * @param shorthand reads the one-word form, if the record has one
 */
record Shape(Class<?> type, Map<String, Field> fields, Optional<Function<String, Object>> shorthand) {

    /**
     * One key.
     *
     * @param element the type of its value, or of each value in a list
     */
    record Field(String name, Class<?> element, boolean optional, boolean list, Key key) {

        /** Whether the profile is wrong without it. */
        boolean required() {
            return list ? key.required() : !optional && key.byDefault().isEmpty();
        }

        /** Whether it is a mapping of its own. */
        boolean nested() {
            return KEYS.containsKey(element);
        }
    }

    /** The records that are mappings in the profile. */
    private static final Map<Class<?>, List<Key>> KEYS = Map.of(
            Profile.class, Profile.KEYS,
            RootProfile.class, RootProfile.KEYS,
            IntermediateProfile.class, IntermediateProfile.KEYS,
            CertificateProfile.class, CertificateProfile.KEYS,
            ExtensionProfile.class, ExtensionProfile.KEYS,
            KeyProfile.class, KeyProfile.KEYS,
            Pkcs11Profile.class, Pkcs11Profile.KEYS,
            PfxProfile.class, PfxProfile.KEYS,
            EnrolmentProfile.class, EnrolmentProfile.KEYS,
            SetupBinProfile.class, SetupBinProfile.KEYS);

    private static final Map<Class<?>, Function<String, Object>> SHORTHANDS = Map.of(KeyProfile.class, KeyProfile::of);

    private static final Map<Class<?>, Shape> KNOWN = new ConcurrentHashMap<>();

    static Shape of(Class<?> type) {
        return KNOWN.computeIfAbsent(type, Shape::read);
    }

    private static Shape read(Class<?> type) {
        Map<String, Field> fields = new LinkedHashMap<>();
        Iterator<Key> keys =
                Objects.requireNonNull(KEYS.get(type), type::getName).iterator();
        for (RecordComponent component : type.getRecordComponents()) {
            fields.put(component.getName(), field(component, keys.next()));
        }
        return new Shape(type, fields, Optional.ofNullable(SHORTHANDS.get(type)));
    }

    private static Field field(RecordComponent component, Key key) {
        if (!component.getName().equals(key.name())) {
            throw new IllegalStateException("the key '" + key.name() + "' is not where its component is");
        }
        Class<?> raw = component.getType();
        Class<?> element = component.getGenericType() instanceof ParameterizedType generic
                ? (Class<?>) generic.getActualTypeArguments()[0]
                : raw;
        return new Field(component.getName(), element, raw == Optional.class, raw == List.class, key);
    }

    /** Whether a text in its place may be a password that somebody put one level too high. */
    boolean secret() {
        return fields.values().stream().anyMatch(field -> field.element() == SecretRef.class);
    }

    /** Makes the record; the values in the order of the components. */
    Object create(List<Object> values) {
        List<Class<?>> types = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            types.add(component.getType());
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types.toArray(new Class<?>[0]));
            return constructor.newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("records of the profile take whatever is bound to them", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("every record has its canonical constructor", e);
        }
    }
}
