import { PAIR_BYTES, SHAPE_OFFSET } from './noise-table.js';
import { logOfNormal } from './math.js';
import { randomWords, sharedRounds } from './philox.js';
import { isMiddle, middleQuantile, tailQuantile } from './quantile.js';
import { add, type ConstantPool, type FormulaText, formulaText, mul, select, sub } from './wat.js';

const ONE_BITS = 0x3ff0000000000000n;
/** Path p and p + 1, twice. */
const PATH_STEPS_BITS = 1n << 32n;

const get = (name: string): string => `(local.get $${name})`;

/**
 * 噪声函数 — `$draw` and `$correlate`, the bits of src/random for two paths at a time.
 *
 * `$draw (param $table i32) (param $count i32) (param $path i32) (param $year i32) (param $seed i32) (param $isMedian i32)`
 * writes each noise of the table for paths `$path` and `$path` + 1 into its slot; `$seed` is where `writeSeed` wrote.
 * `$isMedian` not 0 writes the medians 0 and 0.5 instead.
 *
 * `$correlate (param $group i32)` replaces a group's independent draws by correlated ones. Medians are not correlated.
 */
export function noiseLibrary(pool: ConstantPool): string {
  return [drawFunction(pool), tailsFunction(pool), mediansFunction(pool), correlateFunction()].join('\n');
}

/**
 * Philox and the middle of the quantile for every noise, without a branch. A lane that falls into a tail (15 of 100)
 * keeps its uniform and is put on a list: a branch here would be mispredicted, and a tail takes as long as all the rest.
 */
function drawFunction(pool: ConstantPool): string {
  const before = formulaText((name) => `$${name}`, pool);
  const paths = before.set('paths', `(i32x4.add (i32x4.splat ${get('path')}) ${before.bits(PATH_STEPS_BITS)})`);
  const shared = sharedRounds(paths, `(i32x4.splat ${get('year')})`, get('seed'), before);
  const words = formulaText((name) => `$${name}`, pool);
  const both = randomWords(`(v128.load ${get('table')})`, `(v128.load offset=16 ${get('table')})`, shared, get('seed'), words);
  const noises = both.map((each, index) => middleOf(each, index, formulaText((name) => `$${name}_${index}`, pool)));
  const locals = new Set([before, words, ...noises].flatMap((text) => text.locals));
  return `(func $draw (param $table i32) (param $count i32) (param $path i32) (param $year i32) (param $seed i32) (param $isMedian i32)
  (local $end i32) (local $tails i32) (local $list i32) (local $slot i32) (local $bits i32)
  ${[...locals].map((name) => `(local ${name} v128)`).join(' ')}
  (local.set $end (i32.add ${get('table')} (i32.mul (i32.shr_u (i32.add ${get('count')} (i32.const 1)) (i32.const 1)) (i32.const ${PAIR_BYTES}))))
  (if (i32.eq ${get('table')} ${get('end')}) (then (return)))
  (if ${get('isMedian')} (then (call $drawMedians ${get('table')} ${get('end')}) (return)))
  (local.set $tails (i32.add ${get('end')} (i32.const 16)))
  (local.set $list ${get('tails')})
  ${before.steps.join('\n  ')}
  (loop $pair
    ${[words, ...noises].flatMap((text) => text.steps).join('\n    ')}
    (local.set $table (i32.add ${get('table')} (i32.const ${PAIR_BYTES})))
    (br_if $pair (i32.lt_u ${get('table')} ${get('end')})))
  (call $drawTails ${get('tails')} ${get('list')}))`;
}

/** Steps from 64 random bits a lane to the slot: the uniform, or the normal if it lies in the middle. */
function middleOf(words: string, index: number, text: FormulaText): FormulaText {
  const { set, bits, number, steps } = text;
  // 1 + k·2^−52 from the upper 52 bits, less 1 − 2^−53: (k + 0.5)·2^−52 without rounding.
  const u = set('u', sub(`(v128.or (i64x2.shr_u ${words} (i32.const 12)) ${bits(ONE_BITS)})`, number(1 - 2 ** -53)));
  const distance = set('distance', sub(u, number(0.5)));
  const isNormal = set('isNormal', `(v128.load32_splat offset=${SHAPE_OFFSET + 8 * index} ${get('table')})`);
  const middle = set('middle', isMiddle(distance, text));
  const normal = middleQuantile(distance, text);
  steps.push(
    `(local.set $slot (i32.load offset=${SHAPE_OFFSET + 8 * index + 4} ${get('table')}))`,
    `(v128.store ${get('slot')} ${select(`(v128.and ${middle} ${isNormal})`, normal, u)})`,
    `(local.set $bits (i64x2.bitmask (v128.andnot ${isNormal} ${middle})))`,
    // Each lane is written to the list's end; the end moves only past those that lie in a tail.
    `(i32.store ${get('list')} ${get('slot')})`,
    `(local.set $list (i32.add ${get('list')} (i32.shl (i32.and ${get('bits')} (i32.const 1)) (i32.const 2))))`,
    `(i32.store ${get('list')} (i32.add ${get('slot')} (i32.const 8)))`,
    `(local.set $list (i32.add ${get('list')} (i32.shl (i32.and ${get('bits')} (i32.const 2)) (i32.const 1))))`,
  );
  return text;
}

/** Two lanes of the list at a time, each from its uniform to its normal; a last odd one is done twice. */
function tailsFunction(pool: ConstantPool): string {
  const text = formulaText((name) => `$${name}`, pool);
  const u = text.set('u', `(v128.load64_lane 1 ${get('second')} (v128.load64_zero ${get('first')}))`);
  const distance = text.set('distance', sub(u, text.number(0.5)));
  const normal = text.set('normal', tailQuantile(u, distance, text, (share) => logOfNormal(share, text)));
  return `(func $drawTails (param $list i32) (param $end i32) (local $first i32) (local $second i32)
  ${text.locals.map((name) => `(local ${name} v128)`).join(' ')}
  (if (i32.eq ${get('list')} ${get('end')}) (then (return)))
  (i32.store ${get('end')} (i32.load (i32.sub ${get('end')} (i32.const 4))))
  (loop $next
    (local.set $first (i32.load ${get('list')}))
    (local.set $second (i32.load offset=4 ${get('list')}))
    ${text.steps.join('\n    ')}
    (v128.store64_lane 0 ${get('first')} ${normal})
    (v128.store64_lane 1 ${get('second')} ${normal})
    (local.set $list (i32.add ${get('list')} (i32.const 8)))
    (br_if $next (i32.lt_u ${get('list')} ${get('end')}))))`;
}

function mediansFunction(pool: ConstantPool): string {
  const { number } = formulaText((name) => `$${name}`, pool);
  const median = (offset: number): string =>
    `(v128.store (i32.load offset=${offset + 4} ${get('table')}) (v128.andnot ${number(0.5)} (v128.load32_splat offset=${offset} ${get('table')})))`;
  return `(func $drawMedians (param $table i32) (param $end i32)
  (loop $pair
    ${median(SHAPE_OFFSET)}
    ${median(SHAPE_OFFSET + 8)}
    (local.set $table (i32.add ${get('table')} (i32.const ${PAIR_BYTES})))
    (br_if $pair (i32.lt_u ${get('table')} ${get('end')}))))`;
}

/** Rows from the last to the first, because row r reads the draws 0 … r: no copy is needed. Each sum runs from column 0. */
function correlateFunction(): string {
  const term = mul(`(v128.load64_splat ${get('lower')})`, `(v128.load (i32.load ${get('column')}))`);
  return `(func $correlate (param $group i32)
  (local $lower i32) (local $columns i32) (local $column i32) (local $row i32) (local $sum v128)
  (local.set $lower (i32.load offset=4 ${get('group')}))
  (local.set $columns (i32.add ${get('group')} (i32.const 8)))
  (local.set $row (i32.add ${get('columns')} (i32.shl (i32.load ${get('group')}) (i32.const 2))))
  (loop $rows
    (local.set $row (i32.sub ${get('row')} (i32.const 4)))
    (local.set $column ${get('columns')})
    (local.set $sum ${term})
    (local.set $lower (i32.add ${get('lower')} (i32.const 8)))
    (block $atDiagonal
      (loop $along
        (br_if $atDiagonal (i32.eq ${get('column')} ${get('row')}))
        (local.set $column (i32.add ${get('column')} (i32.const 4)))
        (local.set $sum ${add(get('sum'), term)})
        (local.set $lower (i32.add ${get('lower')} (i32.const 8)))
        (br $along)))
    (v128.store (i32.load ${get('row')}) ${get('sum')})
    (br_if $rows (i32.gt_u ${get('row')} ${get('columns')}))))`;
}
