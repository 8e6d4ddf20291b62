/** What the report must show of hearing those concerned, by what the decision is marked with (rule V7; Decree 713 Art. 14 and 15). */
export interface Concerns {
  /** 涉企 */
  affectsEnterprises: boolean;
  /** 民生 */
  affectsLivelihood: boolean;
}

/** Who was heard at an activity. `audienceKind` where officials chose one, else what they wrote in words. */
export interface HeardActivity {
  kind: string;
  audienceKind: string | null;
  audience: string;
}

export type MissingDuty = "ENTERPRISES_NOT_HEARD" | "GRASSROOTS_NOT_HEARD";

const ENTERPRISES = /企业|公司|商会|协会|行业|商户|经营|物业/;
const GRASSROOTS = /居民|群众|社区|村|街道|镇|居委|村委|业主|基层|代表|家庭|老人/;

/**
 * A decision that touches firms needs an activity with firms or associations; one that touches daily life needs one at the grass roots.
 * Gives what is missing.
 */
export function missingDuties(concerns: Concerns, activities: readonly HeardActivity[]): MissingDuty[] {
  const missing: MissingDuty[] = [];
  if (concerns.affectsEnterprises && !activities.some((each) => isFor(each, ["enterprise", "association"], ENTERPRISES))) missing.push("ENTERPRISES_NOT_HEARD");
  if (concerns.affectsLivelihood && !activities.some((each) => isFor(each, ["grassroots"], GRASSROOTS))) missing.push("GRASSROOTS_NOT_HEARD");
  return missing;
}

function isFor({ audienceKind, audience }: HeardActivity, kinds: readonly string[], words: RegExp): boolean {
  return audienceKind === null ? words.test(audience) : kinds.includes(audienceKind);
}
