from servers.loopback import Kept, Loopback, Reply, matches, posted_file


class Server(Loopback):
    finished = "finished"
    key = "uploader:secret-token-of-a-test"

    def __init__(self):
        super().__init__()
        self.templates = [
            {"id": 1, "name": "Default campaign template", "body": '<b>{{ template "content" . }}</b>'}
        ]

    def is_authorized(self, asked):
        return asked.headers.get("Authorization") == f"token {self.key}"

    def unauthorized(self):
        return Reply(403, {"message": "invalid session"})

    def answer(self, asked):
        if matches(asked, "GET", "/api/templates"):
            return Reply(200, {"data": self.templates})
        if matches(asked, "POST", "/api/templates"):
            self.templates.append({"id": len(self.templates) + 1, **asked.json})
            return Reply(200, {"data": self.templates[-1]})
        if matches(asked, "GET", "/api/lists"):
            lists = [{"id": n, "name": f"List {n}", "subscriber_count": n * 10} for n in (1, 2, 3)]
            return Reply(200, {"data": {"results": lists}})
        if matches(asked, "GET", "/api/media"):
            found = [self._file(name) for name in self.pictures if asked.query["query"] in name]
            return Reply(200, {"data": {"results": found}})
        if matches(asked, "POST", "/api/media"):
            field, name, data = posted_file(asked)
            assert field == "file"
            name = name if name not in self.pictures else f"{self.new_id()}-{name}"
            self.pictures[name] = data
            return Reply(200, {"data": self._file(name)})
        return self._campaigns(asked)

    def _campaigns(self, asked):
        if matches(asked, "GET", "/api/campaigns"):
            found = [k for k in self.drafts.values() if asked.query["tag"] in k.data["tags"]]
            return Reply(200, {"data": {"results": [self._campaign(k) | {"body": ""} for k in found]}})
        if matches(asked, "POST", "/api/campaigns"):
            return self._checked(asked.json) or Reply(
                200, {"data": self._campaign(self.keep(dict(asked.json)))}
            )
        found = matches(asked, "GET", r"/api/campaigns/(\d+)") or matches(
            asked, "PUT", r"/api/campaigns/(\d+)"
        )
        test = matches(asked, "POST", r"/api/campaigns/(\d+)/test")
        kept = self.drafts.get((found or test)[1]) if found or test else None
        if not kept:
            return Reply(400, {"message": "Campaign not found"})
        if test:
            self.tests.append(asked.json["subscribers"])
            return Reply(200, {"data": True})
        if asked.method == "PUT":
            if kept.sent:
                return Reply(400, {"message": "Cannot update a running or a finished campaign."})
            if wrong := self._checked(asked.json):
                return wrong
            kept.data |= asked.json
        return Reply(200, {"data": self._campaign(kept)})

    def _checked(self, campaign):
        if not campaign["lists"]:
            return Reply(400, {"message": "Invalid list IDs."})
        if not isinstance(campaign["template_id"], int):
            return Reply(400, {"message": "Invalid template."})
        return None

    def _campaign(self, kept: Kept):
        """Lists are taken as numbers and given back with their names."""
        lists = [{"id": number, "name": f"List {number}"} for number in kept.data["lists"]]
        return {"id": int(kept.id), "status": kept.status or "draft", **kept.data, "lists": lists}

    def choose(self, kept):
        kept.data["lists"] = [1, 3]

    def readers(self, kept):
        return kept.data["lists"]

    def _file(self, name):
        return {"filename": name, "url": f"{self.address}/uploads/{name}"}

    def fields(self, kept):
        return {"subject": kept.data["subject"], "html": kept.data["body"], "text": kept.data["altbody"]}

    def edit(self, kept, html):
        kept.data["body"] = html
