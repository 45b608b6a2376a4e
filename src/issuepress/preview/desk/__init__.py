"""What a page may ask to be done: whatever changes anything or asks anybody is a POST, and stands here.

    writers     who may ask, and how much
    edits       one key of issue.toml says something else, and back again
    verdicts    a text held beside its article while it is typed
    handover    the e-mail as files, and as a draft at a mailing service
    uploading   what an upload would do, and each of its steps
    publishing  who publishes, where newsletter.toml does not say it yet
    drafting    an article joins an issue, or begins one
    choices     the pictures and articles that a block may name
    plainly     a model is asked for plain words
    proposing   what it says, under proof

issue.toml stays the only truth: nothing is kept here but how to take back the last edits.
"""

from starlette.routing import Route

from issuepress.preview.desk.choices import Choices
from issuepress.preview.desk.drafting import Drafting
from issuepress.preview.desk.edits import Edits
from issuepress.preview.desk.handover import Handover
from issuepress.preview.desk.plainly import Plainly
from issuepress.preview.desk.publishing import Publishing
from issuepress.preview.desk.verdicts import Verdicts
from issuepress.preview.desk.writers import Writers
from issuepress.preview.issues import Issues


def desk_routes(issues: Issues, writers: Writers) -> list[Route]:
    """The addresses of the desk."""
    edits, verdicts, handover = Edits(issues, writers), Verdicts(issues, writers), Handover(issues, writers)
    drafting, choices = Drafting(issues, writers, edits.lock), Choices(issues, writers)
    publishing = Publishing(issues, writers)
    asked = {
        "/publication": publishing.say,
        "/draft": drafting.new,
        "/issues/{name}/draft": drafting.into,
        "/issues/{name}/edit": edits.edit,
        "/issues/{name}/undo": edits.undo,
        "/issues/{name}/verdict": verdicts.verdict,
        "/issues/{name}/plainly": Plainly(issues, writers).plainly,
        "/issues/{name}/picture": choices.picture,
        "/issues/{name}/look": handover.look,
        "/issues/{name}/upload": handover.upload,
    }
    return [
        Route("/publication.json", publishing.wanted),
        Route("/issues/{name}/choices.json", choices.choices),
        Route("/issues/{name}/services.json", handover.services),
        Route("/issues/{name}/email.{ending}", handover.file),
        *(Route(path, answer, methods=["POST"]) for path, answer in asked.items()),
    ]
