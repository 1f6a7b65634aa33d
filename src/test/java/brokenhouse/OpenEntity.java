package brokenhouse;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class OpenEntity {

    @Id
    private Long id;
}
