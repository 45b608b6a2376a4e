from servers.loopback import Loopback, Reply, matches


class Server(Loopback):
    """Keeps the HTML and does not give it back; each change has a time of its own."""

    scheduled = "ready"
    too_many = Reply(429, {"message": "Too Many Attempts."}, {"Retry-After": "1"})
    page_size = 1

    def is_authorized(self, asked):
        return asked.headers.get("Authorization") == f"Bearer {self.key}"

    def unauthorized(self):
        return Reply(401, {"message": "Unauthenticated."})

    def answer(self, asked):
        if found := matches(asked, "GET", "/api/(groups|segments|campaigns)"):
            return self._page(asked, found[1])
        if matches(asked, "POST", "/api/campaigns"):
            return self._wrong(asked.json) or Reply(201, {"data": self._campaign(self._changed(asked.json))})
        found = matches(asked, asked.method, r"/api/campaigns/(\d+)")
        kept = self.drafts.get(found[1]) if found else None
        if not kept:
            return Reply(404, {"message": "Resource not found."})
        if asked.method == "PUT":
            if kept.sent:
                return Reply(422, {"message": "Only draft campaigns can be updated."})
            self._changed(asked.json, kept)
        return Reply(200, {"data": self._campaign(kept)})

    def _wrong(self, campaign):
        missing = {"subject", "from_name", "from", "content"} - set(campaign["emails"][0])
        return Reply(422, {"message": "Invalid.", "errors": {"emails": [*missing]}}) if missing else None

    def _changed(self, campaign, kept=None):
        kept = kept or self.keep({"groups": [], "segments": []})
        kept.data |= campaign
        kept.data["changes"] = next(self.numbers)
        return kept

    def _page(self, asked, kind):
        every = {
            "groups": [
                {"id": "75", "name": "Patients", "active_count": 40},
                {"id": "76", "name": "Staff", "active_count": 2},
            ],
            "segments": [{"id": "8", "name": "Runners", "total": 7}],
            "campaigns": [
                self._campaign(kept)
                for kept in self.drafts.values()
                if (kept.status or "draft") == asked.query.get("filter[status]")
            ],
        }[kind]
        start = (int(asked.query["page"]) - 1) * self.page_size
        last = -(-len(every) // self.page_size) or 1
        return Reply(200, {"data": every[start : start + self.page_size], "meta": {"last_page": last}})

    def _campaign(self, kept):
        email = {key: value for key, value in kept.data["emails"][0].items() if key != "content"}
        asked = [(kind, kept.data[kind]) for kind in ("groups", "segments") if kept.data[kind]]
        when = f"2026-11-22 09:00:{kept.data['changes']}"
        return {
            "id": kept.id,
            "name": kept.data["name"],
            "status": kept.status or "draft",
            "filter": [[{"operator": "in_any", "args": [kind, ids]}] for kind, ids in asked],
            "emails": [{**email, "plain_text": "", "updated_at": when}],
            "updated_at": when,
        }

    def choose(self, kept):
        self._changed({"groups": ["76"]}, kept)

    def readers(self, kept):
        return (kept.data["groups"], kept.data["segments"])

    def fields(self, kept):
        return {"subject": kept.data["emails"][0]["subject"], "html": kept.data["emails"][0]["content"]}

    def edit(self, kept, html):
        self._changed({"emails": [{**kept.data["emails"][0], "content": html}]}, kept)
