import base64

from servers.loopback import Loopback, Reply, matches

STATUS = {"": 0, "scheduled": 1, "sent": 2}


class Server(Loopback):
    key = "public-key-of-a-test:secret-key-of-a-test"
    too_many = Reply(429, {"ErrorMessage": "Too many requests", "StatusCode": 429}, {"Retry-After": "1"})

    def is_authorized(self, asked):
        _, _, basic = asked.headers.get("Authorization", "").partition(" ")
        return base64.b64decode(basic).decode() == self.key

    def unauthorized(self):
        return Reply(401, {"ErrorMessage": "API key authentication/authorization failure", "StatusCode": 401})

    def answer(self, asked):
        if found := matches(asked, "GET", "/v3/REST/(contactslist|contactfilter|campaigndraft)"):
            return self._page(asked, found[1])
        if matches(asked, "POST", "/v3/REST/campaigndraft"):
            if not {"Locale", "Sender", "SenderEmail", "Subject", "ContactsListID"} <= set(asked.json):
                return Reply(400, {"ErrorInfo": "", "ErrorMessage": "Missing mandatory property"})
            return self._data(201, self._draft(self.keep({"content": {}, **asked.json})))
        found = matches(asked, asked.method, r"/v3/REST/campaigndraft/(\d+)(/detailcontent|/test)?")
        kept = self.drafts.get(found[1]) if found else None
        if not kept:
            return Reply(404, {"ErrorInfo": "", "ErrorMessage": "Object not found", "StatusCode": 404})
        if asked.method == "PUT" and kept.sent:
            return Reply(400, {"ErrorInfo": "", "ErrorMessage": "It is no draft", "StatusCode": 400})
        match asked.method, found[2]:
            case "POST", "/test":
                self.tests.append([one["Email"] for one in asked.json["Recipients"]])
                return self._data(201, {"Status": "Draft"})
            case "PUT", "/detailcontent":
                kept.data["content"] = asked.json
            case "PUT", None:
                kept.data |= asked.json
        return self._data(200, kept.data["content"] if found[2] else self._draft(kept))

    def _page(self, asked, kind):
        every = {
            "contactslist": [
                {"ID": n, "Name": f"List {n}", "SubscriberCount": n, "IsDeleted": n == 3} for n in (1, 2, 3)
            ],
            "contactfilter": [{"ID": 5, "Name": "Runners", "Status": "unused"}],
            "campaigndraft": [self._draft(kept) for kept in self.drafts.values()],
        }[kind]
        start = int(asked.query["Offset"])
        return self._data(200, *every[start : start + int(asked.query["Limit"])])

    def _data(self, status, *data):
        return Reply(status, {"Count": len(data), "Data": list(data), "Total": len(data)})

    def _draft(self, kept):
        shown = {key: value for key, value in kept.data.items() if key != "content"}
        return {"ID": int(kept.id), "Status": STATUS[kept.status], **shown}

    def choose(self, kept):
        kept.data["SegmentationID"] = 5

    def readers(self, kept):
        return (kept.data["ContactsListID"], kept.data["SegmentationID"])

    def fields(self, kept):
        content = kept.data["content"]
        return {
            "subject": kept.data["Subject"],
            "html": content.get("Html-part", ""),
            "text": content.get("Text-part", ""),
        }

    def edit(self, kept, html):
        kept.data["content"] = {**kept.data["content"], "Html-part": html}
