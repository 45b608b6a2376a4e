from servers.loopback import Loopback, Reply, matches, posted_file

NOBODY_LEFT_OUT = {"filters": [], "groups": [], "predicate": "and"}


class Server(Loopback):
    too_many = Reply(429, {"detail": "Request was throttled."}, {"Retry-After": "1"})
    page_size = 2

    def new_id(self):
        return f"em_{super().new_id()}"

    def is_authorized(self, asked):
        return asked.headers.get("Authorization") == f"Token {self.key}"

    def unauthorized(self):
        return Reply(401, {"detail": "Invalid token."})

    def answer(self, asked):
        if matches(asked, "GET", "/v1/accounts/me"):
            return Reply(200, {"username": "sample", "email_address": "account@example.org"})
        if matches(asked, "POST", "/v1/images"):
            field, name, data = posted_file(asked)
            assert field == "image"
            name = next((n for n, there in self.pictures.items() if there == data), name)
            self.pictures[name] = data
            return Reply(201, {"id": name, "image": f"https://assets.buttondown.example/{name}"})
        if matches(asked, "GET", "/v1/emails"):
            start = (int(asked.query["page"]) - 1) * self.page_size
            page = [self._email(kept) for kept in self.drafts.values()]
            more = len(page) > start + self.page_size
            return Reply(
                200, {"results": page[start : start + self.page_size], "next": "next" if more else None}
            )
        if matches(asked, "GET", "/v1/subscribers"):
            return Reply(200, {"results": [], "next": None, "count": 123})
        if matches(asked, "POST", "/v1/emails"):
            return self._created(asked)
        found = matches(asked, asked.method, r"/v1/emails/(\w+)(/send-draft)?")
        kept = self.drafts.get(found[1]) if found else None
        if not kept:
            return Reply(404, {"detail": "Not found."})
        if found[2]:
            self.tests.append(asked.json["recipients"])
            return Reply(200, {})
        if asked.method == "PATCH":
            if kept.sent:
                return Reply(400, {"code": "email_already_sent", "detail": "It was sent already."})
            kept.data |= asked.json
        return Reply(200, self._email(kept))

    def _created(self, asked):
        assert asked.json["status"] == "draft"
        if asked.json["body"].startswith("---"):
            return Reply(400, {"code": "body_contains_frontmatter", "detail": "The body starts with ---."})
        return Reply(201, self._email(self.keep({"filters": NOBODY_LEFT_OUT, **asked.json})))

    def _email(self, kept):
        return {"id": kept.id, **kept.data, "status": kept.status or "draft"}

    def choose(self, kept):
        only = {"field": "subscriber.tags", "operator": "contains", "value": "runners"}
        kept.data["filters"] = {"filters": [only], "groups": [], "predicate": "and"}

    def readers(self, kept):
        return kept.data["filters"]

    def delete(self, kept):
        """It stays, and is called deleted."""
        kept.status = "deleted"

    def fields(self, kept):
        data = kept.data
        return {"subject": data["subject"], "preheader": data["description"], "html": data["body"]}

    def edit(self, kept, html):
        kept.data["body"] = html
