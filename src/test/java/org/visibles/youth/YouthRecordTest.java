package org.visibles.youth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.YouthId;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.VisiblesTest;

@VisiblesTest
class YouthRecordTest {

    @Autowired
    private YouthService youth;

    @Test
    void a_pseudonym_is_enough() {
        YouthId id = As.member(
                Fixture.AGENT_ROUEN,
                () -> youth.record(YouthDetails.named("Zed du marché").build()));

        YouthRecord record = As.member(Fixture.AGENT_ROUEN, () -> youth.get(id));

        assertThat(record.label()).isEqualTo("Zed du marché");
        assertThat(record.version()).isZero();
        assertThat(record.details().informedOn()).isNull();
    }
}
