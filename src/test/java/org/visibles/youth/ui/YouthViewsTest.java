package org.visibles.youth.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.grid.Grid;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

@VisiblesTest
@WithMember
class YouthViewsTest extends SpringBrowserlessTest {

    @Autowired
    private YouthService youth;

    @Test
    void the_list_shows_whom_the_organisation_follows() {
        youth.record(YouthDetails.named("Liste 1").build());
        navigate(YouthListView.class);
        assertThat(test($(Grid.class).single()).size()).isPositive();
    }
}
