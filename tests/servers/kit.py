from servers.loopback import Loopback, Reply, matches

NUMBER = r"(\d+)"


class Server(Loopback):
    too_many = Reply(429, body=b"Retry later\n", headers={"Retry-After": "1"})
    page_size = 2

    def is_authorized(self, asked):
        return asked.headers.get("X-Kit-Api-Key") == self.key

    def unauthorized(self):
        return Reply(401, {"errors": ["The access token is invalid"]})

    def answer(self, asked):
        if matches(asked, "GET", "/v4/account"):
            return Reply(200, {"account": {"name": "Sample", "primary_email_address": "a@practice.internal"}})
        if matches(asked, "GET", "/v4/subscribers"):
            return Reply(200, {"subscribers": [], "pagination": {"has_next_page": False, "total_count": 123}})
        if found := matches(asked, "GET", "/v4/(segments|tags|broadcasts)"):
            return self._page(asked, found[1])
        if matches(asked, "POST", "/v4/broadcasts"):
            return Reply(201, {"broadcast": self._broadcast(self.keep(dict(asked.json)))})
        found = matches(asked, asked.method, f"/v4/broadcasts/{NUMBER}")
        kept = self.drafts.get(found[1]) if found else None
        if not kept:
            return Reply(404, {"errors": ["Not Found"]})
        if asked.method == "PUT":
            if kept.sent:
                return Reply(422, {"errors": ["Broadcast has already been sent"]})
            kept.data |= asked.json
        return Reply(200, {"broadcast": self._broadcast(kept)})

    def _page(self, asked, kind):
        every = {
            "segments": [
                {"id": 5, "name": "Runners"},
                {"id": 6, "name": "Walkers"},
                {"id": 7, "name": "All"},
            ],
            "tags": [{"id": 9, "name": "Patients"}],
            "broadcasts": [self._broadcast(kept) | {"content": None} for kept in self.drafts.values()],
        }[kind]
        start = int(asked.query.get("after", 0))
        end = start + self.page_size
        pages = {"has_next_page": end < len(every), "end_cursor": str(end)}
        return Reply(200, {kind: every[start:end], "pagination": pages})

    def _broadcast(self, kept):
        """The template comes back with its name, and of a filter what is asked for."""
        data = {key: value for key, value in kept.data.items() if key != "email_template_id"}
        template = {"id": kept.data["email_template_id"], "name": "Nothing added"}
        return {"id": int(kept.id), "status": kept.status or "draft", **data, "email_template": template}

    def choose(self, kept):
        kept.data["subscriber_filter"] = [{"all": [{"type": "segment", "ids": [6]}], "any": None, "none": []}]

    def readers(self, kept):
        return kept.data["subscriber_filter"]

    def fields(self, kept):
        data = kept.data
        return {"subject": data["subject"], "preheader": data["preview_text"], "html": data["content"]}

    def edit(self, kept, html):
        kept.data["content"] = html
