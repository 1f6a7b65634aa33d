package org.visibles.referral;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import org.visibles.kernel.Identity;
import org.visibles.kernel.ReferralId;
import org.visibles.messaging.NotificationInbox;
import org.visibles.messaging.NotificationRow;
import org.visibles.referral.conversation.Conversation;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.youth.YouthService;

/** A {@link Story} told by the days since its begin: who sends, answers, writes, and is told. */
public record Diary(Story story, Conversation conversation, NotificationInbox inbox, Instant start) {

    public static Diary from(ApplicationContext context, Instant start) {
        return new Diary(
                new Story(
                        context.getBean(YouthService.class),
                        context.getBean(ReferralService.class),
                        context.getBean(ReferralQueries.class),
                        context.getBean(Clock.class)),
                context.getBean(Conversation.class),
                context.getBean(NotificationInbox.class),
                start);
    }

    public Instant day(int number) {
        return start.plus(Duration.ofDays(number));
    }

    public void on(int day, Runnable work) {
        story.at(day(day), work);
    }

    public <T> T on(int day, Supplier<T> work) {
        return story.at(day(day), work);
    }

    /** By Rouen to its mission locale, on the first day. */
    public ReferralId sent(String pseudonym) {
        return on(0, () -> story.sent(story.person(pseudonym)));
    }

    /** What the mission locale does with the version before its eyes, so long after the begin. */
    public void answer(Duration after, ReferralId id, LongConsumer move) {
        story.at(start.plus(after), () -> As.member(Fixture.AGENT_ML, () -> move.accept(story.version(id))));
    }

    public void write(int day, Identity who, ReferralId id, String text) {
        on(day, () -> As.member(who, () -> conversation.write(id, text)));
    }

    /** What somebody was told of a referral, the latest first. */
    public List<NotificationRow> bell(Identity who, ReferralId id) {
        return As.member(who, () -> inbox.page(0, 200)).stream()
                .filter(row -> row.link().equals("orientations/" + id))
                .toList();
    }
}
