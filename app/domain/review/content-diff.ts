import type { Json } from "../text/json";

/** One field that differs between two contents; null where it is not there at all. */
export interface FieldChange {
  path: PathStep[];
  before: Scalar | null;
  after: Scalar | null;
}

export type Scalar = string | number | boolean;

/** A key of an object, or an entry of a list by what it is called. */
export type PathStep = { key: string } | { entry: string };

type JsonObject = { [key: string]: Json };

/**
 * What differs between two canonical contents, field by field in the order of the newer one. Entries of a list are the same entry when they have the same
 * identity (identity, id, slug, number or key), otherwise the same place; a list of words is one field. Nothing here is empty: null, "" and an absent field are the same nothing.
 */
export function diffContent(before: Json, after: Json): FieldChange[] {
  return changes(before, after, []);
}

/** Every field of one content, as a reviewer reads it. */
export function fieldsOf(content: Json): FieldChange[] {
  return changes(null, content, []);
}

function changes(before: Json, after: Json, path: PathStep[]): FieldChange[] {
  if (isList(before) || isList(after)) return listChanges(asList(before), asList(after), path);
  if (isObject(before) || isObject(after)) {
    const [old, now] = [isObject(before) ? before : {}, isObject(after) ? after : {}];
    const keys = [...new Set([...Object.keys(now), ...Object.keys(old)])];
    return keys.flatMap((key) => changes(old[key] ?? null, now[key] ?? null, [...path, { key }]));
  }
  const [old, now] = [scalarOf(before), scalarOf(after)];
  return old === now ? [] : [{ path, before: old, after: now }];
}

function listChanges(before: readonly Json[], after: readonly Json[], path: PathStep[]): FieldChange[] {
  if ([...before, ...after].every((each) => !isObject(each) && !isList(each))) {
    const [old, now] = [before, after].map((list) => scalarOf(list.map(String).join("、")));
    return old === now ? [] : [{ path, before: old ?? null, after: now ?? null }];
  }
  const identity = identityOf(before, after);
  const keyOf = (each: Json, i: number) => (identity !== null && isObject(each) ? `= ${String(each[identity])}` : `${i}`);
  const old = new Map(before.map((each, i) => [keyOf(each, i), each]));
  const now = new Map(after.map((each, i) => [keyOf(each, i), each]));
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((key, i) => {
    const entry = nameOf(now.get(key) ?? old.get(key) ?? null, i);
    return changes(old.get(key) ?? null, now.get(key) ?? null, [...path, { entry }]);
  });
}

const IDENTITIES = ["identity", "id", "slug", "themeId", "number", "key"];

/** The field that tells the entries of both lists apart, or null. */
function identityOf(before: readonly Json[], after: readonly Json[]): string | null {
  const tells = (key: string, list: readonly Json[]) => {
    const values = list.map((each) => (isObject(each) ? each[key] : undefined));
    return values.every((value) => typeof value === "string" || typeof value === "number") && new Set(values).size === values.length;
  };
  return IDENTITIES.find((key) => tells(key, before) && tells(key, after)) ?? null;
}

const LONGEST_NAME = 24;

/** What an entry is called: its title or label, else its place in the list. */
function nameOf(entry: Json, index: number): string {
  const named = isObject(entry) ? [entry.title, entry.label, entry.name].find((value) => typeof value === "string" && value !== "") : undefined;
  if (typeof named !== "string") return `第 ${index + 1} 项`;
  return named.length > LONGEST_NAME ? `${named.slice(0, LONGEST_NAME)}…` : named;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isList(value: Json): value is Json[] {
  return Array.isArray(value);
}

function asList(value: Json): readonly Json[] {
  return isList(value) ? value : [];
}

function scalarOf(value: Json | undefined): Scalar | null {
  return value === undefined || value === null || value === "" || typeof value === "object" ? null : value;
}
