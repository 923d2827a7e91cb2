// The code of a certificate: from what was pasted to a verdict. The same rules as desktop/exchange/certificate_*.py;
// resources/schemas/certificate-code.md describes them.
"use strict";

const PREFIX = "SGP1:";
const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const CONTEXT = new TextEncoder().encode("SIGAP-CERT-v1");
const SIGNATURE_LENGTH = 64;
const LONGEST_TEXT = 20000;
const LONGEST_CODE = 486;
const ROLES = ["participant", "speaker", "moderator", "committee"];
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;
const DAY = 86400000;
const EPOCH = Date.UTC(2000, 0, 1);

// Something the person can put right, named by its code in the catalogue of problems.
class Problem extends Error {}

class Damaged extends Error {}

function fromBase45(text) {
  if (text.length % 3 === 1) throw new Damaged();
  const content = [];
  for (let start = 0; start < text.length; start += 3) {
    const group = [...text.slice(start, start + 3)].map((sign) => SIGNS.indexOf(sign));
    if (group.includes(-1)) throw new Damaged();
    const number = group.reduceRight((sum, value) => sum * 45 + value, 0);
    if (number >= (group.length === 3 ? 65536 : 256)) throw new Damaged();
    if (group.length === 3) content.push(number >> 8);
    content.push(number & 255);
  }
  return Uint8Array.from(content);
}

// An array of whole numbers, byte strings and texts in their shortest forms, and where it ends; nothing else is taken.
function readArray(content) {
  let at = 0;
  function head() {
    if (at >= content.length) throw new Damaged();
    const kind = content[at] >> 5;
    const small = content[at] & 31;
    at += 1;
    if (small < 24) return [kind, small];
    const width = small - 23;
    if (width > 2 || at + width > content.length) throw new Damaged();
    const number = width === 1 ? content[at] : content[at] * 256 + content[at + 1];
    if (number < (width === 1 ? 24 : 256)) throw new Damaged();
    at += width;
    return [kind, number];
  }
  const [outer, count] = head();
  if (outer !== 4) throw new Damaged();
  const items = [];
  for (let index = 0; index < count; index += 1) {
    const [kind, size] = head();
    if (kind === 0) {
      items.push(size);
      continue;
    }
    if ((kind !== 2 && kind !== 3) || at + size > content.length) throw new Damaged();
    const bytes = content.slice(at, at + size);
    items.push(kind === 2 ? bytes : asText(bytes));
    at += size;
  }
  return [items, at];
}

function asText(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Damaged();
  }
}

function asHex(bytes) {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function readFields(items) {
  const kinds = items.map((item) => (typeof item === "object" ? "b" : typeof item === "string" ? "s" : "n")).join("");
  if (kinds !== "nbbsssnnnnnnnbn" || items[0] !== 1) throw new Damaged();
  const [, keyId, office, number, name, activity, role, starts, length, issued, expires, tenths, passed, hash, variant] =
    items;
  const digits = asHex(office);
  const sound =
    keyId.length === 8 &&
    hash.length === 8 &&
    [0, 1, 2, 3, 5].includes(office.length) &&
    /^[0-9]*$/.test(digits) &&
    role < ROLES.length &&
    starts + length <= 65535 &&
    passed <= 1 &&
    variant <= 23 &&
    isCarried(number, 60) &&
    isCarried(name, 80) &&
    (activity === "" || isCarried(activity, 60));
  if (!sound) throw new Damaged();
  const parts = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6), digits.slice(6)];
  return {
    keyId: asHex(keyId),
    officeCode: parts.filter((part) => part !== "").join("."),
    number,
    name,
    activity,
    role: ROLES[role],
    startsOn: EPOCH + starts * DAY,
    endsOn: EPOCH + (starts + length) * DAY,
    issuedOn: EPOCH + issued * DAY,
    expiresOn: expires ? EPOCH + expires * DAY : null,
    tenths,
    passed: passed === 1,
    hash,
  };
}

function isCarried(text, limit) {
  const length = new TextEncoder().encode(text).length;
  return length > 0 && length <= limit && !text.startsWith(" ") && !text.endsWith(" ") && !UNSEEN.test(text);
}

function afterPrefix(text) {
  if (text.length > LONGEST_TEXT) throw new Problem("certificate-code-too-long");
  const plain = text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/[‐‑‒–—―−]/g, "-")
    .replace(/[a-z]/g, (sign) => sign.toUpperCase());
  if (plain.trim() === "") throw new Problem("certificate-code-empty");
  const parts = plain.split(PREFIX);
  if (parts.length > 1) return parts[1];
  if (/SGP(?!1:)\d{1,2}:/.test(plain)) throw new Problem("certificate-code-newer");
  if (/^\s*SGP.[^0-9A-Z\s]/.test(plain)) throw new Problem("certificate-code-keyboard");
  throw new Problem("certificate-code-not-ours");
}

// What may have been the code before it went through other programs, the likeliest first.
function candidates(text) {
  const wrapped = afterPrefix(text).trim();
  return [
    wrapped.replace(/[\r\n\t]+/g, ""),
    wrapped.replace(/\s*[\r\n\t]\s*/g, ""),
    wrapped.replace(/\s*[\r\n\t]\s*/g, " "),
    wrapped.split(/[\r\n\t]/)[0].trim(),
  ];
}

function takeApart(text) {
  for (const candidate of candidates(text)) {
    try {
      if (candidate.length > LONGEST_CODE) throw new Damaged();
      const content = fromBase45(candidate);
      const [items, end] = readArray(content);
      if (content.length - end !== SIGNATURE_LENGTH) throw new Damaged();
      return { fields: readFields(items), payload: content.slice(0, end), signature: content.slice(end) };
    } catch (error) {
      if (!(error instanceof Damaged)) throw error;
    }
  }
  throw new Problem("certificate-code-damaged");
}

// Browsers since about 2024 check Ed25519 themselves; the library does it for the others, and for pages a browser does
// not call secure (a phone opening the file from a chat).
async function isSignedBy(hexKey, content, signature) {
  const key = Uint8Array.from(hexKey.match(/../g), (pair) => parseInt(pair, 16));
  const signed = new Uint8Array([...CONTEXT, ...content]);
  if (globalThis.crypto && crypto.subtle) {
    try {
      const own = await crypto.subtle.importKey("raw", key, { name: "Ed25519" }, false, ["verify"]);
      return await crypto.subtle.verify({ name: "Ed25519" }, own, signature, signed);
    } catch {
      // This browser does not know Ed25519.
    }
  }
  return SigapLibraries.verifyEd25519(signature, signed, key);
}

// A verdict {kind, fields, signer, voidedOn, problem}; whatever the text is, there is one.
async function verdictOf(text, list) {
  let code;
  try {
    code = takeApart(text);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { kind: "unreadable", problem: error.message };
  }
  const { fields } = code;
  const signer = list.keys.find((key) => key.id === fields.keyId);
  if (!signer) return { kind: "unknown_signer", fields };
  if (!(await isSignedBy(signer.key, code.payload, code.signature))) return { kind: "changed", fields, signer };
  if (signer.code !== fields.officeCode) return { kind: "other_office", fields, signer };
  const mark = list.void.find(([office, number]) => office === fields.officeCode && number === fields.number);
  return mark ? { kind: "void", fields, signer, voidedOn: mark[2] } : { kind: "valid", fields, signer };
}
