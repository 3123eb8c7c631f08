package nl.profielwijzer;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Stores something, and therefore runs twice: on H2 and on PostgreSQL, each time in an empty database. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("persistence")
@ExtendWith(PersistenceTest.EmptyDatabase.class)
public @interface PersistenceTest {

    final class EmptyDatabase implements BeforeAllCallback, AfterAllCallback {

        @Override
        public void beforeAll(ExtensionContext context) {
            TestDatabase.configure();
        }

        @Override
        public void afterAll(ExtensionContext context) {
            TestDatabase.forget();
        }
    }
}
