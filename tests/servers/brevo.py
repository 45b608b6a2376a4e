from servers.loopback import Loopback, Reply, matches


class Server(Loopback):
    scheduled = "queued"
    too_many = Reply(429, {"code": "too_many_requests", "message": "limit"}, {"x-sib-ratelimit-reset": "2"})

    def is_authorized(self, asked):
        return asked.headers.get("api-key") == self.key

    def answer(self, asked):
        if matches(asked, "GET", "/v3/account"):
            return Reply(200, {"email": "account@example.org"})
        if matches(asked, "GET", "/v3/emailCampaigns"):
            offset, limit = int(asked.query["offset"]), int(asked.query["limit"])
            page = [self._campaign(kept) | {"htmlContent": ""} for kept in self.drafts.values()]
            return Reply(200, {"count": len(page), "campaigns": page[offset : offset + limit]})
        if matches(asked, "POST", "/v3/emailCampaigns"):
            return Reply(201, {"id": int(self.keep(self._kept(asked.json)).id)})
        if matches(asked, "GET", "/v3/contacts/lists"):
            lists = [{"id": n, "name": f"List {n}", "totalSubscribers": n * 1000} for n in range(1, 53)]
            return self._page(asked, "lists", lists)
        if matches(asked, "GET", "/v3/contacts/segments"):
            return self._page(asked, "segments", [{"id": 4, "segmentName": "Runners"}])
        found = matches(asked, asked.method, r"/v3/emailCampaigns/(\d+)(/sendTest)?")
        kept = self.drafts.get(found[1]) if found else None
        if not kept:
            return Reply(404, {"code": "document_not_found", "message": "Campaign ID does not exist"})
        if found[2]:
            self.tests.append(asked.json["emailTo"])
            return Reply(204)
        if asked.method == "PUT":
            if kept.sent:
                return Reply(400, {"code": "invalid_parameter", "message": "Campaign is already sent"})
            kept.data |= self._kept(asked.json)
            return Reply(204)
        return Reply(200, self._campaign(kept))

    def _campaign(self, kept):
        return {
            "id": int(kept.id),
            "status": kept.status or "draft",
            "type": "classic",
            **kept.data,
        }

    def _kept(self, campaign):
        """Recipients are taken under other names than they are given back, and segments are not given back."""
        to = campaign.get("recipients")
        if to is None:
            return campaign
        lists = {"lists": to.get("listIds", []), "exclusionLists": to.get("exclusionListIds", [])}
        return {**campaign, "recipients": lists}

    def _page(self, asked, kind, every):
        start = int(asked.query["offset"])
        return Reply(200, {"count": len(every), kind: every[start : start + int(asked.query["limit"])]})

    def choose(self, kept):
        kept.data["recipients"] = {"lists": [7], "exclusionLists": [8]}

    def readers(self, kept):
        return kept.data["recipients"]

    def fields(self, kept):
        data = kept.data
        return {"subject": data["subject"], "preheader": data["previewText"], "html": data["htmlContent"]}

    def edit(self, kept, html):
        kept.data["htmlContent"] = html
