package org.visibles.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

class UnsafeRoleAnalyzer extends AbstractFailureAnalyzer<UnsafeRole> {

    @Override
    protected FailureAnalysis analyze(Throwable root, UnsafeRole cause) {
        return new FailureAnalysis(
                "Visibles ne démarre pas : le rôle PostgreSQL de la source de données pourrait contourner le"
                        + " cloisonnement des lignes (" + String.join(" ; ", cause.reasons()) + ").",
                "Donnez à SPRING_DATASOURCE_USERNAME le rôle visibles_app et à SPRING_LIQUIBASE_USER le rôle"
                        + " visibles_owner, créés par db-changelog/roles.sql (voir src/docs/operations.md).",
                cause);
    }
}
