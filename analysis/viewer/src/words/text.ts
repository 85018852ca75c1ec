// A text in both languages, Indonesian first.
import type { Text } from "../report";

export const t = (id: string, en: string): Text => ({ id, en });
