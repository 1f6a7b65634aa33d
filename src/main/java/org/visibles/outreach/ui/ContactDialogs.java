package org.visibles.outreach.ui;

import com.vaadin.flow.component.UI;
import java.time.Clock;
import java.time.LocalDateTime;
import org.springframework.stereotype.Component;
import org.visibles.kernel.ContactId;
import org.visibles.kernel.Drafts;
import org.visibles.kernel.Ids;
import org.visibles.kernel.YouthId;
import org.visibles.organisation.MemberDirectory;
import org.visibles.outreach.ContactRow;
import org.visibles.outreach.ContactService;
import org.visibles.outreach.LogContact;

/** Opens the dialog of an exchange. */
@Component
class ContactDialogs {

    private final ContactService contacts;
    private final MemberDirectory members;
    private final Drafts drafts;
    private final Clock clock;

    ContactDialogs(ContactService contacts, MemberDirectory members, Drafts drafts, Clock clock) {
        this.contacts = contacts;
        this.members = members;
        this.drafts = drafts;
        this.clock = clock;
    }

    /** The id is made now: saving twice is one exchange. */
    void log(YouthId youth, String label, Runnable saved) {
        ContactId id = new ContactId(Ids.next());
        new ContactDialog(
                        UI.getCurrent().getTranslation("outreach.log.title", label),
                        form(),
                        drafts,
                        "contact.new:" + youth,
                        content -> contacts.log(new LogContact(id, youth, content)),
                        saved)
                .open();
    }

    void edit(ContactRow row, Runnable saved) {
        ContactForm form = form();
        form.fill(row.content());
        new ContactDialog(
                        UI.getCurrent().getTranslation("outreach.edit"),
                        form,
                        drafts,
                        "contact.edit:" + row.id(),
                        content -> contacts.correct(row.id(), row.version(), content),
                        saved)
                .open();
    }

    private ContactForm form() {
        return new ContactForm(LocalDateTime.now(clock), members.colleagues());
    }
}
