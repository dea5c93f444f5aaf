"use strict";

/* A receipt's fields as the paper shows them: its number in Latin, all else in Persian digits. */

const VERHOEFF = ["0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
  "5987604321", "6598710432", "7659821043", "8765932104", "9876543210"];
const TURNS = ["0123456789", "1576283094", "5803796142", "8916043527", "9453126870",
  "4286573901", "2793806415", "7046913258"];
const DAY = 86400000;
const FIRST_YEAR = 1200, LAST_YEAR = 1500, FIRST_DAY = Date.UTC(1821, 2, 21) / DAY;
const LEAP_PLACES = [1, 5, 9, 13, 17, 22, 26, 30];

function checkDigit(figures) {
  let held = 0;
  [...figures].reverse().forEach((figure, place) => {
    held = Number(VERHOEFF[held][Number(TURNS[(place + 1) % 8][Number(figure)])]);
  });
  return VERHOEFF[held].indexOf("0");
}

const persian = (text) => String(text).replace(/[0-9]/g, (figure) => "۰۱۲۳۴۵۶۷۸۹"[figure]);
const grouped = (amount) => persian(String(amount).replace(/\B(?=(?:\d{3})+$)/g, "٬"));
const apart = (text) => `\u2066${text}\u2069`;

const yearLength = (year) => (LEAP_PLACES.includes(year % 33) ? 366 : 365);
const monthLength = (month) => (month < 6 ? 31 : 30);

/* «یکشنبه ۱ آذر ۱۴۰۵», counted here: browsers differ in their solar calendars. */
function longDay(time) {
  const days = Date.UTC(time.slice(0, 4), time.slice(4, 6) - 1, time.slice(6, 8)) / DAY;
  let year = FIRST_YEAR, month = 0, left = days - FIRST_DAY;
  for (; left >= yearLength(year); year += 1) left -= yearLength(year);
  if (left < 0 || year > LAST_YEAR) return apart(persian(time.slice(0, 8)));
  for (; left >= monthLength(month); month += 1) left -= monthLength(month);
  const weekday = WORDS.weekdays[(((days + 3) % 7) + 7) % 7];
  return persian(`${weekday} ${left + 1} ${WORDS.months[month]} ${year}`);
}

const serialOf = (n) => n.padStart(6, "0");

function numberOf(receipt) {
  const serial = serialOf(receipt.n);
  const digit = checkDigit(receipt.year + serial);
  return apart(`${receipt.office} / ${receipt.register} / ${receipt.year} / ${serial}-${digit}`);
}

function amountOf(receipt) {
  const sum = receipt.amount < 0n ? -receipt.amount : receipt.amount;
  if (receipt.unit !== "IRR") return [`${grouped(sum)} ${apart(receipt.unit)}`];
  const rials = `${grouped(sum)} ${WORDS.rial}`;
  return sum % 10n === 0n ? [rials, `${grouped(sum / 10n)} ${WORDS.toman}`] : [rials];
}

/* [name, line, line …] of each field, in the order of the paper */
function factsOf(receipt) {
  const { fields } = WORDS, name = NAMES[receipt.office] || apart(receipt.office);
  const time = persian(`${receipt.time.slice(9, 11)}:${receipt.time.slice(11, 13)}`);
  const told = [[fields.number, numberOf(receipt)]];
  if (receipt.amount !== 0n) {
    told.push([WORDS.amounts[receipt.kind] || fields.amount, ...amountOf(receipt)]);
  }
  told.push([fields.kind, WORDS.kinds[receipt.kind]]);
  told.push([fields.day, longDay(receipt.time), `${WORDS.hour} ${time}`]);
  told.push([fields.office, name]);
  if (receipt.ref !== "0") {
    told.push([receipt.kind === "V" ? fields.voided : fields.replaced,
      apart(serialOf(receipt.ref))]);
  }
  told.push([fields.control, apart(receipt.control)]);
  return told;
}
