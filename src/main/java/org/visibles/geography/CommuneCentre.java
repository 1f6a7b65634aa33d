package org.visibles.geography;

/**
 * Where a commune is, as one point: the centroid of its contour, which may lie outside of a bent one.
 *
 * @param code of INSEE
 * @param latitude degrees, WGS 84
 * @param longitude degrees, WGS 84
 */
public record CommuneCentre(String code, double latitude, double longitude) {}
