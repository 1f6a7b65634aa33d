package org.visibles.geography;

/**
 * A priority quarter (quartier prioritaire de la politique de la ville).
 *
 * @param generation year of the list it stands in, 2014 or 2024
 */
public record Qpv(String code, String name, String communeCode, String generation) {}
