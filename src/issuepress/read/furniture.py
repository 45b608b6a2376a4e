"""Page furniture: lines that stand around articles on the web and are no part of any."""

import re

from issuepress.read.byline import BULLET

# Whole lines, without case, bullets and closing punctuation.
LINES = frozenset(
    line.strip()
    for line in """
    top of page; bottom of page; skip to content; skip to main content; skip to navigation; menu; main menu;
    toggle navigation; open menu; close menu; close; search; search for; log in; login; sign in; sign up;
    log in / sign up; log out; my account; cart; register; join; join now; get started; start free trial;
    share; share this; share this post; share this article; share this story; share on; share via; share with;
    share on faceboshare on twitter; share on share on linkedin; share on pinterest; share on whatsapp;
    share via share to facebook; share to x; tweet; pin; pin it; email; email this; print this page;
    copy link; copy url; link copied; facebook; twitter; x; linkedin; pinterest; whatsapp; instagram; youtube;
    tiktok; reddit; telegram; messenger; flipboard; mastodon; threads; rss; rss feed; bookmark; like; likes;
    like this; loading; reply; flag; listen to this article; follow; follow us;
    following; subscribe; subscribe now; subscribe today; subscribed; unsubscribe; advertisement;
    advertisements; ad; ads; sponsored; sponsored content; promoted; story continues below advertisement;
    continue reading below; article continues below advertisement; scroll to continue; read more; learn more;
    continue reading; see all; view all; see more; show more; load more; view comments; back to top;
    back to back to all posts; all posts; all articles; all categories; previous; next; prev;
    previous post; next post; previous article; next article; older post; newer post; older posts; newer posts;
    accept; accept all; accept all cookies; accept cookies; reject all; decline; got it; ok; i agree;
    manage preferences; manage cookies; cookie settings; cookie preferences; privacy policy; cookie policy;
    cookies policy; terms; terms of use; terms of service; terms and conditions; terms & conditions; privacy;
    imprint; impressum; sitemap; accessibility; accessibility statement; careers; advertise;
    contact us; about us; faq; faqs; newsletter; newsletters; donate; blog;
    our services; our team; testimonials; gallery; book now; book online; book an appointment; call now; call us now;
    get directions; leave a add a comment; write a comment; post a comment; post comment; submit;
    enter your email; email address; your email; name *; email *; comment; comment *;
    open in app; get the app; download the app; give a gift subscription; writer; updated;
    powered by wordpress; powered by squarespace; powered by shopify; view profile; more actions;
    discover more; this site uses cookies; commenting has been turned off; table of contents; jump to recipe;
    post navigation; buy me a coffee; hide caption; toggle caption; enlarge this image
    """.replace("\n", " ").split(";")
)  # fmt: skip

PATTERNS = re.compile(
    "|".join(
        (
            r"(?:©|\(c\)\s|copyright\b).{0,100}",
            r".{0,100}\ball rights reserved\b.{0,80}",
            r"(?:proudly )?(?:created|powered|made|built|designed) (?:with|by) [\w.]+(?: [\w.]+){0,3}",
            r"(?:tags?|tagged|tagged (?:with|as|in)|categor(?:y|ies)|filed under|filed in|topics|labels|keywords?|"
            r"posted in)\s*:.{0,200}",
            r"(?:#\w+[,\s]*){1,20}",
            r"(?:share|follow|find|like|join|connect with) (?:this|us|me)\b.{0,40}",
            r"(?:(?:facebook|twitter|x|linkedin|pinterest|whatsapp|instagram|email|e-mail|print|reddit|telegram|"
            r"copy link|share|tweet|pin|youtube|tiktok|rss)[\s|,·•/]*){2,12}",
            r"(?:we|this (?:web)?site|our (?:web)?site|by (?:using|continuing|clicking))\b.{0,200}"
            r"\b(?:uses? (?:of )?cookies|cookie policy|cookies (?:to|and|for|on))\b.{0,300}",
            r"(?:sign up|subscribe|join)\b.{0,60}\b(?:newsletter|mailing list|inbox|e-?mail list)\b.{0,120}",
            r"(?:enter|type) your e-?mail\b.{0,80}|thanks for (?:submitting|subscribing|signing up)\b.{0,60}",
            r"your e-?mail address will not be published.{0,80}|required fields are marked.{0,10}",
            r"save my name, e-?mail.{0,120}|notify me of .{0,60} by e-?mail.{0,20}",
            r"you must be logged in.{0,60}|log in to (?:leave|post|reply).{0,40}|already have an account.{0,40}",
            r"\d[\d,.]*k?\s*(?:comments?|likes?|views?|shares?|claps?|followers?|subscribers?|responses?|reactions?)",
            r"(?:←|‹|<<|«(?!.*»)|previous(?: post| article)?:)\s?.{0,120}|next(?: post| article)?:.{1,120}",
            r"[^«]{0,120}(?:→|›|>>|\s»)",
            r"(?:click|tap|press) (?:here|enter|to)\b.{0,60}(?:share|full size|zoom|print|image)\b.{0,30}",
            r"(?:read|see|related|read more|see also|read also|related article|don't miss)\s?:\s.{3,150}(?<![.])",
            r"(?:(?:tel|phone|call|fax|telephone|mobile)\s*[:.]?\s*)?"
            r"(?:\+\d[\d\s().–-]{7,18}|\(?\d{3}\)?[\s.–-]?\d{3}[\s.–-]\d{4})",
            r"rated? \d(?:\.\d)? out of \d stars.{0,40}|page \d+ of \d+",
            r"search (?:this|the) (?:site|website|blog).{0,10}|[|·•*_=~<>/\\,.\s-]{1,80}",
            r"home\s?[>/»›|].{0,200}",
        )
    ),
    re.IGNORECASE,
)

# Lines after which nothing belongs to the article any more ...
ENDINGS = re.compile(
    r"(?:\d+\s+)?(?:comments|responses|replies|thoughts? on .{1,200})(?:\s?\(\d+\))?|\d+ comment"
    r"|(?:leave|post|write|add) a (?:reply|comment|response)(?: cancel reply)?|join the (?:conversation|discussion)"
    r"|recent (?:posts?|articles?|comments?|stories)|latest (?:posts?|articles?|news|stories)"
    r"|(?:related|similar|popular|trending|recommended|featured)(?: \w+)? "
    r"(?:posts?|articles?|stories|reading|content|topics|links|news|products)"
    r"|you (?:may|might) (?:also )?(?:like|enjoy|be interested in).{0,30}|read (?:next|this next)"
    r"|recommended for you|up next|most (?:read|popular|viewed|shared)|trending(?: now)?|what to read next"
    r"|about the authors?|post navigation|see all|bottom of page|top stories|keep reading"
    r"|©.{0,100}|copyright ©?.{0,100}|.{0,100}all rights reserved.{0,80}|discover more from.{0,80}",
    re.IGNORECASE,
)
# ... and lines of which that is true only where little text follows.
TEASERS = re.compile(
    r"(?:more|also) (?:from|by|in|on)\b.{0,60}|related|recommended(?: reading)?|more (?:posts?|articles?|stories|news)"
    r"|written by|share this(?:\s?:)?.{0,20}|subscribe to .{2,60}|sign up for .{2,80}|thanks for reading.{0,150}"
    r"|read also|follow (?:us|me)\b.{0,40}|contact us|get in touch|our (?:services|locations|team)|quick links",
    re.IGNORECASE,
)


def is_furniture(line: str) -> bool:
    """Whether a line is known furniture. Prose is not, whatever it is about, save notices of cookies."""
    text = _bare(line)
    return text.casefold().rstrip(" .:!?…»›→") in LINES or bool(len(text) <= 600 and PATTERNS.fullmatch(text))


def is_ending(line: str) -> bool:
    return len(line) <= 250 and bool(ENDINGS.fullmatch(_bare(line).rstrip(" .:…")))


def is_teaser(line: str) -> bool:
    return len(line) <= 250 and bool(TEASERS.fullmatch(_bare(line).rstrip(" .:…")))


def _bare(line: str) -> str:
    return BULLET.sub("", line.strip()).strip()
