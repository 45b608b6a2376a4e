/* The kinds of blocks, and what each of them says: as docs/issue.md has it, in the words of who writes it. */

/* "text*" is needed; "url: Where it leads" has a name of its own. */
const fieldsOf = (list) => list.map((one) => {
  const [, name, needed, label] = one.match(/^(\w+)(\*?)(?:: (.*))?$/);
  return { name, needed: Boolean(needed), label };
});
const kind = (name, words, ...fields) => ({ name, words, fields: fieldsOf(fields) });

export const KINDS = {
  note: kind("Note", "A few paragraphs of your own", "heading: Heading", "text*: Text", "by: Who writes it", "image: Portrait", "image_alt: Whom it shows", "article: Taken from"),
  event: kind("Event", "An evening, a course, closing days; with a date, readers can put it into their calendar", "heading*: What it is", "starts: Start", "ends: End", "time_zone: Time zone", "place: Where", "text: A few sentences", "button: Words on the button", "url: Where the button leads", "calendar: Where you host the file for calendars"),
  picture: kind("Picture", "A picture with a line below it", "image*: Picture", "image_alt: What it shows, for those who do not see it", "heading: Heading", "caption: Caption", "url: Where it leads", "article: Taken from"),
  video: kind("Video", "A picture that leads to your video", "heading*: Its title", "url*: Where it is", "image*: A picture of it", "image_alt: What the picture shows", "minutes: Minutes", "text: A sentence or two"),
  exercise: kind("Exercise", "What it is for, step by step, how often, and when to stop", "heading*: Its name", "text: What it is for", "steps*: Steps", "dose: How often", "caution: When to stop", "article: Taken from"),
  question: kind("Question", "A reader’s question and your answer", "question*: Question", "answer*: Answer", "by: Who answers", "heading: Heading", "article: Taken from"),
  numbers: kind("Numbers", "One to three numbers of an article, large", "article*: The article", "items*: Numbers", "heading: Heading"),
  survey: kind("Survey", "A question that is answered with one tap, from 1 to 5", "question*: Question", "low: What 1 means", "high: What 5 means", "heading: Heading", "url: Where an answer leads"),
  social: kind("Your pages elsewhere", "A row of links, like Instagram or YouTube", "heading: Heading", "text: A sentence"),
  consultation: kind("Consultation", "The invitation to book, once more", "heading: Heading", "text: One or two sentences"),
};

/* The parts of an e-mail that a block can follow, from its top. */
export const PLACES = {
  intro: "below the intro",
  contents: "below the contents",
  lead: "below the first story",
  consultation: "below the consultation",
  stories: "below the stories",
  author: "at the end",
};

export const isNeeded = (kindOf, name) => Boolean(KINDS[kindOf]?.fields.find((one) => one.name === name)?.needed);
