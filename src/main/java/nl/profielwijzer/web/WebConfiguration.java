package nl.profielwijzer.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything of the pages. */
@Configuration(proxyBeanMethods = false)
@Import(PagesSecurity.class)
public class WebConfiguration {}
