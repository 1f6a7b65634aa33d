package brokenhouse;

import org.springframework.data.repository.CrudRepository;

public interface OpenEntities extends CrudRepository<OpenEntity, Long> {

    OpenEntity findByName(String name);
}
