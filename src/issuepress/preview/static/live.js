/* Changes, as they are saved. The server says its version as soon as a page connects and a page compares it
   with what it shows, so that nothing saved in between is missed. */

import { find } from "./elements.js";

const OFTEN = 400; // milliseconds between tries while the server is gone

export function follow(issue, onVersion) {
  let events = null;
  const connect = () => {
    events?.close();
    events = new EventSource(`/events${issue ? `?issue=${encodeURIComponent(issue)}` : ""}`);
    events.onmessage = ({ data }) => {
      say("live", "Live");
      onVersion(data);
    };
    events.onerror = () => {
      say("gone", "The preview has stopped. Start it again, and this page goes on.");
      if (events.readyState === EventSource.CLOSED) setTimeout(connect, OFTEN);
    };
  };
  // A browser keeps few connections to one server: pages that nobody sees give theirs back.
  document.addEventListener("visibilitychange", () => (document.hidden ? events?.close() : connect()));
  if (!document.hidden) connect();
}

function say(state, words) {
  const live = find("#live");
  if (live.dataset.state === state) return;
  live.dataset.state = state;
  live.textContent = words;
}

/* A burst of saves is one more update, not many. */
export function oneAtATime(work) {
  let running = null;
  let again = false;
  return () => {
    again = true;
    running ??= (async () => {
      while (again) {
        again = false;
        await work().catch((error) => {
          find("#note").textContent = error.message;
          if (error instanceof TypeError && !/fetch|network/i.test(error.message)) reportError(error); // a bug of ours
        });
      }
      running = null;
    })();
    return running;
  };
}
