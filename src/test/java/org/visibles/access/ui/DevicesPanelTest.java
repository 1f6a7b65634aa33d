package org.visibles.access.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.access.DeviceService;
import org.visibles.kernel.Ids;
import org.visibles.testkit.Person;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;

@VisiblesTest
class DevicesPanelTest extends SpringBrowserlessTest {

    @Autowired
    private DeviceService devices;

    @Test
    @WithMember(Person.AGENT_ELBEUF)
    void a_phone_is_revoked_once_it_is_confirmed() {
        devices.mine().forEach(row -> devices.revoke(row.id()));
        devices.link(Ids.next(), "Le grand");
        devices.link(Ids.next(), "<b>Le petit</b>");
        navigate(AccountView.class);

        test($(Button.class).withText("Révoquer").first()).click();
        assertThat(devices.mine()).hasSize(2);
        test($(ConfirmDialog.class).single()).confirm();

        assertThat(devices.mine()).hasSize(1);
        assertThat($(Button.class).withText("Révoquer").all()).hasSize(1);
    }

    @Test
    @WithMember(Person.DPO)
    void who_never_goes_out_sees_no_list_of_phones() {
        navigate(AccountView.class);

        assertThat($(DevicesPanel.class).exists()).isFalse();
    }
}
