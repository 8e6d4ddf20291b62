/**
 * How the style sheet is lowered for the browser floor (Chromium and WebView 99, Safari 15.4): nesting flattened and
 * media ranges written the old way. The site's build and the style sheet's test use the same values.
 */
export const cssTarget = ["chrome99", "safari15.4"];
