package org.visibles;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class VisiblesApplication {

    public static void main(String[] args) {
        SpringApplication.run(VisiblesApplication.class, args);
    }
}
