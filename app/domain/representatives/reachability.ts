/**
 * How many of each kind of person to take: `types[t].available` people stand in the cells `types[t].cells`; cell i must get between
 * `cells[i].min` and `cells[i].max` of them, and `seats` are taken altogether.
 */
export type CountProblem = {
  cells: readonly { min: number; max: number }[];
  types: readonly { cells: readonly number[]; available: number }[];
  seats: number;
};

type Bounds = { lower: number[]; upper: number[] };

const EPSILON = 1e-7;
const MAX_PIVOTS = 3000;
const STEEPEST_PIVOTS = 500;
const CERTIFICATE_SCALE = 2 ** 20;

/**
 * Numbers per type that meet every bound, or null if there are none. The answer is exact in both directions:
 *
 * 1. The same question is asked for fractions of people (a system of linear inequalities), with the simplex method for bounds.
 * 2. Without a solution in fractions, the method gives one combination of the rows that contradicts itself. It is rounded to whole numbers and
 *    checked with whole numbers, so a rounding error can never turn a possible panel into an impossible one.
 * 3. A solution in whole people is checked against every bound and returned. A solution that splits a person is cut in two cases (take at most n,
 *    take at least n + 1 of that type), each asked again from 1. Where floating point gives no usable answer, a case is split in the middle.
 *
 * Every split shrinks a range of whole numbers, so the search ends. With quotas as offices use them one or two cases are enough, some milliseconds for
 * 200 applicants, 6 dimensions and 20 seats. The general problem is NP-hard, so no method is fast on every input.
 */
export function findCounts(problem: CountProblem): number[] | null {
  if (problem.seats < 0 || problem.cells.some((cell) => cell.min > cell.max)) return null;
  const rows = [...problem.cells, { min: problem.seats, max: problem.seats }];
  const everyone = rows.length - 1;
  const columns = problem.types.map((type) => [...type.cells, everyone]);
  const open: Bounds[] = [
    { lower: problem.types.map(() => 0), upper: problem.types.map((type) => Math.min(type.available, problem.seats)) },
  ];
  for (let bounds = open.pop(); bounds; bounds = open.pop()) {
    const answer = solveInFractions(rows, columns, bounds);
    if (answer.kind === "contradiction" && provesImpossible(answer.weights, rows, columns, bounds)) continue;
    const point = answer.kind === "point" ? answer.point : null;
    const whole = point?.map(Math.round) ?? bounds.lower;
    if (meets(whole, rows, columns, bounds)) return whole;
    const split = mostSplit(point, bounds);
    if (split === null) continue;
    const { type, below } = split;
    const atMost = { lower: bounds.lower, upper: replaced(bounds.upper, type, below) };
    const atLeast = { lower: replaced(bounds.lower, type, below + 1), upper: bounds.upper };
    open.push(atMost, atLeast);
  }
  return null;
}

function meets(
  counts: readonly number[],
  rows: readonly { min: number; max: number }[],
  columns: readonly (readonly number[])[],
  bounds: Bounds,
): boolean {
  const sums = rows.map(() => 0);
  for (const [type, cells] of columns.entries()) {
    const count = counts[type] ?? 0;
    if (count < (bounds.lower[type] ?? 0) || count > (bounds.upper[type] ?? 0)) return false;
    for (const cell of cells) sums[cell] = (sums[cell] ?? 0) + count;
  }
  return rows.every((row, i) => (sums[i] ?? 0) >= row.min && (sums[i] ?? 0) <= row.max);
}

/** The type whose fraction is nearest to one half; without a usable point the one with the widest range. Null when nothing is left to split. */
function mostSplit(point: readonly number[] | null, bounds: Bounds): { type: number; below: number } | null {
  let best: { type: number; below: number; weight: number } | null = null;
  for (const [type, low] of bounds.lower.entries()) {
    const high = bounds.upper[type] ?? low;
    if (low >= high) continue;
    const value = Math.min(Math.max(point?.[type] ?? (low + high) / 2, low), high);
    const below = Math.min(Math.floor(value + EPSILON), high - 1);
    const fraction = Math.min(value - below, below + 1 - value);
    const weight = point === null ? high - low : fraction;
    if (best === null || weight > best.weight + EPSILON) best = { type, below, weight };
  }
  return best;
}

function replaced(values: readonly number[], index: number, value: number): number[] {
  return values.map((old, i) => (i === index ? value : old));
}

/**
 * Whether the weighted sum of all rows contradicts itself for every count within its bounds. Whole numbers below 2^53 only, so it is a proof.
 */
function provesImpossible(
  weights: readonly number[],
  rows: readonly { min: number; max: number }[],
  columns: readonly (readonly number[])[],
  bounds: Bounds,
): boolean {
  const whole = weights.map((weight) => Math.round(weight * CERTIFICATE_SCALE));
  if (whole.some((weight) => Math.abs(weight) > 2 ** 32)) return false;
  let [least, most, rowLeast, rowMost] = [0, 0, 0, 0];
  for (const [type, cells] of columns.entries()) {
    const weight = cells.reduce((sum, cell) => sum + (whole[cell] ?? 0), 0);
    const [low, high] = [bounds.lower[type] ?? 0, bounds.upper[type] ?? 0];
    least += weight * (weight > 0 ? low : high);
    most += weight * (weight > 0 ? high : low);
  }
  for (const [i, row] of rows.entries()) {
    const weight = whole[i] ?? 0;
    rowLeast += weight * (weight > 0 ? row.min : row.max);
    rowMost += weight * (weight > 0 ? row.max : row.min);
  }
  const exact = [least, most, rowLeast, rowMost].every((sum) => Number.isSafeInteger(sum));
  return exact && (most < rowLeast || least > rowMost);
}

type FractionAnswer = { kind: "point"; point: number[] } | { kind: "contradiction"; weights: number[] } | { kind: "unknown" };

/**
 * The simplex method for variables with bounds (after Dutertre and de Moura, CAV 2006): every row's sum is a variable of its own with the row's
 * bounds. One that breaks a bound is repaired by moving another that still has room; when none has, the row itself is the contradiction.
 * The largest violation and the steepest move come first, which is fast; if that goes in circles, Bland's rule (lowest number first) cannot.
 */
function solveInFractions(
  rows: readonly { min: number; max: number }[],
  columns: readonly (readonly number[])[],
  bounds: Bounds,
): FractionAnswer {
  const n = columns.length;
  const lower = [...bounds.lower, ...rows.map((row) => row.min)];
  const upper = [...bounds.upper, ...rows.map((row) => row.max)];
  const value = [...bounds.lower, ...rows.map(() => 0)];
  const tableau = rows.map(() => new Float64Array(n));
  for (const [j, cells] of columns.entries()) {
    for (const cell of cells) {
      (tableau[cell] as Float64Array)[j] = 1;
      value[n + cell] = at(value, n + cell) + at(value, j);
    }
  }
  const basic = rows.map((_, i) => n + i);
  const free = columns.map((_, j) => j);
  const violation = (v: number) => Math.max(at(lower, v) - at(value, v), at(value, v) - at(upper, v));

  for (let pivots = 0; pivots < MAX_PIVOTS; pivots++) {
    const inCircles = pivots >= STEEPEST_PIVOTS;
    const broken = pick(basic, violation, inCircles);
    if (broken === null) return { kind: "point", point: value.slice(0, n) };
    const row = tableau[broken] as Float64Array;
    const variable = at(basic, broken);
    const direction = at(value, variable) < at(lower, variable) ? 1 : -1;
    const target = direction > 0 ? at(lower, variable) : at(upper, variable);
    const steepness = (v: number, j: number) => {
      const slope = direction * at(row, j);
      const room = slope > 0 ? at(upper, v) - at(value, v) : at(value, v) - at(lower, v);
      return room > EPSILON ? Math.abs(slope) : 0;
    };
    const entering = pick(free, steepness, inCircles);
    if (entering === null) return { kind: "contradiction", weights: contradiction(row, variable, free, n, rows.length) };

    const moved = at(free, entering);
    const step = (target - at(value, variable)) / at(row, entering);
    value[moved] = at(value, moved) + step;
    for (let i = 0; i < basic.length; i++) {
      const v = at(basic, i);
      value[v] = at(value, v) + at(tableau[i] as Float64Array, entering) * step;
    }
    value[variable] = target;
    exchange(tableau, broken, entering);
    basic[broken] = moved;
    free[entering] = variable;
  }
  return { kind: "unknown" };
}

/** The weights of the original rows in a row of the tableau: those of the rows' own variables, with the sign turned for the broken one. */
function contradiction(row: Float64Array, broken: number, free: readonly number[], n: number, m: number): number[] {
  const weights = new Array<number>(m).fill(0);
  if (broken >= n) weights[broken - n] = -1;
  for (let j = 0; j < n; j++) if (at(free, j) >= n) weights[at(free, j) - n] = at(row, j);
  return weights;
}

/** Solves the row for the entering variable and puts the result into all other rows. */
function exchange(tableau: readonly Float64Array[], leaving: number, entering: number): void {
  const row = tableau[leaving] as Float64Array;
  const pivot = at(row, entering);
  for (let j = 0; j < row.length; j++) row[j] = j === entering ? 1 / pivot : -at(row, j) / pivot;
  for (let i = 0; i < tableau.length; i++) {
    const other = tableau[i] as Float64Array;
    const factor = at(other, entering);
    if (i === leaving || factor === 0) continue;
    other[entering] = 0;
    for (let j = 0; j < row.length; j++) other[j] = at(other, j) + factor * at(row, j);
  }
}

/** The position of the variable with the largest score, or of the lowest variable with any score; null when none has one. */
function pick(
  variables: readonly number[],
  score: (variable: number, position: number) => number,
  lowestFirst: boolean,
): number | null {
  let found: number | null = null;
  let best = EPSILON;
  for (let position = 0; position < variables.length; position++) {
    const variable = at(variables, position);
    if (lowestFirst && found !== null && variable > at(variables, found)) continue;
    const points = score(variable, position);
    if (points <= (lowestFirst ? EPSILON : best)) continue;
    best = points;
    found = position;
  }
  return found;
}

function at(values: ArrayLike<number>, index: number): number {
  return values[index] as number;
}
