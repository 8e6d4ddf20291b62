/// <reference types="vite/client" />
import "@remix-run/server-runtime";

declare module "@remix-run/server-runtime" {
  /** Data travel in one response; dates and maps keep their types. */
  interface Future {
    v3_singleFetch: true;
  }
}
