/** Words in both languages; `en` is empty where there are none. */
export type Words = { zh: string; en: string };

export const QUESTION_KINDS = ["single", "multiple", "scale", "text"] as const;

export type QuestionKind = (typeof QUESTION_KINDS)[number];

type Asked = { text: Words; isRequired: boolean };

/** One question. A scale goes from 1 to 5; `low` and `high` say what its ends mean. */
export type Question =
  | (Asked & { kind: "single" | "multiple"; choices: Words[] })
  | (Asked & { kind: "scale"; low: Words; high: Words })
  | (Asked & { kind: "text" });

export const MOST_QUESTIONS = 30;
export const FEWEST_CHOICES = 2;
export const MOST_CHOICES = 10;
export const SCALE = [1, 2, 3, 4, 5] as const;
/** Characters as a person counts them. */
export const TEXT_ANSWER_MAX = 1000;

/** Body of a public document of kind `questionnaire`, key `slug`. Instants are ISO strings in UTC; open is `[opensAt, closesAt)`. */
export type PublicQuestionnaire = {
  questionnaireId: string;
  slug: string;
  decisionSlug: string;
  decisionTitle: string;
  decisionTitleEn: string;
  title: string;
  titleEn: string;
  introduction: string;
  introductionEn: string;
  opensAt: string;
  closesAt: string;
  questions: Question[];
};

/** `number` is the number of the question, from 1. */
export type QuestionnaireFault =
  | { reason: "DECISION_NOT_PUBLIC" | "NO_QUESTION" | "TOO_MANY_QUESTIONS" | "CLOSES_BEFORE_OPENING" | "CLOSED_ALREADY" }
  | { reason: "OPENING_CHANGED" | "SHORTENED_AFTER_OPENING" | "EXTENDED_AFTER_CLOSING" | "EXTENDED_AFTER_RESULTS" }
  | { reason: "OPENS_BEFORE_WINDOW" | "CLOSES_AFTER_WINDOW"; limit: string }
  | { reason: "TOO_FEW_CHOICES" | "TOO_MANY_CHOICES" | "SAME_CHOICE_TWICE" | "SCALE_WITHOUT_WORDS"; number: number };

/** From when until when people can answer, as ISO strings in UTC: `[opensAt, closesAt)`. */
export type OpenTimes = { opensAt: string; closesAt: string };

export interface QuestionnaireContext {
  decisionIsPublic: boolean;
  /** The consultation that it belongs to, as the public reads it or, before that, as it is planned. */
  window: OpenTimes;
  /** The times that the public reads now; null before it is published and after a withdrawal. */
  published: OpenTimes | null;
  wasPublished: boolean;
  /** Its results stand as an activity. */
  isNoted: boolean;
  now: Date;
}

/** Why the questionnaire may not be submitted or published as it stands; empty when it may. */
export function questionnaireFaults(
  { questions, ...times }: Pick<PublicQuestionnaire, "opensAt" | "closesAt" | "questions">,
  context: QuestionnaireContext,
): QuestionnaireFault[] {
  const faults: QuestionnaireFault[] = [];
  if (!context.decisionIsPublic) faults.push({ reason: "DECISION_NOT_PUBLIC" });
  faults.push(...timeFaults(times, context));
  if (questions.length === 0) faults.push({ reason: "NO_QUESTION" });
  if (questions.length > MOST_QUESTIONS) faults.push({ reason: "TOO_MANY_QUESTIONS" });
  return [...faults, ...questions.flatMap((question, index) => questionFaults(question).map((reason) => ({ reason, number: index + 1 })))];
}

/**
 * It is answered while its consultation runs, so that the report on the consultation can tell of it; whoever needs longer extends the consultation first.
 * Once people answer, the times are kept as those of the consultation are (rule V4): the closing is only put off, and only before it.
 */
function timeFaults({ opensAt, closesAt }: OpenTimes, { window, published, wasPublished, isNoted, now }: QuestionnaireContext): QuestionnaireFault[] {
  if (closesAt <= opensAt) return [{ reason: "CLOSES_BEFORE_OPENING" }];
  const instant = now.toISOString();
  const faults: QuestionnaireFault[] = [];
  if (opensAt < window.opensAt) faults.push({ reason: "OPENS_BEFORE_WINDOW", limit: window.opensAt });
  if (closesAt > window.closesAt) faults.push({ reason: "CLOSES_AFTER_WINDOW", limit: window.closesAt });
  if (isNoted && closesAt > instant) faults.push({ reason: "EXTENDED_AFTER_RESULTS" });
  else if (published && published.opensAt <= instant) {
    if (opensAt !== published.opensAt) faults.push({ reason: "OPENING_CHANGED" });
    if (closesAt < published.closesAt) faults.push({ reason: "SHORTENED_AFTER_OPENING" });
    if (closesAt > published.closesAt && published.closesAt <= instant) faults.push({ reason: "EXTENDED_AFTER_CLOSING" });
  } else if (!wasPublished && closesAt <= instant) faults.push({ reason: "CLOSED_ALREADY" });
  return faults;
}

/** What is wrong with one question by itself. */
export function questionFaults(question: Question): ("TOO_FEW_CHOICES" | "TOO_MANY_CHOICES" | "SAME_CHOICE_TWICE" | "SCALE_WITHOUT_WORDS")[] {
  if (question.kind === "text") return [];
  if (question.kind === "scale") return question.low.zh === "" || question.high.zh === "" ? ["SCALE_WITHOUT_WORDS"] : [];
  const { choices } = question;
  const isRepeated = (texts: string[]) => new Set(texts).size < texts.length;
  const chinese = choices.map(({ zh }) => zh);
  const english = choices.map(({ en }) => en).filter((en) => en !== "");
  return [
    ...(choices.length < FEWEST_CHOICES ? (["TOO_FEW_CHOICES"] as const) : []),
    ...(choices.length > MOST_CHOICES ? (["TOO_MANY_CHOICES"] as const) : []),
    ...(isRepeated(chinese) || isRepeated(english) ? (["SAME_CHOICE_TWICE"] as const) : []),
  ];
}

export type QuestionnairePhase = "before" | "open" | "closed";

/** Whether answers are taken at the instant: `[opensAt, closesAt)`. */
export function questionnairePhase({ opensAt, closesAt }: Pick<PublicQuestionnaire, "opensAt" | "closesAt">, now: Date): QuestionnairePhase {
  const instant = now.toISOString();
  if (instant < opensAt) return "before";
  return instant < closesAt ? "open" : "closed";
}
