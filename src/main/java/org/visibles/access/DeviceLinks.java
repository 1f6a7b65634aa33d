package org.visibles.access;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.visibles.kernel.CurrentDevice;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Permission;
import org.visibles.kernel.RuleViolation;
import org.visibles.organisation.OrganisationDirectory;

/** How the field page is linked to a member, and unlinked. */
@RestController
class DeviceLinks {

    private final DeviceService devices;
    private final OrganisationDirectory organisations;
    private final CurrentMember member;
    private final CurrentDevice device;

    DeviceLinks(
            DeviceService devices, OrganisationDirectory organisations, CurrentMember member, CurrentDevice device) {
        this.devices = devices;
        this.organisations = organisations;
        this.member = member;
        this.device = device;
    }

    /** To whom the phone would be linked, and what a linking call has to carry. */
    record Offer(String name, String organisation, boolean may, String header, String token) {}

    /** What the page asks for. */
    record Wish(UUID installation, String name) {
        Wish {
            Objects.requireNonNull(installation);
            Objects.requireNonNull(name);
        }
    }

    /** What the page may know of its link: never the token, which is in the cookie. */
    record Link(String device, String name, String organisation, Instant expiresAt) {}

    @GetMapping("/terrain/api/link")
    Offer offer(CsrfToken csrf) {
        Identity who = member.require();
        return new Offer(
                who.name(), organisation(who), who.may(Permission.OUTING_WRITE), csrf.getHeaderName(), csrf.getToken());
    }

    @PostMapping(path = "/terrain/api/link", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Link> link(@RequestBody Wish wish) {
        Identity who = member.require();
        DeviceService.Linked linked = devices.link(wish.installation(), wish.name());
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, DeviceFilter.cookie(linked).toString())
                .body(new Link(linked.id().toString(), who.name(), organisation(who), linked.expiresAt()));
    }

    @DeleteMapping("/terrain/api/device")
    ResponseEntity<Void> unlink() {
        devices.revoke(device.require().id());
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, DeviceFilter.noCookie().toString())
                .build();
    }

    /** Broken JSON, or what no page of ours would send. */
    @ExceptionHandler({HttpMessageNotReadableException.class, RuleViolation.class})
    ResponseEntity<Void> unreadable() {
        return ResponseEntity.badRequest().build();
    }

    private String organisation(Identity who) {
        return organisations.names().getOrDefault(who.organisation().value(), "");
    }
}
