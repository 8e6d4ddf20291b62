/** One field as a browser would send it, with what it may be set to. */
export interface Field {
  name: string;
  kind: "hidden" | "text" | "checkbox" | "radio" | "select" | "file" | "submit";
  value: string;
  /** Whether it is sent as it stands: ticked, chosen, not disabled. A submit button is sent only when pressed. */
  sent: boolean;
}

/** A form of a page, read without any script. */
export interface Form {
  method: "GET" | "POST";
  action: string;
  multipart: boolean;
  fields: Field[];
}

interface Tag {
  name: string;
  closing: boolean;
  attributes: Map<string, string>;
  /** Where the text behind the tag starts. */
  end: number;
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** Resolves the character references that React writes. */
export function unescapeHtml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex?: string, decimal?: string, name?: string) => {
    if (hex) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return ENTITIES[name ?? ""] ?? all;
  });
}

/** What a reader sees: no tags, no scripts, runs of white space as one space. */
export function visibleText(html: string): string {
  const bare = html.replace(/<!--[\s\S]*?-->/g, "").replace(/<(script|style|title)\b[\s\S]*?<\/\1>/gi, "");
  return unescapeHtml(bare.replace(/<[^>]*>/g, " ")).replace(/\s+/g, " ").trim();
}

/** All forms of a page as React writes it: attributes quoted, `>` inside them escaped. `pageUrl` resolves the actions. */
export function readForms(html: string, pageUrl: string): Form[] {
  const forms: { id: string | undefined; form: Form }[] = [];
  const loose: { owner: string; field: Field }[] = [];
  let current: Form | null = null;
  let disabledFieldsets = 0;
  const fieldsets: boolean[] = [];
  let select: { tag: Tag; options: Field[] } | null = null;

  const add = (tag: Tag, field: Field) => {
    if (field.name === "" || tag.attributes.has("disabled") || disabledFieldsets > 0) return;
    const owner = tag.attributes.get("form");
    if (owner !== undefined) loose.push({ owner, field });
    else current?.fields.push(field);
  };

  for (const tag of tagsOf(html)) {
    const attribute = (name: string) => tag.attributes.get(name) ?? "";
    const textBehind = () => unescapeHtml(html.slice(tag.end, html.indexOf("<", tag.end)));
    if (tag.name === "form") {
      if (tag.closing) current = null;
      else {
        current = {
          method: attribute("method").toUpperCase() === "POST" ? "POST" : "GET",
          action: new URL(attribute("action") || pageUrl, pageUrl).href,
          multipart: attribute("enctype") === "multipart/form-data",
          fields: [],
        };
        forms.push({ id: tag.attributes.get("id"), form: current });
      }
    } else if (tag.name === "fieldset") {
      if (tag.closing) disabledFieldsets -= fieldsets.pop() ? 1 : 0;
      else {
        fieldsets.push(tag.attributes.has("disabled"));
        disabledFieldsets += fieldsets.at(-1) ? 1 : 0;
      }
    } else if (tag.name === "select") {
      if (!tag.closing) select = { tag, options: [] };
      else if (select) {
        const [first] = select.options;
        if (first && !select.options.some((option) => option.sent) && !select.tag.attributes.has("multiple")) first.sent = true;
        for (const option of select.options) add(select.tag, option);
        select = null;
      }
    } else if (tag.closing) {
      continue;
    } else if (tag.name === "option" && select) {
      const value = tag.attributes.get("value") ?? textBehind();
      select.options.push({ name: select.tag.attributes.get("name") ?? "", kind: "select", value, sent: tag.attributes.has("selected") });
    } else if (tag.name === "textarea") {
      // The first line break behind the tag belongs to the markup.
      add(tag, { name: attribute("name"), kind: "text", value: textBehind().replace(/^\n/, ""), sent: true });
    } else if (tag.name === "button" && (attribute("type") || "submit") === "submit") {
      add(tag, { name: attribute("name"), kind: "submit", value: attribute("value"), sent: false });
    } else if (tag.name === "input") {
      add(tag, inputField(tag));
    }
  }
  for (const { owner, field } of loose) forms.find(({ id }) => id === owner)?.form.fields.push(field);
  return forms.map(({ form }) => form);
}

function inputField(tag: Tag): Field {
  const type = tag.attributes.get("type") ?? "text";
  const name = tag.attributes.get("name") ?? "";
  const value = tag.attributes.get("value") ?? "";
  if (type === "checkbox" || type === "radio") {
    return { name, kind: type, value: tag.attributes.has("value") ? value : "on", sent: tag.attributes.has("checked") };
  }
  if (type === "submit" || type === "image") return { name, kind: "submit", value, sent: false };
  if (type === "hidden" || type === "file") return { name, kind: type, value, sent: true };
  return { name, kind: "text", value, sent: type !== "button" && type !== "reset" };
}

function* tagsOf(html: string): Generator<Tag> {
  const pattern = /<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1>|<(\/?)([a-z][a-z0-9]*)((?:\s+[^\s=>/]+(?:="[^"]*"|='[^']*'|=[^\s>]+)?)*)\s*\/?>/gi;
  for (const match of html.matchAll(pattern)) {
    const [whole, , slash, name, attributeText] = match;
    if (!name) continue;
    const attributes = new Map<string, string>();
    for (const [, key = "", double, single, bare] of (attributeText ?? "").matchAll(/([^\s=>/]+)(?:="([^"]*)"|='([^']*)'|=([^\s>]+))?/g)) {
      attributes.set(key.toLowerCase(), unescapeHtml(double ?? single ?? bare ?? ""));
    }
    yield { name: name.toLowerCase(), closing: slash === "/", attributes, end: match.index + whole.length };
  }
}
