package io.camelhub.clockify.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a class that only decides: values in, values out. It knows no Camel, no database and no JSON, and a test holds it to that. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Decision {
}
