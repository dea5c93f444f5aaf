"use strict";

const at = (id) => document.getElementById(id);
const { keys: KEYS, names: NAMES, words: WORDS } = JSON.parse(at("data").textContent);
