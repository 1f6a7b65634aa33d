package org.visibles.database;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The demo's database: an embedded server whose data stay in a folder between runs. */
@Configuration(proxyBeanMethods = false)
@Profile(DemoDatabase.PROFILE)
class DemoDatabase {

    static final String PROFILE = "demo";

    @Bean(destroyMethod = "close")
    EmbeddedServer embeddedServer(
            @Value("${visibles.data-dir}") String folder, @Value("${server.port:8080}") String webPort) {
        return EmbeddedServer.start(java.nio.file.Path.of(folder), webPort);
    }

    @Bean
    JdbcConnectionDetails programConnection(EmbeddedServer server) {
        return new ProgramConnection(
                server.url(), EmbeddedServer.APP, server.passwords().app());
    }

    @Bean
    LiquibaseConnectionDetails ownerConnection(EmbeddedServer server) {
        return new OwnerConnection(
                server.url(), EmbeddedServer.OWNER, server.passwords().owner());
    }

    private record ProgramConnection(String getJdbcUrl, String getUsername, String getPassword)
            implements JdbcConnectionDetails {}

    private record OwnerConnection(String getJdbcUrl, String getUsername, String getPassword)
            implements LiquibaseConnectionDetails {}
}
