// A real comparison, made small by trim.mjs, which says how.
import { readFileSync } from "node:fs";
import type { Report } from "../../../analysis/viewer/src/report";

export const sampleText = readFileSync(new URL("./sample.json", import.meta.url), "utf8");

/** A fresh copy, to be changed at will. */
export const sample = (): Report => JSON.parse(sampleText) as Report;
