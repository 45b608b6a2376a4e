from servers.loopback import Loopback, Reply, matches

SEGMENT = "78261eea-8f8b-4381-83c6-79fa7120f1cf"


class Server(Loopback):
    too_many = Reply(
        429, {"statusCode": 429, "name": "rate_limit_exceeded", "message": "limit"}, {"ratelimit-reset": "1"}
    )

    def new_id(self):
        return f"78261eea-8f8b-4381-83c6-{int(super().new_id()):012d}"

    def is_authorized(self, asked):
        return asked.headers.get("Authorization") == f"Bearer {self.key}"

    def answer(self, asked):
        if matches(asked, "POST", "/emails"):
            self.tests.append(asked.json["to"])
            return Reply(200, {"id": self.new_id()})
        if matches(asked, "GET", "/segments"):
            segments = [{"id": SEGMENT, "name": "Patients"}, {"id": "other-1", "name": "Runners"}]
            return Reply(200, {"object": "list", "has_more": False, "data": segments})
        if matches(asked, "GET", "/broadcasts"):
            every = [{k: v for k, v in self._broadcast(kept).items() if k not in {"html", "text", "subject"}}
                     for kept in self.drafts.values()]  # fmt: skip
            start = next((n + 1 for n, b in enumerate(every) if b["id"] == asked.query.get("after")), 0)
            end = start + int(asked.query["limit"])
            return Reply(200, {"object": "list", "has_more": end < len(every), "data": every[start:end]})
        if matches(asked, "POST", "/broadcasts"):
            return Reply(201, {"id": self.keep(dict(asked.json)).id})
        found = matches(asked, asked.method, r"/broadcasts/([\w-]+)")
        kept = self.drafts.get(found[1]) if found else None
        if not kept:
            return Reply(404, {"statusCode": 404, "name": "not_found", "message": "Broadcast not found"})
        if asked.method == "PATCH":
            if kept.sent:
                return Reply(422, {"statusCode": 422, "name": "validation_error", "message": "Already sent"})
            kept.data |= asked.json
            return Reply(200, {"id": kept.id})
        return Reply(200, self._broadcast(kept))

    def _broadcast(self, kept):
        return {"id": kept.id, "status": kept.status or "draft", **kept.data}

    def choose(self, kept):
        kept.data["segment_id"] = "other-1"

    def readers(self, kept):
        return kept.data["segment_id"]

    def fields(self, kept):
        data = kept.data
        return {
            "subject": data["subject"],
            "preheader": data["preview_text"],
            "html": data["html"],
            "text": data["text"],
        }

    def edit(self, kept, html):
        kept.data["html"] = html
