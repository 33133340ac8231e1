package io.camelhub.clockify.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomFieldTest {

    @Test
    void numbers_are_the_same_however_they_are_written() {
        assertThat(CustomField.same(1, new BigDecimal("1.00"))).isTrue();
        assertThat(CustomField.same(100L, new BigDecimal("1E+2"))).isTrue();
        assertThat(CustomField.same(BigInteger.TEN, 10)).isTrue();
        assertThat(CustomField.same(0.1, new BigDecimal("0.10"))).isTrue();
        assertThat(CustomField.same(1, new BigDecimal("1.01"))).isFalse();
        assertThat(new CustomField("Cost", 1)).isEqualTo(new CustomField("Cost", new BigDecimal("1.0")))
                .hasSameHashCodeAs(new CustomField("Cost", new BigDecimal("1.0")));
    }

    @Test
    void numbers_in_lists_and_maps_are_the_same_too() {
        assertThat(CustomField.same(List.of(1, "a"), List.of(new BigDecimal("1.0"), "a"))).isTrue();
        assertThat(CustomField.same(List.of(1, "a"), List.of("a", 1))).isFalse();
        assertThat(CustomField.same(List.of(1), List.of(1, 2))).isFalse();
        assertThat(CustomField.same(Map.of("k", List.of(1)), Map.of("k", List.of(new BigDecimal("1.0"))))).isTrue();
        assertThat(CustomField.same(Map.of("k", 1), Map.of("l", 1))).isFalse();
        assertThat(CustomField.same(Collections.singletonMap("k", null), Collections.singletonMap("l", null))).isFalse();
        assertThat(CustomField.same(Arrays.asList("a", null), Arrays.asList("a", null))).isTrue();
    }

    @Test
    void text_flags_and_numbers_differ() {
        assertThat(CustomField.same("1", 1)).isFalse();
        assertThat(CustomField.same("true", true)).isFalse();
        assertThat(CustomField.same(null, "")).isFalse();
        assertThat(new CustomField("Cost", 1)).isNotEqualTo(new CustomField("Price", 1)).isNotEqualTo(new CustomField(null, 1));
    }
}
