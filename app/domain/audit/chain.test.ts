import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkEnd, checkNextRow, GENESIS, sealRows, type AuditContent, type ChainFault, type ChainPlace, type SealedRow } from "./chain";
import { chainFaultSentence } from "./chain.words";

const content = (id: number): AuditContent => ({
  id: String(id), at: "2026-08-12T01:00:00.000Z", actorKind: "staff", actorId: "a", action: "thing.done", nounKind: "thing", nounId: String(id), revisionId: null, detail: '{"n": 1}',
});
const chainOf = (count: number) => sealRows(GENESIS, Array.from({ length: count }, (_, index) => content(index + 1)), "2026-08-12T01:01:00.000Z");

function firstFault(rows: readonly SealedRow[], end: ChainPlace): ChainFault | null {
  let before: ChainPlace = GENESIS;
  for (const row of rows) {
    const fault = checkNextRow(before, row);
    if (fault) return fault;
    before = row;
  }
  return checkEnd(before, end, []);
}

describe("a chain", () => {
  it("has a hash that anybody can compute again", () => {
    expect(chainOf(2).map(({ hash }) => hash)).toEqual([
      "c1752b991da8ad9d6f1098d88e2ab5dda774c1431bcd0d894f441fd8a1628441",
      "6897f22a6825ade6a2fece62c1de6d1069caafec8ed0223fb5149e8276788d2d",
    ]);
  });

  it("is the same in one batch or several", () => {
    const rows = [1, 2, 3].map(content);
    const first = sealRows(GENESIS, rows.slice(0, 1), "x");
    expect([...first, ...sealRows(first[0]!, rows.slice(1), "x")]).toEqual(sealRows(GENESIS, rows, "x"));
  });

  it("is whole when nobody touched it", () => {
    const rows = chainOf(20);
    expect(firstFault(rows, rows.at(-1)!)).toBeNull();
  });

  it("names the row when any field of any row is another", () => {
    const fields = ["id", "at", "actorKind", "actorId", "action", "nounKind", "nounId", "revisionId", "detail", "sealedAt", "hash"] as const;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.constantFrom(...fields), (index, field) => {
        const rows = chainOf(10);
        const end = rows.at(-1)!;
        rows[index] = { ...rows[index]!, [field]: "another" };
        expect(firstFault(rows, end)).toMatchObject({ fault: "ROW_CHANGED", position: index + 1 });
      }),
    );
  });

  it("names the place of a row that was taken out, put in or moved", () => {
    const rows = chainOf(10);
    const end = rows.at(-1)!;
    expect(firstFault(rows.toSpliced(4, 1), end)).toEqual({ fault: "ROW_MISSING", position: 5, rowId: null });
    const [forged] = sealRows(rows[3]!, [content(99)], "x");
    const shifted = rows.map((row) => (row.position < 5 ? row : { ...row, position: row.position + 1 }));
    expect(firstFault(shifted.toSpliced(4, 0, forged!), end)).toEqual({ fault: "LINK_BROKEN", position: 6, rowId: "5" });
    const swapped = [...rows];
    [swapped[2], swapped[6]] = [{ ...rows[6]!, position: 3 }, { ...rows[2]!, position: 7 }];
    expect(firstFault(swapped, end)).toEqual({ fault: "LINK_BROKEN", position: 3, rowId: "7" });
  });

  it("names where rows are missing at its end, and a head that was public", () => {
    const rows = chainOf(10);
    expect(firstFault(rows.slice(0, 8), rows.at(-1)!)).toEqual({ fault: "TAIL_MISSING", position: 9, rowId: null, day: null });
    const head = { day: "2026-08-12", position: 10, hash: rows[9]!.hash };
    expect(checkEnd(rows[7]!, rows[7]!, [head])).toEqual({ fault: "TAIL_MISSING", position: 9, rowId: null, day: "2026-08-12" });
    expect(checkEnd(rows[9]!, { ...rows[9]!, hash: "another" }, [])).toMatchObject({ fault: "END_DIFFERS" });
  });

  it("has a sentence with a next step for every fault", () => {
    const at = { position: 5, rowId: null };
    const all: ChainFault[] = [
      ...(["ROW_MISSING", "LINK_BROKEN", "ROW_CHANGED", "ROW_ADDED"] as const).map((fault) => ({ fault, position: 5, rowId: "9" })),
      { fault: "HEAD_DIFFERS", ...at, day: "2026-08-12" },
      { fault: "TAIL_MISSING", ...at, day: "2026-08-12" },
      { fault: "END_DIFFERS", ...at },
      { fault: "CHECKPOINT_UNKNOWN", ...at },
    ];
    for (const fault of all) expect(chainFaultSentence(fault)).toMatch(/第 5 位.*请/);
  });
});
