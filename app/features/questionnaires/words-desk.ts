import type { ChangeQuestions } from "./change-questions.server";
import type { CreateQuestionnaire } from "./create-questionnaire.server";
import type { NoteResults } from "./note-results.server";

export type QuestionnaireRefused = Exclude<Extract<ChangeQuestions | CreateQuestionnaire | NoteResults, { ok: false }>["reason"], "NOT_FOUND">;

/** Why a change of a questionnaire was refused and what to do next, with the field it belongs to. */
export function questionnaireSentence(reason: QuestionnaireRefused): [field: string, sentence: string] {
  switch (reason) {
    case "WINDOW_UNKNOWN":
      return ["windowId", "没有找到这次征求意见。请重新选择。"];
    case "STALE":
      return ["", "您填写期间，同事已经保存了另一版内容。您的改动还没有保存，请核对后再提交；再次提交会以您填写的为准。"];
    case "PUBLISHED":
      return ["", "问卷已经公布，题目不能再改。需要另问的，请新建一份问卷。"];
    case "NO_SUCH_QUESTION":
      return ["", "没有这一题，可能已被同事删去。请核对下面的题目。"];
    case "TOO_MANY_QUESTIONS":
      return ["", "题目已达上限。请先删去一题。"];
    case "NOT_CLOSED_YET":
      return ["", "问卷还没有截止，不能登记结果。请在截止后登记。"];
    case "NOT_PUBLISHED":
      return ["", "问卷没有公布，没有结果可以登记。"];
    case "NOTED_ALREADY":
      return ["", "结果已经登记为活动，不必再登记。"];
    case "LEDGER_CLOSED":
      return ["", "采纳情况已经公布，不能再登记活动。"];
  }
}
