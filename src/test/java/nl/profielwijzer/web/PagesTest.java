package nl.profielwijzer.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import nl.profielwijzer.Service;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * Runs against the whole service on a port of its own, with an empty database in a file. Written as that of the API is, so
 * that they share one service.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Service.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "profielwijzer.data=./target/test-data/${random.uuid}")
@interface PagesTest {}
