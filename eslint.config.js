import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

const clock = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "Time is an argument (design, rule 3)." },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: "Time is an argument (design, rule 3)." },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: "Random bytes are an argument (design, rule 3)." },
];
const transaction = {
  selector: "MemberExpression[property.name='$transaction']",
  message: "Every write is a command in unitOfWork (design, rule 2).",
};
const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: "The environment is read once, in env.server.ts, and handed down.",
};
const unfinished = [
  { selector: "MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo|fails|concurrent)$/]", message: "Every test runs, each time." },
  { selector: "CallExpression[callee.name=/^(xit|xdescribe|fit|fdescribe)$/]", message: "Every test runs, each time." },
];
const restricted = (...rules) => ({ "no-restricted-syntax": ["error", ...rules] });

export default defineConfig(
  globalIgnores(["build/", "data/", "coverage/", "test-results/", "app/platform/generated/", "public/"]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  tseslint.configs.recommended,
  {
    rules: {
      eqeqeq: ["error", "always"],
      "no-control-regex": "error",
      "no-empty": "error",
      "no-fallthrough": "error",
      "no-misleading-character-class": "error",
      "no-self-compare": "error",
      "no-template-curly-in-string": "error",
      "no-unsafe-finally": "error",
      "no-useless-escape": "error",
      "no-console": "error",
      "no-warning-comments": ["error", { terms: ["todo", "fixme", "xxx"], location: "anywhere" }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  {
    files: ["**/*.{ts,tsx}"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: { "@typescript-eslint/no-floating-promises": "error", "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: false }] },
  },
  // The rules that hold the design. A file is in exactly one of these groups, since the last one that fits wins.
  { files: ["app/**/*.{ts,tsx}", "emails/**/*.{ts,tsx}"], rules: restricted(...clock, transaction, environment) },
  { files: ["app/platform/**/*.ts"], rules: restricted(transaction, environment) },
  // The first is the one reader of the environment; the second hands the machine's PATH to the programs it starts.
  { files: ["app/platform/env.server.ts", "app/platform/embedded-postgres.server.ts"], rules: restricted(transaction) },
  { files: ["app/platform/unit-of-work.server.ts"], rules: restricted(environment) },
  { files: ["**/*.test.{ts,tsx}"], rules: restricted(...unfinished) },
  { files: ["tests/**", "prisma/**", "**/*.test.{ts,tsx}"], rules: { "no-console": "off" } },
);
