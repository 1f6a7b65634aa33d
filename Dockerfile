# The program for production: no demo data, no default password. See src/docs/operations.md.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY mvnw pom.xml ./
COPY .mvn .mvn
COPY db-changelog db-changelog
COPY src src
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -ntp -q -Dmaven.test.skip=true package
# The embedded PostgreSQL is the demo's alone. The libraries that solve linear programs are unpacked here: at run time nothing
# that is written can be run. Each architecture has a jar of its own.
RUN java -Djarmode=tools -jar target/visibles.jar extract --layers --destination target/layers \
 && mkdir target/layers/native && cd target/layers/native \
 && jar xf ../dependencies/lib/ortools-linux-"$(uname -m | tr _ -)"-*.jar && mv ortools-linux-*/*.so* . && rm -r ortools-linux-* META-INF \
 && rm ../dependencies/lib/embedded-postgres-binaries-*.jar ../dependencies/lib/ortools-linux-*.jar ../dependencies/lib/ortools-darwin-*.jar ../dependencies/lib/ortools-win32-*.jar

FROM eclipse-temurin:25-jre
RUN groupadd --gid 10001 visibles \
 && useradd --uid 10001 --gid visibles --no-create-home --home-dir /opt/visibles --shell /usr/sbin/nologin visibles
WORKDIR /opt/visibles
COPY --chmod=755 src/main/docker/healthy.sh /usr/local/bin/healthy
COPY --from=build /build/target/layers/native/ native/
COPY --from=build /build/target/layers/dependencies/ ./
COPY --from=build /build/target/layers/spring-boot-loader/ ./
COPY --from=build /build/target/layers/snapshot-dependencies/ ./
COPY --from=build /build/target/layers/application/ ./
USER 10001:10001
ENV SPRING_PROFILES_ACTIVE=prod
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=2m --retries=3 CMD ["healthy"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "-Djava.library.path=/opt/visibles/native", "-jar", "visibles.jar"]
