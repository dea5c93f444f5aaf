"use strict";

/* Codes out of pictures and out of the camera; nothing leaves the page. */

const LONGEST_SIDE = 4000, LOOK_EVERY = 120;
const WANTED = { formats: ["QRCode"], tryHarder: true, maxNumberOfSymbols: 16 };

let ready = null;

function prepared() {
  ready = ready || ZXingWASM.prepareZXingModule({
    overrides: {
      wasmBinary: Uint8Array.from(atob(at("reader").textContent), (one) => one.charCodeAt(0)).buffer,
    },
    fireImmediately: true,
  });
  return ready;
}

async function codesIn(image) {
  const found = await ZXingWASM.readBarcodes(image, WANTED);
  return [...new Set(found.filter((one) => one.isValid).map((one) => one.text))];
}

function pixelsOf(source, width, height, scale) {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(source, 0, 0, canvas.width, canvas.height);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

/* A blurred photo is often read at half its size, a small picture at twice. */
async function codesOf(bitmap) {
  const whole = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  for (const scale of [whole, whole / 2, whole / 4, whole * 2]) {
    const longest = Math.max(bitmap.width, bitmap.height) * scale;
    if (longest < 100 || longest > LONGEST_SIDE) continue;
    const texts = await codesIn(pixelsOf(bitmap, bitmap.width, bitmap.height, scale));
    if (texts.length) return texts;
  }
  return [];
}

/* The answers of one file: one for each code, or why there is none. */
async function judged(file) {
  let bitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    return [{ reason: "no_picture" }];
  }
  try {
    await prepared();
    const told = (await codesOf(bitmap)).map(judge);
    const ours = told.filter((one) => one.reason !== "malformed");
    return ours.length ? ours : told.length ? told.slice(0, 1) : [{ reason: "nothing" }];
  } catch {
    return [{ reason: "no_reader" }];
  } finally {
    bitmap.close();
  }
}

const camera = {
  stream: null,

  /* Looks until a code is seen or the camera is stopped; null when it was stopped. */
  async look(video) {
    await prepared();
    this.stream = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: "environment", width: { ideal: 1920 }, height: { ideal: 1080 } },
    });
    const mine = this.stream;
    video.srcObject = mine;
    await video.play();
    while (this.stream === mine) {
      const texts = await codesIn(pixelsOf(video, video.videoWidth, video.videoHeight, 1));
      const told = texts.map(judge);
      const ours = told.filter((one) => one.reason !== "malformed");
      if (told.length) return ours.length ? ours : told.slice(0, 1);
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
    }
    return null;
  },

  stop(video) {
    if (this.stream) this.stream.getTracks().forEach((track) => track.stop());
    this.stream = null;
    video.srcObject = null;
  },
};
