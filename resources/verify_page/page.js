// The page itself: what comes in by typing, pasting, choosing or dropping, and the verdict shown. Every text is put in
// as text, never as markup.
"use strict";

const list = JSON.parse(document.getElementById("list").textContent);
const input = document.getElementById("code");
const results = document.getElementById("results");
const status = document.getElementById("status");
const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
let turn = 0; // of the latest question; an answer to an earlier one is not shown

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (brace, name) => (name in values ? values[name] : brace));
}

function dateLong(day) {
  const date = new Date(day);
  return `${date.getUTCDate()} ${list.months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

function dateRange(first, last) {
  const [one, two] = [new Date(first), new Date(last)];
  if (first === last) return dateLong(first);
  if (one.getUTCFullYear() !== two.getUTCFullYear()) return `${dateLong(first)} s.d. ${dateLong(last)}`;
  const month = one.getUTCMonth() === two.getUTCMonth() ? "" : ` ${list.months[one.getUTCMonth()]}`;
  return `${one.getUTCDate()}${month} s.d. ${dateLong(last)}`;
}

function lessonHours(tenths) {
  const whole = String(Math.floor(tenths / 10)).replace(/\B(?=(\d{3})+$)/g, ".");
  return `${whole}${tenths % 10 ? `,${tenths % 10}` : ""} JP`;
}

// The first twelve signs of the check code printed beside the QR: five bits each of the same hash.
function checkCodeStart(hash) {
  const bits = [...hash].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const signs = Array.from({ length: 12 }, (_, at) => CROCKFORD[parseInt(bits.slice(at * 5, at * 5 + 5), 2)]).join("");
  return `${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8)}-…`;
}

function fieldLines(fields) {
  const words = list.words;
  const cut = (text) => (text.endsWith("…") ? words.cut : "");
  const lines = [
    ["number", fields.number],
    ["name", fields.name, cut(fields.name)],
    ["role", list.roles[fields.role]],
    ["result", fields.passed ? words.passed : words.attended],
    ["activity", fields.activity, cut(fields.activity)],
    ["days", dateRange(fields.startsOn, fields.endsOn)],
    ["lesson_hours", fields.tenths ? lessonHours(fields.tenths) : ""], // none: not on the paper either
    ["issued_on", dateLong(fields.issuedOn)],
  ];
  if (fields.expiresOn !== null) {
    const expired = fields.expiresOn + DAY <= Date.now();
    lines.push(["expires_on", dateLong(fields.expiresOn), expired ? words.expired : ""]);
  }
  lines.push(["office_code", fields.officeCode || words.no_office_code]);
  lines.push(["check_code", checkCodeStart(fields.hash)]);
  return lines.filter(([, value]) => value !== "");
}

function card(verdict) {
  const { fields, signer } = verdict;
  const words = list.verdicts[verdict.kind];
  const values = {
    key: fields ? fields.keyId : "",
    office: signer ? signer.name : "",
    as_of: signer ? dateLong(Date.parse(signer.asOf)) : "",
    claimed: fields ? fields.officeCode || list.words.no_office_code : "",
    voided_on: verdict.voidedOn ? dateLong(Date.parse(verdict.voidedOn)) : "",
  };
  const [reason, next] = verdict.problem ? list.problems[verdict.problem] : [words.reason, words.next];
  const made = element("article", `verdict ${words.tone}`);
  made.dataset.kind = verdict.kind;
  const heading = element("h2", "", filled(words.headline, values));
  const mark = element("span", "mark", words.mark);
  mark.setAttribute("aria-hidden", "true");
  heading.prepend(mark);
  made.append(heading, element("p", "reason", filled(reason, values)), element("p", "next", filled(next, values)));
  if (fields) made.append(...shownFields(verdict));
  return made;
}

function shownFields({ fields, kind }) {
  const table = element("dl");
  for (const [name, value, note] of fieldLines(fields)) {
    const line = element("div", name);
    const said = element("dd", "", value);
    if (note) said.append(" ", element("small", "", `(${note})`));
    line.append(element("dt", "", list.fields[name]), said);
    table.append(line);
  }
  const warning = list.verdicts[kind].proven ? [] : [element("p", "unproven", list.words.unproven)];
  const question = element("h3", "", list.words.question);
  return [question, ...warning, table, element("p", "soft", list.words.not_certified)];
}

function show(cards, sentence) {
  status.textContent = sentence;
  results.replaceChildren(...cards);
  if (cards.length) results.scrollIntoView({ block: "nearest" });
}

async function answer(texts, mine) {
  const verdicts = [];
  for (const text of texts) verdicts.push(await verdictOf(text, list));
  if (mine !== turn) return;
  show(verdicts.map(card), "");
}

async function checkText() {
  turn += 1;
  await answer([input.value], turn);
}

async function checkFile(file) {
  turn += 1;
  const mine = turn;
  show([], list.words.reading);
  await new Promise((later) => setTimeout(later, 50)); // the words are drawn before the work begins
  try {
    await answer(await codesInFile(file), mine);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (mine === turn) show([card({ kind: "unreadable", problem: error.message })], "");
  }
}

function pictureIn(transfer) {
  return transfer ? [...transfer.files][0] : undefined;
}

document.getElementById("form").addEventListener("submit", (event) => {
  event.preventDefault();
  checkText();
});
input.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey) return;
  event.preventDefault(); // a scanner ends with Enter; the next scan replaces this one
  checkText();
  input.select();
});
input.addEventListener("paste", () => setTimeout(checkText, 0));
document.getElementById("picture").addEventListener("change", (event) => {
  const [file] = event.target.files;
  if (file) checkFile(file);
  event.target.value = ""; // the same file may be chosen again
});
document.addEventListener("paste", (event) => {
  const file = pictureIn(event.clipboardData);
  if (!file) return;
  event.preventDefault();
  checkFile(file);
});
for (const name of ["dragover", "drop"]) {
  document.addEventListener(name, (event) => {
    event.preventDefault();
    const file = name === "drop" ? pictureIn(event.dataTransfer) : undefined;
    if (file) checkFile(file);
  });
}
document.getElementById("ready").hidden = false;
