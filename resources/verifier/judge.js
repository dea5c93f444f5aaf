"use strict";

/* The same judgement as app/keys/record.py: form, key, signature, validity, in this order. */

const FORM = new RegExp(
  "^(R1/([A-Z0-9]{1,10})/([A-Z][0-9])/([1-9][0-9]{3})/([1-9][0-9]{0,8})/([0-9]{8}T[0-9]{6})" +
  "/([CBKHVZSPT])/(0|-?[1-9][0-9]{0,17})/([A-Z]{3})/(0|[1-9][0-9]{0,8})/([A-Z2-7]{13})" +
  "/([A-Z2-7]{8})/([A-Z2-7]{13})/([A-Z2-7]{16}))/([A-Z2-7]{103})$"
);
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const CONTROL_PLACES = [0, 10, 20, 30, 40, 50];

/* null for a spelling with loose bits: one signature has one text */
function unbase32(text) {
  let bits = 0, held = 0;
  const out = [];
  for (const letter of text) {
    held = (held << 5) | LETTERS.indexOf(letter);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      out.push((held >> bits) & 255);
      held &= (1 << bits) - 1;
    }
  }
  return held === 0 ? Uint8Array.from(out) : null;
}

function isMoment(text) {
  const [year, month, day, hour, minute, second] = [
    text.slice(0, 4), text.slice(4, 6), text.slice(6, 8),
    text.slice(9, 11), text.slice(11, 13), text.slice(13),
  ].map(Number);
  const made = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  return year >= 1 && made.getUTCMonth() === month - 1 && made.getUTCDate() === day &&
    hour < 24 && minute < 60 && second < 60;
}

function parse(text) {
  const found = FORM.exec(text);
  if (!found) return null;
  const [, body, office, register, year, n, time, kind, amount, unit, ref, counter, kid, previous,
    commitment, signed] = found;
  const raw = [counter, previous, commitment, signed].map(unbase32);
  if (raw.includes(null) || !isMoment(time)) return null;
  const paid = BigInt(amount);
  const sensible = kind === "V" ? paid <= 0n && ref !== "0" : paid >= 0n;
  if (!sensible) return null;
  return { body, office, register, year, n, time, kind, amount: paid, unit, ref, kid,
    signature: raw[3], control: CONTROL_PLACES.map((place) => signed[place]).join("") };
}

function isSigned(receipt, key) {
  try {
    return hamyarSigned(receipt.signature, new TextEncoder().encode(receipt.body),
      unbase32(key.public));
  } catch {
    return false;
  }
}

/* Says genuine, forged, unknown_key, revoked, not_valid_at_time or malformed. */
function judge(text) {
  const receipt = parse(text);
  if (!receipt) return { reason: "malformed" };
  const key = KEYS.find((one) =>
    one.office === receipt.office && one.register === receipt.register && one.kid === receipt.kid);
  if (!key) return { reason: "unknown_key", receipt };
  if (!isSigned(receipt, key)) return { reason: "forged", receipt };
  if (key.revoked) return { reason: "revoked", receipt };
  const early = receipt.time < key.from, late = key.to !== null && receipt.time > key.to;
  return { reason: early || late ? "not_valid_at_time" : "genuine", receipt };
}

/* A paper that the office signed is not always a receipt: say which of them it is. */
function answerOf({ reason, receipt }) {
  if (reason !== "genuine") return reason;
  if (receipt.register >= "T" || receipt.kind === "T") return "training";
  if (receipt.kind === "V") return "void";
  return receipt.kind === "S" || receipt.kind === "Z" ? "internal" : "genuine";
}
