package org.visibles.geography;

import java.util.Map;

/**
 * Communes were merged into others, or brought back.
 *
 * @param codes the commune that each code concerned stands for now
 */
public record CommunesMoved(Map<String, String> codes) {}
