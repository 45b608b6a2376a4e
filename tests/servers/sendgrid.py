from servers.loopback import Loopback, Reply, matches

PATH = "/v3/marketing/singlesends"
LIST = "27c21bbf-a12c-440b-b8bf-c526975328ca"


class Server(Loopback):
    finished = "triggered"
    too_many = Reply(429, {"errors": [{"message": "too many requests"}]}, {"X-RateLimit-Reset": "1"})
    page_size = 2

    def new_id(self):
        return f"27c21bbf-a12c-440b-b8bf-{int(super().new_id()):012d}"

    def is_authorized(self, asked):
        return asked.headers.get("Authorization") == f"Bearer {self.key}"

    def unauthorized(self):
        return Reply(401, {"errors": [{"field": None, "message": "authorization required"}]})

    def answer(self, asked):
        if matches(asked, "GET", PATH):
            start = int(asked.query.get("page_token", 0))
            every = [self._single(kept) | {"email_config": None} for kept in self.drafts.values()]
            end = start + self.page_size
            after = f"https://api.sendgrid.com{PATH}?page_size=2&page_token={end}" if end < len(every) else ""
            return Reply(200, {"result": every[start:end], "_metadata": {"next": after}})
        if matches(asked, "GET", "/v3/marketing/lists"):
            lists = [{"id": LIST, "name": "Patients", "contact_count": 1}]
            return Reply(200, {"result": lists, "_metadata": {}})
        if matches(asked, "GET", "/v3/marketing/segments/2.0"):
            return Reply(200, {"segments": [{"id": "s-1", "name": "Runners", "contacts_count": 7}]})
        if matches(asked, "POST", PATH):
            return Reply(201, self._single(self.keep(dict(asked.json))))
        found = matches(asked, asked.method, PATH + r"/([\w-]+)")
        kept = self.drafts.get(found[1]) if found else None
        if not kept:
            return Reply(404, {"errors": [{"message": "single send not found"}]})
        if asked.method == "PATCH":
            if kept.sent:
                return Reply(400, {"errors": [{"field": "status", "message": "not a draft"}]})
            kept.data |= asked.json
        return Reply(200, self._single(kept))

    def _single(self, kept):
        return {"id": kept.id, "status": kept.status or "draft", **kept.data}

    def choose(self, kept):
        kept.data["send_to"] = {"all": True}

    def readers(self, kept):
        return kept.data["send_to"]

    def fields(self, kept):
        config = kept.data["email_config"]
        return {"subject": config["subject"], "html": config["html_content"], "text": config["plain_content"]}

    def edit(self, kept, html):
        kept.data["email_config"]["html_content"] = html
