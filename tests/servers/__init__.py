"""Mailing services on loopback that keep drafts, refuse in their own style, and break when told to."""

from servers import brevo, buttondown, listmonk, mailchimp, resend, sendgrid

SERVERS = {
    "brevo": brevo.Server,
    "buttondown": buttondown.Server,
    "listmonk": listmonk.Server,
    "mailchimp": mailchimp.Server,
    "resend": resend.Server,
    "sendgrid": sendgrid.Server,
}
