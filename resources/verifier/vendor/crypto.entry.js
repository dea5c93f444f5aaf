import { ed25519 } from "@noble/curves/ed25519.js";

globalThis.hamyarSigned = (signature, message, key) =>
  ed25519.verify(signature, message, key, { zip215: false });
