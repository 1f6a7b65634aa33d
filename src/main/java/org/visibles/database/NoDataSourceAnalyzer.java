package org.visibles.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

class NoDataSourceAnalyzer extends AbstractFailureAnalyzer<NoDataSource> {

    @Override
    protected FailureAnalysis analyze(Throwable root, NoDataSource cause) {
        return new FailureAnalysis("Visibles ne démarre pas : " + cause.getMessage() + ".", """
                Pour l'exploitation, indiquez une base PostgreSQL 18 (rôles : voir src/docs/operations.md) :
                  SPRING_DATASOURCE_URL=jdbc:postgresql://serveur:5432/visibles
                  SPRING_DATASOURCE_USERNAME=visibles_app     SPRING_DATASOURCE_PASSWORD=…
                  SPRING_LIQUIBASE_USER=visibles_owner        SPRING_LIQUIBASE_PASSWORD=…
                Pour essayer avec une base embarquée et des données inventées, sur cette machine seulement :
                  SPRING_PROFILES_ACTIVE=demo""", cause);
    }
}
