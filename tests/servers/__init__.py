"""Mailing services on loopback that keep drafts, refuse in their own style, and break when told to."""

from servers import brevo, buttondown, kit, listmonk, mailchimp, mailerlite, mailjet, resend, sendgrid

SERVERS = {
    "brevo": brevo.Server,
    "buttondown": buttondown.Server,
    "kit": kit.Server,
    "listmonk": listmonk.Server,
    "mailchimp": mailchimp.Server,
    "mailerlite": mailerlite.Server,
    "mailjet": mailjet.Server,
    "resend": resend.Server,
    "sendgrid": sendgrid.Server,
}
