package org.visibles.geography;

/**
 * A priority quarter (quartier prioritaire de la politique de la ville).
 *
 * @param communeCode of the commune it is named under; it may reach into others
 * @param generation year of the list it stands in, 2014 or 2024
 * @param active false once it has left its list: records keep it, nobody chooses it any more
 */
public record Qpv(String code, String name, String communeCode, String generation, boolean active) {}
