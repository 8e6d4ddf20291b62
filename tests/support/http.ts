import { readForms, visibleText, type Form } from "./html-forms";

/** An answer, read to its end. */
export interface Page {
  status: number;
  url: string;
  headers: Headers;
  body: string;
  /** What a reader sees of an HTML page. */
  text: string;
  /** Where a redirect leads: path and query. */
  location: string | null;
  /** The form whose action's path ends in `action`; the only form that posts when it is left out. @throws when there is none or more than one. */
  form(action?: string): Form;
}

/** One value, several of one name, or null for "leave it out" (a box not ticked). */
export type FormValues = Record<string, string | string[] | File | null>;

/** A person with a browser whose JavaScript is off: keeps cookies, follows no redirect unless told. */
export interface Visitor {
  get(path: string, headers?: Record<string, string>): Promise<Page>;
  /** Sends a form as the browser would: all its fields, hidden ones too, changed by `values`, with the button `press`ed. */
  submit(form: Form, values?: FormValues, press?: { name: string; value: string }): Promise<Page>;
  /** Sends a hand-made body, as a script would. */
  post(path: string, body: URLSearchParams | FormData | string, headers?: Record<string, string>): Promise<Page>;
  /** Goes where a redirect leads; gives back any other page as it is. */
  follow(page: Page): Promise<Page>;
  cookies: Map<string, string>;
}

export function visitor(origin: string): Visitor {
  const cookies = new Map<string, string>();

  const send = async (path: string, init: RequestInit & { headers: Record<string, string> }): Promise<Page> => {
    const url = new URL(path, origin).href;
    if (cookies.size > 0) init.headers.cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, { ...init, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) keep(cookies, line);
    return readPage(url, response, await response.text());
  };
  // What a browser of today sends along with a form of the same site.
  const sameOrigin = { origin: new URL(origin).origin, "sec-fetch-site": "same-origin" };

  const self: Visitor = {
    cookies,
    get: (path, headers = {}) => send(path, { headers: { accept: "text/html", ...headers } }),
    post: (path, body, headers = sameOrigin) => send(path, { method: "POST", body, headers: { accept: "text/html", ...headers } }),
    submit: (form, values = {}, press) => {
      const data = fillForm(form, values, press);
      if (form.method === "POST") return self.post(form.action, form.multipart ? data : asQuery(data));
      const url = new URL(form.action);
      url.search = asQuery(data).toString();
      return self.get(url.href);
    },
    follow: (page) => (page.location === null ? Promise.resolve(page) : self.get(page.location)),
  };
  return self;
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = "", ...attributes] = line.split(";");
  const [name = "", value = ""] = pair.split(/=(.*)/s);
  const gone = attributes.some((attribute) => /^\s*(max-age=0|expires=thu, 01 jan 1970)/i.test(attribute));
  if (gone) cookies.delete(name.trim());
  else cookies.set(name.trim(), value);
}

function readPage(url: string, response: Response, body: string): Page {
  const location = response.headers.get("location");
  const target = location === null ? null : new URL(location, url);
  return {
    status: response.status,
    url,
    headers: response.headers,
    body,
    text: visibleText(body),
    location: target === null ? null : target.origin === new URL(url).origin ? target.pathname + target.search : target.href,
    form: (action) => {
      const forms = readForms(body, url);
      const fitting = forms.filter((form) => (action === undefined ? form.method === "POST" : new URL(form.action).pathname.endsWith(action)));
      const [form] = fitting;
      if (form && fitting.length === 1) return form;
      const there = forms.map((each) => `${each.method} ${each.action}`).join(", ") || "none";
      throw new Error(`${fitting.length} forms on ${url} (${response.status}) fit ${action ?? "POST"}; forms there: ${there}`);
    },
  };
}

/** @throws when the form has no such field, or a choice no such value: no browser could send that. */
export function fillForm(form: Form, values: FormValues, press?: { name: string; value: string }): FormData {
  const data = new FormData();
  const done = new Set<string>();
  for (const [name, value] of Object.entries(values)) {
    const fields = form.fields.filter((field) => field.name === name && field.kind !== "submit");
    if (fields.length === 0) throw new Error(`the form ${form.action} has no field ${name}; it has ${[...new Set(form.fields.map((field) => field.name))].join(", ")}`);
    const choices = fields.every((field) => ["radio", "checkbox", "select"].includes(field.kind)) ? fields.map((field) => field.value) : null;
    for (const one of value === null || value instanceof File ? [] : [value].flat()) {
      if (choices && !choices.includes(one)) throw new Error(`${name} cannot be "${one}"; it can be ${choices.join(", ")}`);
    }
  }
  for (const field of form.fields) {
    const value = values[field.name];
    if (value === undefined) {
      if (field.kind === "file") data.append(field.name, new File([], ""));
      else if (field.sent) data.append(field.name, field.value);
    } else if (!done.has(field.name) && field.kind !== "submit") {
      done.add(field.name);
      if (value instanceof File) data.append(field.name, value);
      else for (const one of value === null ? [] : [value].flat()) data.append(field.name, one);
    }
  }
  if (press) {
    const button = form.fields.find((field) => field.kind === "submit" && field.name === press.name && field.value === press.value);
    if (!button) throw new Error(`the form ${form.action} has no button ${press.name}=${press.value}`);
    data.append(press.name, press.value);
  }
  return data;
}

function asQuery(data: FormData): URLSearchParams {
  return new URLSearchParams([...data].map(([name, value]) => [name, typeof value === "string" ? value : value.name]));
}
