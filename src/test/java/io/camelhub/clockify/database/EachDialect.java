package io.camelhub.clockify.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** A parameterized test runs on each database, or on those named. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ArgumentsSource(EachDialect.Dialects.class)
public @interface EachDialect {

    String[] value() default {};

    /** The dialects of the test. */
    final class Dialects implements ArgumentsProvider {

        @Override
        public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
            List<String> names = List.of(context.getRequiredTestMethod().getAnnotation(EachDialect.class).value());
            return Dialect.all().stream().filter(dialect -> names.isEmpty() || names.contains(dialect.name())).map(Arguments::of);
        }
    }
}
