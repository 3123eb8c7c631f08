package nl.profielwijzer.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import nl.profielwijzer.PersistenceTest;
import nl.profielwijzer.Service;
import org.springframework.boot.test.context.SpringBootTest;

/** Runs against the whole service on a port of its own, with an empty database: of H2 in a file, and of PostgreSQL. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@PersistenceTest
@SpringBootTest(
        classes = Service.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "profielwijzer.data=./target/test-data/${random.uuid}")
@interface ServiceTest {}
