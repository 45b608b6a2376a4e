import base64

from servers.loopback import Loopback, Reply, matches

PROBLEM = "https://mailchimp.com/developer/marketing/docs/errors/"

LISTS = ("abc123", "other9")


class Server(Loopback):
    scheduled = "schedule"
    too_many = Reply(
        429,
        {"type": PROBLEM, "title": "Too Many Requests", "status": 429, "detail": "10 connections at most"},
    )

    def is_authorized(self, asked):
        _, _, basic = asked.headers.get("Authorization", "").partition(" ")
        return base64.b64decode(basic).decode().partition(":")[2] == self.key

    def unauthorized(self):
        detail = "Your API key may be invalid, or you've attempted to access the wrong datacenter."
        return Reply(401, {"type": PROBLEM, "title": "API Key Invalid", "status": 401, "detail": detail})

    def answer(self, asked):
        if matches(asked, "GET", "/3.0/"):
            return Reply(200, {"account_id": "account-1"})
        if matches(asked, "GET", "/3.0/file-manager/files"):
            return Reply(200, {"files": [self._file(name) for name in self.pictures]})
        if matches(asked, "POST", "/3.0/file-manager/files"):
            name = asked.json["name"] if asked.json["name"] not in self.pictures else f"{self.new_id()}-again"
            self.pictures[name] = base64.b64decode(asked.json["file_data"])
            return Reply(200, self._file(name))
        if matches(asked, "GET", "/3.0/lists"):
            lists = [{"id": name, "name": f"{name}'s", "stats": {"member_count": 1234}} for name in LISTS]
            return Reply(200, {"lists": lists})
        if found := matches(asked, "GET", r"/3\.0/lists/(\w+)/segments"):
            segments = [{"id": 5, "name": "Runners", "member_count": 56}]
            return Reply(200, {"segments": segments if found[1] == LISTS[0] else []})
        if matches(asked, "GET", "/3.0/campaigns"):
            page = [self._campaign(kept) for kept in self.drafts.values()]
            offset = int(asked.query["offset"])
            return Reply(200, {"campaigns": page[offset : offset + int(asked.query["count"])]})
        if matches(asked, "POST", "/3.0/campaigns"):
            data = {
                "recipients": asked.json["recipients"],
                "settings": asked.json["settings"],
                "html": "",
                "plain_text": "",
            }
            return Reply(200, self._campaign(self.keep(data)))
        return self._one(asked)

    def _one(self, asked):
        found = matches(asked, asked.method, r"/3\.0/campaigns/(\w+)(/content|/actions/test)?")
        kept = self.drafts.get(found[1]) if found else None
        if not kept:
            return self._problem(404, "Resource Not Found", "The requested resource could not be found.")
        if asked.method in {"PUT", "PATCH"} and kept.sent:
            return self._problem(400, "Bad Request", "Cannot edit a campaign that has been sent.")
        match asked.method, found[2]:
            case "GET", None:
                return Reply(200, self._campaign(kept))
            case "GET", "/content":
                return Reply(200, {"html": kept.data["html"], "plain_text": kept.data["plain_text"]})
            case "PATCH", None:
                assert {"subject_line", "from_name", "reply_to"} <= set(asked.json["settings"])
                kept.data |= asked.json
                return Reply(200, self._campaign(kept))
            case "PUT", "/content":
                kept.data |= asked.json
                return Reply(200, asked.json)
            case "POST", "/actions/test":
                self.tests.append(asked.json["test_emails"])
                return Reply(204)
        return self._problem(405, "Method Not Allowed", "")

    def _problem(self, status, title, detail):
        return Reply(status, {"type": PROBLEM, "title": title, "status": status, "detail": detail})

    def _campaign(self, kept):
        shown = {key: kept.data[key] for key in ("recipients", "settings")}
        return {"id": kept.id, "web_id": 7, "status": kept.status or "save", **shown}

    def _file(self, name):
        return {"name": name, "full_size_url": f"https://mcusercontent.example/{name}"}

    def choose(self, kept):
        kept.data["recipients"] = {"list_id": LISTS[0], "segment_opts": {"saved_segment_id": 999}}

    def readers(self, kept):
        return kept.data["recipients"]

    def fields(self, kept):
        settings = kept.data["settings"]
        return {
            "subject": settings["subject_line"],
            "preheader": settings["preview_text"],
            "html": kept.data["html"],
            "text": kept.data["plain_text"],
        }

    def edit(self, kept, html):
        kept.data["html"] = html
