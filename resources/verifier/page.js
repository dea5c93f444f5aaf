"use strict";

/* What a person does, and the cards that answer. */

const SIGNS = { genuine: "M13 25l8 8 15-17", forged: "M15 15l18 18M33 15L15 33",
  unknown: "M17 19a7 7 0 1 1 10 6c-2 1-3 2-3 5M24 36v.5", notice: "M24 13v14M24 34v.5",
  unread: "M14 24h20" };
const CLAIMED = ["forged", "unknown_key", "revoked", "not_valid_at_time"];

function made(kind, text, name) {
  const one = document.createElement(kind);
  if (text) one.textContent = text;
  if (name) one.className = name;
  return one;
}

function sign(tone) {
  const space = "http://www.w3.org/2000/svg", round = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  round.setAttribute("viewBox", "0 0 48 48");
  round.setAttribute("aria-hidden", "true");
  path.setAttribute("d", SIGNS[tone]);
  round.append(path);
  return round;
}

function list(receipt) {
  const all = made("dl");
  for (const [name, ...lines] of factsOf(receipt)) {
    const told = made("dd");
    lines.forEach((line, place) => told.append(made(place ? "small" : "span", line)));
    all.append(made("dt", name), told);
  }
  return all;
}

function head(kind, reason, advice) {
  const [tone, heading] = WORDS.answers[reason], one = made("div", "", "head");
  const words = made("div");
  words.append(made(kind, heading), made("p", advice));
  one.append(sign(tone), words);
  return one;
}

/* What the three answers mean, until there is one; it must not look like one. */
function legend() {
  const one = made("div", "", "legend");
  one.append(made("p", WORDS.possible));
  for (const [reason, meaning] of Object.entries(WORDS.legend)) {
    const part = made("div", "", WORDS.answers[reason][0]);
    part.append(head("b", reason, meaning));
    one.append(part);
  }
  return one;
}

function card(told, file) {
  const reason = answerOf(told), [tone, , advice] = WORDS.answers[reason];
  const one = made("article", "", tone);
  one.dataset.reason = reason;
  one.append(head("h2", reason, advice));
  if (told.receipt) {
    if (CLAIMED.includes(reason)) one.append(made("p", WORDS.claimed, "claimed"));
    one.append(list(told.receipt));
  }
  if (file) one.append(source(file, reason));
  return one;
}

function source(file, reason) {
  const line = made("p", "", "source");
  if (reason !== "no_picture") {
    const small = made("img");
    small.src = URL.createObjectURL(file);
    small.alt = "";
    line.append(small);
  }
  line.append(made("span", apart(file.name)));
  return line;
}

function show(cards) {
  const place = at("answers");
  place.replaceChildren();
  if (cards.length > 1) place.append(summary(cards));
  place.append(...cards);
  place.scrollIntoView({ block: "start", behavior: "smooth" });
}

function summary(cards) {
  const counted = {};
  cards.forEach((one) => { counted[one.className] = (counted[one.className] || 0) + 1; });
  const parts = Object.entries(WORDS.short).filter(([tone]) => counted[tone])
    .map(([tone, word]) => `${persian(counted[tone])} ${word}`);
  return made("p", `${persian(cards.length)} ${WORDS.counted}: ${parts.join(" · ")}`, "summary");
}

async function readFiles(files) {
  const cards = [];
  document.body.classList.add("busy");
  for (const file of files) {
    for (const told of await judged(file)) cards.push(card(told, file));
  }
  document.body.classList.remove("busy");
  if (cards.length) show(cards);
}

function readTyped() {
  const typed = at("text").value.replace(/[\s\u200b-\u200f\u2066-\u2069]/g, "").toUpperCase()
    .replace(/[۰-۹]/g, (figure) => String(figure.charCodeAt(0) - 0x06f0));
  show([card(judge(typed))]);
}

function showScene(open) {
  at("scene").hidden = !open;
  at("camera").hidden = open;
}

async function readCamera() {
  const video = at("video");
  showScene(true);
  try {
    const told = await camera.look(video);
    if (told) show(told.map((one) => card(one)));
  } catch {
    show([card({ reason: "no_camera" })]);
  }
  camera.stop(video);
  showScene(false);
}

at("picture").addEventListener("change", async (event) => {
  await readFiles([...event.target.files]);
  event.target.value = "";
});
for (const name of ["dragover", "drop", "dragleave"]) {
  document.addEventListener(name, (event) => {
    event.preventDefault();
    at("drop").classList.toggle("over", name === "dragover");
    if (name === "drop") readFiles([...event.dataTransfer.files]);
  });
}
document.addEventListener("paste", (event) => {
  if (event.clipboardData.files.length) readFiles([...event.clipboardData.files]);
});
at("check").addEventListener("click", readTyped);
at("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter") {
    event.preventDefault();
    readTyped();
  }
});
at("camera").addEventListener("click", readCamera);
at("stop").addEventListener("click", () => camera.stop(at("video")));
at("camera").hidden = !(navigator.mediaDevices && window.isSecureContext);
at("answers").replaceChildren(legend());
