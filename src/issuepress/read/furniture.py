"""Page furniture: lines that stand around articles on the web and are no part of any."""

import re

from issuepress.read.byline import BULLET


def _any_of(patterns: str) -> re.Pattern[str]:
    """One pattern a line, of which any has to match."""
    return re.compile("|".join(filter(None, map(str.strip, patterns.splitlines()))), re.IGNORECASE)


# Whole lines, without case, bullets and closing punctuation.
LINES = frozenset(
    " ".join(line.split())
    for line in """
    about us; accept; accept all; accept all cookies; accept cookies; accessibility; accessibility
    statement; ad; ads; advertise; advertisement; advertisements; all articles; all categories; all
    posts; article continues below advertisement; back to blog; back to all posts; back to top; blog; book an
    appointment; book now; book online; bookmark; bottom of page; buy me a coffee; call now; call us
    now; careers; cart; close; close menu; comment; comment *; commenting has been turned off; contact
    us; continue reading; continue reading below; cookie policy; cookie preferences; cookie settings;
    cookies policy; copy link; copy url; decline; discover more; donate; download the app; email; email
    *; email address; email this; enlarge this image; enter your email; facebook; faq; faqs; flag;
    flipboard; follow; follow us; following; gallery; get directions; get started; get the app; give a
    gift subscription; got it; hide caption; i agree; impressum; imprint; instagram; join; join now;
    jump to recipe; learn more; leave a comment; add a comment; like; like this; likes; link copied; linkedin;
    listen to this article; load more; loading; log in; log in / sign up; log out; login; main menu;
    manage cookies; manage preferences; mastodon; menu; messenger; more actions; my account; name *;
    newer post; newer posts; newsletter; newsletters; next; next article; next post; ok; older post;
    older posts; open in app; open menu; our services; our team; pin; pin it; pinterest; post a comment;
    post comment; post navigation; powered by shopify; powered by squarespace; powered by wordpress;
    prev; previous; previous article; previous post; print this page; privacy; privacy policy; promoted;
    read more; reddit; register; reject all; reply; rss; rss feed; scroll to continue; search; search
    for; see all; see more; share; share on; share on facebook; share on twitter; share on pinterest; share
    on x; share on linkedin; share on whatsapp; share this; share this article; share this post; share this
    story; share to x; share via; share via email; share to facebook; share with; show more; sign in; sign up;
    sitemap; skip to content; skip to main content; skip to navigation; sponsored; sponsored content;
    start free trial; story continues below advertisement; submit; subscribe; subscribe now; subscribe
    today; subscribed; table of contents; telegram; terms; terms & conditions; terms and conditions;
    terms of service; terms of use; testimonials; this site uses cookies; threads; tiktok; toggle
    caption; toggle navigation; top of page; tweet; twitter; unsubscribe; updated; view all; view
    comments; view profile; whatsapp; write a comment; writer; x; your email; youtube
    """.split(";")  # noqa: SIM905 - a list of quoted lines would be three times as long
)

LONGEST = 600  # characters of a notice of cookies
PATTERNS = _any_of(
    r"""
    (?:©|\(c\)\s*(?:\d{4}|copyright)|copyright\s*(?:©|\(c\)|\d{4}|by\b|notice)).{0,100}
    .{0,100}\ball rights reserved\b.{0,80}
    (?:proudly )?(?:created|powered|built|designed|made) (?:with|by) (?-i:[A-Z])[\w.]*(?: [\w.]+){0,3}
    (?:tags?|tagged|tagged (?:with|as|in)|filed under|filed in|posted in)\s*:.{0,200}
    (?:#\w+[,\s]*){1,20}
    (?:share|follow|find|like|join|connect with) (?:this|us|me) (?:on|via|in|to)\b.{0,40}
    (?:(?:facebook|twitter|x|linkedin|pinterest|whatsapp|instagram|telegram|reddit|tiktok)[\s|,·•/]*){2,12}
    (?:(?:facebook|twitter|linkedin|e-?mail|print|copy link|share|tweet|pin|youtube|rss)[\s|,·•/]*){2,12}
    (?:we|this (?:web)?site|our (?:web)?site)\b.{0,200}\buses? (?:of )?cookies\b.{0,300}
    we (?:use|store|set|value|and our)\b.{0,200}\b(?:cookie policy|cookies (?:to|and|for|on))\b.{0,300}
    by (?:using|continuing|clicking)\b.{0,200}\b(?:cookie policy|cookies (?:to|and|for|on))\b.{0,300}
    (?:sign up|subscribe|join)\b.{0,60}\b(?:newsletter|mailing list|inbox|e-?mail list)\b.{0,120}
    (?:enter|type) your e-?mail\b.{0,80}
    thanks for (?:submitting|subscribing|signing up)\b.{0,60}
    your e-?mail address will not be published.{0,80}
    required fields are marked.{0,10}
    save my name, e-?mail.{0,120}
    notify me of .{0,60} by e-?mail.{0,20}
    you must be logged in.{0,60}
    log in to (?:leave|post|reply).{0,40}
    already have an account.{0,40}
    \d[\d,.]*k?\s*(?:comments?|likes?|views?|shares?|claps?|followers?|subscribers?|responses?|reactions?)
    (?:←|‹|<<|«(?!.*»)|(?:previous|next) (?:post|article|story):)\s?.{0,120}
    (?:previous|next):\s?.{0,120}(?<![.!?])
    [^«]{0,120}(?:→|›|>>|\s»)
    (?:click|tap|press) (?:here|enter|to)\b.{0,60}(?:share|full size|zoom|print|image)\b.{0,30}
    (?:read|related|read more|see also|read also|related article|don't miss)\s?:\s.{3,150}(?<![.])
    (?:(?:tel|phone|call|fax|telephone|mobile)\s*[:.]?\s*)?(?:\+\d[\d\s().–-]{7,18}|\(?\d{3}\)?[\s.–-]?\d{3}[\s.–-]\d{4})
    the post .{1,200} appeared first on .{1,100}
    .{1,200} was originally published (?:in|on) .{1,100}(?: on medium, where people .{0,150})?
    thanks for reading[^.!]{0,80}[.!]? subscribe (?:for free|to).{0,120}
    (?:subscribe|upgrade) (?:now|for free|to (?:paid|keep reading)).{0,30}|share .{2,60} with friends
    (?:continue|keep) reading(?:\s.{0,80})?[→»]?|\[(?:…|\.\.\.)\]|read (?:in app|online)
    (?:thank you|thanks)[!.] your submission has been received[!.]?
    oops[!.]? something went wrong while submitting.{0,20}
    by (?:submitting|entering|providing|signing up|subscribing)\b.{0,200}\b(?:privacy policy|terms)\b.{0,60}
    (?:join|sign up to)\b.{0,35}\b\d[\d,.]*\s?(?:k|m|million)?\+?(?: other)? (?:others|subscribers)\b.{0,150}
    get (?:the|our) latest\b.{0,150}\b(?:inbox|e-?mail)\b.{0,20}
    check your (?:e-?mail|inbox)\b.{0,60}|no credit card required
    (?:start|begin) (?:now|your free trial|free trial.{0,20})|(?:download|shop|buy|add|explore|book|order) now
    (?:see|read|view|show) more (?:reviews|articles|posts|stories|news)|copied|listen to this article.{0,40}
    (?:follow ?)?unfollow|(?:remove )?save to favorites.{0,30}|\[?(?-i:[A-Z]+_[A-Z_]+)\\?\]?
    rated? \d(?:\.\d)? out of \d stars.{0,40}
    page \d+ of \d+|\d+ ?min(?:ute)?s? read
    search (?:this|the) (?:site|website|blog).{0,10}
    [|·•*_=~<>/\\,.\s-]{1,80}
    home\s?[>»›|].{0,200}|home\s?/\s?(?-i:[A-Z]).{0,150}(?<![.!?])
    """
)

# Lines after which nothing belongs to the article any more ...
ENDINGS = _any_of(
    r"""
    (?:\d+\s+)?(?:comments|responses|replies|thoughts? on .{1,200})(?:\s?\(\d+\))?
    \d+ comment
    (?:leave|post|write|add) a (?:reply|comment|response)(?: cancel reply)?
    join the (?:conversation|discussion)
    (?:recent|latest) (?:posts?|articles?|comments?|stories|news)
    (?:related|similar|popular|trending|recommended|featured)(?: \w+)? (?:posts?|articles?|stories|reading)
    (?:related|similar|popular|trending|recommended|featured)(?: \w+)? (?:content|topics|links|news|products)
    you (?:may|might) (?:also )?(?:like|enjoy|be interested in).{0,30}
    (?:what to )?read next|read this next|recommended for you|up next|keep reading|trending(?: now)?
    most (?:read|popular|viewed|shared)|top stories|discover more from.{0,80}
    about the authors?|post navigation|see all|bottom of page
    ©.{0,100}|copyright ©?.{0,100}|.{0,100}all rights reserved.{0,80}
    """
)
# Those among them below which other articles are offered; the article itself may go on after these.
OFFERS = _any_of(
    r"""
    (?:related|similar|popular|trending|recommended|featured|latest|recent)\b.{0,40}
    you (?:may|might) (?:also )?(?:like|enjoy|be interested in).{0,30}
    (?:what to )?read next|read this next|recommended for you|up next|keep reading|trending(?: now)?
    most (?:read|popular|viewed|shared)|top stories|see all
    """
)
# ... and lines of which that is true only where little text follows.
TEASERS = _any_of(
    r"""
    (?:more|also) (?:from|by|in|on)\b.{0,60}|more (?:posts?|articles?|stories|news)
    related|recommended(?: reading)?|read also|written by|share this(?:\s?:)?.{0,20}
    subscribe to .{2,60}|sign up for .{2,80}|thanks for reading.{0,150}|follow (?:us|me)\b.{0,40}
    contact us|get in touch|our (?:services|locations|team)|quick links
    """
)


def is_furniture(line: str) -> bool:
    """Whether a line is known furniture. Prose is not, whatever it is about, save notices of cookies."""
    text = _bare(line)
    if text.casefold().rstrip(" .:!?…»›→") in LINES or not text:
        return bool(line)
    return len(text) <= LONGEST and bool(PATTERNS.fullmatch(text))


def is_ending(line: str) -> bool:
    return len(line) <= 250 and bool(ENDINGS.fullmatch(_bare(line).rstrip(" .:…")))


def is_offer(line: str) -> bool:
    return is_ending(line) and bool(OFFERS.fullmatch(_bare(line).rstrip(" .:…")))


def is_teaser(line: str) -> bool:
    return len(line) <= 250 and bool(TEASERS.fullmatch(_bare(line).rstrip(" .:…")))


def _bare(line: str) -> str:
    return BULLET.sub("", line.strip()).strip()
