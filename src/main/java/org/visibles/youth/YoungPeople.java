package org.visibles.youth;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;
import org.visibles.kernel.Scope;

interface YoungPeople extends Repository<YoungPerson, UUID> {

    YoungPerson save(YoungPerson person);

    void flush();

    @NativeQuery("""
            select y.* from circle c join youth y on y.id = c.youth_id
            where c.organisation_id = :#{#scope.organisation.value} and c.youth_id = :id and c.relation = 'FULL'""")
    Optional<YoungPerson> findWithin(@Param("scope") Scope scope, @Param("id") UUID id);

    /** By id, from the one after {@code after} on. */
    @NativeQuery("""
            select y.* from circle c join youth y on y.id = c.youth_id
            where c.organisation_id = :#{#scope.organisation.value} and c.youth_id > :after and c.relation = 'FULL'
            order by c.youth_id limit :limit""")
    List<YoungPerson> findFollowed(@Param("scope") Scope scope, @Param("after") UUID after, @Param("limit") int limit);
}
