// Keeps a run's page as the run is: when something happened, the page's main part is fetched again and put in place.
// Without it the page is as it was when it was opened. It never touches a page on which somebody is writing.
const run = location.pathname.match(/^\/runs\/(?!new(?:\/|$))([a-z0-9-]+)/)?.[1];
const part = () => document.querySelector("main");

// What a form was answered with holds what was sent, and is no page that can be fetched again.
const isAnswerToForm = (performance.getEntriesByType("navigation")[0]?.responseStatus ?? 200) >= 400;

// A page that another script draws on is loaded anew as a whole.
const isDrawn = [...document.scripts].some((script) => script.src && !/\/(reader|live)\.js$/.test(script.src));

const readingTime = 8000;
const pressTime = 1000;

let source = null;
let last = "";
let due = 0;
let pressed = -pressTime;

const isFilled = (field) =>
  field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked
    : field.type === "file" ? field.files.length > 0
      : field.tagName === "SELECT" ? [...field.options].some((option) => option.selected !== option.defaultSelected) && field.value !== field.dataset.first
        : field.type !== "hidden" && field.value !== field.defaultValue;

const isBusy = () =>
  part().querySelector("[aria-invalid=true], [role=alert], dialog[open]") !== null
  || (document.activeElement?.closest("main form") ?? null) !== null
  || [...part().querySelectorAll("form input, form textarea, form select")].some(isFilled)
  // What is being pressed stays until the press is over: a link that is taken away under a finger leads nowhere.
  || performance.now() - pressed < pressTime
  // What somebody was just told stays for as long as it takes to read it.
  || (part().querySelector(".notice") !== null && performance.now() < readingTime);

const rememberChoices = () => {
  for (const select of part().querySelectorAll("select")) select.dataset.first = select.value;
};

const later = () => {
  due = setTimeout(refresh, 5000);
};

const refresh = async () => {
  if (isBusy()) {
    later();
    return;
  }
  due = 0;
  if (isDrawn) {
    location.reload();
    return;
  }
  const answer = await fetch(location.href, { credentials: "same-origin" }).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
  if (!fresh) return;
  if (isBusy()) {
    if (!due) later();
    return;
  }
  const open = new Set([...part().querySelectorAll("details[open][id]")].map((one) => one.id));
  for (const one of fresh.querySelectorAll("details[id]")) if (open.has(one.id)) one.open = true;
  const focused = document.activeElement?.id;
  part().replaceChildren(...fresh.childNodes);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  rememberChoices();
  document.dispatchEvent(new CustomEvent("main-replaced"));
};

// Several things that happen at once are one look.
const happened = (event) => {
  last = event.lastEventId;
  if (!due) due = setTimeout(refresh, 300);
};

// A browser opens few connections to one host: only the page that is looked at holds one.
const follow = () => {
  source?.close();
  source = null;
  if (document.hidden) return;
  source = new EventSource(`/runs/${run}/changes${last ? `?after=${last}` : ""}`);
  source.onmessage = happened;
  source.addEventListener("end", () => source?.close());
};

if (run && part() && !isAnswerToForm && window.EventSource) {
  last = part().querySelector("[data-sequence]")?.dataset.sequence ?? "";
  rememberChoices();
  addEventListener("pointerdown", () => { pressed = performance.now(); }, true);
  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", (event) => event.persisted && follow());
  follow();
}
