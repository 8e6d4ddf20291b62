import { refusal } from "~/platform/http.server";

export function loader(): never {
  throw refusal("NOT_FOUND");
}

export const action = loader;

/** Never drawn: both ways in end at the error page. It makes this a page, so that people see words and not JSON. */
export default function NotFound() {
  return null;
}
