package io.github.amtpki.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.github.amtpki.check.Rules;
import io.github.amtpki.check.rule.Rule;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A family that is not in the list judges nobody. */
final class RulesAreListedTest {

    @Test
    void everyFamilyOfRulesIsInTheList() {
        Set<String> families = Library.CLASSES.stream()
                .filter(type -> type.isEnum() && type.isAssignableTo(Rule.class))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
        assertThat(Rules.all().stream()
                        .map(Object::getClass)
                        .map(Class::getName)
                        .collect(Collectors.toSet()))
                .isEqualTo(families);
    }

    @Test
    void everyConstantOfAFamilyIsInTheList() {
        for (Object rule : Rules.all()) {
            assertThat(Rules.all()).contains((Rule[]) rule.getClass().getEnumConstants());
        }
    }
}
