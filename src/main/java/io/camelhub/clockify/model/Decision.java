package io.camelhub.clockify.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a class that only decides: values in, values out. A test checks that it uses no Camel, no database and no JSON. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Decision {
}
